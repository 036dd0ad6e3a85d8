import CSodium

extension Key {
  /// How many bytes a sealed text is longer than the text: the nonce and the tag.
  public static let sealOverhead = Int(crypto_secretbox_NONCEBYTES + crypto_secretbox_MACBYTES)

  /// A text that only this key reads again (XSalsa20 and Poly1305, with a random nonce before it).
  ///
  /// - Parameters:
  ///   - text: What is sealed; its length can be seen.
  ///   - use: What for: it is opened for the same use only, so a sealed text is worth nothing in
  ///     another place.
  /// - Returns: The nonce, and the text with its tag.
  public func seal(_ text: String, for use: String) -> [UInt8] { seal(Array(text.utf8), for: use) }

  /// The same for bytes.
  public func seal(_ message: [UInt8], for use: String) -> [UInt8] {
    let nonce = Random.bytes(Int(crypto_secretbox_NONCEBYTES))
    var box = [UInt8](repeating: 0, count: message.count + Int(crypto_secretbox_MACBYTES))
    crypto_secretbox_easy(&box, message, UInt64(message.count), nonce, sealingKey(use))
    return nonce + box
  }

  /// The text that was sealed; nil when it was sealed for another use, by another key, or changed.
  public func open(_ sealed: [UInt8], for use: String) -> String? {
    opened(sealed, for: use).flatMap { String(validating: $0, as: UTF8.self) }
  }

  /// The bytes that were sealed; nil as for a text.
  public func opened(_ sealed: [UInt8], for use: String) -> [UInt8]? {
    Sodium.start()
    guard sealed.count >= Self.sealOverhead else { return nil }
    let nonce = Array(sealed.prefix(Int(crypto_secretbox_NONCEBYTES)))
    let box = Array(sealed.dropFirst(nonce.count))
    var message = [UInt8](repeating: 0, count: sealed.count - Self.sealOverhead)
    guard
      crypto_secretbox_open_easy(&message, box, UInt64(box.count), nonce, sealingKey(use)) == 0
    else { return nil }
    return message
  }

  /// A key of its own for each use, from which the portal's cannot be found.
  private func sealingKey(_ use: String) -> [UInt8] {
    Sodium.start()
    // Texts that are hashed begin with their use, which is never empty.
    return digest([0] + Array("seal".utf8) + [0] + Array(use.utf8))
  }
}
