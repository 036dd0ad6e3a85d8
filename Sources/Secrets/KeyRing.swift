/// The portal's secrets: the one in use, and those before it.
///
/// A key file holds them one after another, the one in use first.
public struct KeyRing: Sendable {
  /// How many a ring holds at most; a rotation a month fills it in ten years.
  static let most = 128
  /// The one that seals, signs and names from now on.
  public let current: Key
  /// Those before it, the latest first.
  public let former: [Key]

  /// Makes a ring of one key.
  public init(_ key: Key) { (current, former) = (key, []) }

  private init(_ current: Key, _ former: [Key]) { (self.current, self.former) = (current, former) }

  /// Takes the bytes of a key file; nil when they are not whole keys.
  public init?(_ bytes: [UInt8]) {
    guard !bytes.isEmpty, bytes.count % Key.length == 0, bytes.count <= Self.most * Key.length
    else { return nil }
    var keys = stride(from: 0, to: bytes.count, by: Key.length).compactMap {
      Key(Array(bytes[$0..<$0 + Key.length]))
    }
    current = keys.removeFirst()
    former = keys
  }

  /// The bytes, as a key file holds them.
  public var fileBytes: [UInt8] { all.flatMap(\.fileBytes) }

  /// Every key, the one in use first.
  public var all: [Key] { [current] + former }

  /// The first key the portal ever had.
  ///
  /// Random secrets of 256 bits, such as an employee's token, are kept under it for good: nobody
  /// guesses those from their hashes even with the key, and another key would end them all.
  public var first: Key { former.last ?? current }

  /// The ring with a new key in use; nil when it is full.
  public func rotated() -> KeyRing? {
    guard former.count + 2 <= Self.most else { return nil }
    return KeyRing(Key.random(), all)
  }

  /// The ring as it was when a key was in use; nil when it never was.
  public func since(_ isWanted: (Key) -> Bool) -> KeyRing? {
    guard let place = all.firstIndex(where: isWanted) else { return nil }
    return KeyRing(all[place], Array(all[(place + 1)...]))
  }
}
