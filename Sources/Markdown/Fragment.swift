/// HTML or plain text with holes: parsed once for a language, spliced for every city.
public struct Fragment: Sendable, Equatable {
  /// The pieces in order.
  public internal(set) var segments: [Segment] = []

  /// A piece of a fragment.
  public enum Segment: Sendable, Equatable {
    /// Finished UTF-8.
    case bytes([UInt8])
    /// The place of a value: its name, and how it must be written there.
    case hole(String, Writing)
    /// The address of a page of the same city and language, from the city's folder.
    case localAddress(String)
    /// The address of a page from the portal's root.
    case rootAddress(String)
  }

  /// How a value is written into its hole.
  public enum Writing: Sendable, Equatable {
    /// Escaped text.
    case text
    /// The beginning of an address; its scheme must be an allowed one.
    case address
    /// A later part of an address.
    case addressPart
    /// A phone number in an address: digits and a plus.
    case telephone
  }

  /// An empty fragment.
  public init() {}

  /// What a hole or an address becomes.
  public struct Values: Sendable {
    let hole: @Sendable (String) -> String
    let localPrefix: String
    let rootPrefix: String

    /// Makes the values of one city and language.
    ///
    /// - Parameters:
    ///   - localPrefix: What stands before an address of the same city, such as `/atyrau/kk/`.
    ///   - rootPrefix: What stands before an address from the root, such as `/`.
    ///   - hole: The value of a hole by its name.
    public init(
      localPrefix: String, rootPrefix: String, hole: @escaping @Sendable (String) -> String
    ) {
      self.hole = hole
      self.localPrefix = localPrefix
      self.rootPrefix = rootPrefix
    }
  }

  /// Hands over the pieces of the filled fragment in order, finished ones from where they are.
  public func forEachPiece(_ values: Values, _ take: (UnsafeBufferPointer<UInt8>) -> Void) {
    var filled: [UInt8] = []
    for segment in segments {
      if case .bytes(let bytes) = segment {
        bytes.withUnsafeBufferPointer(take)
      } else {
        filled.removeAll(keepingCapacity: true)
        Self.append(segment, values, to: &filled)
        filled.withUnsafeBufferPointer(take)
      }
    }
  }

  private static func append(_ segment: Segment, _ values: Values, to output: inout [UInt8]) {
    switch segment {
    case .bytes(let bytes): output.append(contentsOf: bytes)
    case .hole(let name, let writing): append(values.hole(name), writing, to: &output)
    case .localAddress(let address):
      Escaping.appendAddress(values.localPrefix, to: &output)
      Escaping.appendAddress(address, to: &output)
    case .rootAddress(let address):
      Escaping.appendAddress(values.rootPrefix, to: &output)
      Escaping.appendAddress(address, to: &output)
    }
  }

  /// The filled fragment.
  public func bytes(_ values: Values) -> [UInt8] {
    var output: [UInt8] = []
    output.reserveCapacity(likelyCount)
    forEachPiece(values) { output.append(contentsOf: $0) }
    return output
  }

  /// How many bytes the filled fragment may have, as a city's values are about thirty bytes each.
  private var likelyCount: Int {
    segments.reduce(0) { count, segment in
      if case .bytes(let bytes) = segment { count + bytes.count } else { count + 32 }
    }
  }

  private static func append(_ value: String, _ writing: Writing, to output: inout [UInt8]) {
    switch writing {
    case .text: Escaping.appendText(value, to: &output)
    case .address:
      // The check of the content reports it; a preview must not run it meanwhile.
      if LinkScheme.isAllowed(value) { Escaping.appendAddress(value, to: &output) }
    case .addressPart: Escaping.appendAddress(value, to: &output)
    case .telephone:
      output.append(contentsOf: value.utf8.filter { ($0 >= 48 && $0 <= 57) || $0 == 43 })
    }
  }

  // MARK: Building

  mutating func append(_ text: StaticString) {
    text.withUTF8Buffer { append(bytes: Array($0)) }
  }

  mutating func append(bytes: [UInt8]) {
    if bytes.isEmpty { return }
    if case .bytes(var last) = segments.last {
      segments[segments.count - 1] = .bytes([])
      last.append(contentsOf: bytes)
      segments[segments.count - 1] = .bytes(last)
    } else {
      segments.append(.bytes(bytes))
    }
  }

  mutating func append(html: String) { append(bytes: Array(html.utf8)) }

  mutating func append(text: String) {
    var bytes: [UInt8] = []
    Escaping.appendText(text, to: &bytes)
    append(bytes: bytes)
  }

  mutating func append(_ segment: Segment) {
    if case .bytes(let bytes) = segment { append(bytes: bytes) } else { segments.append(segment) }
  }

  mutating func append(_ other: Fragment) {
    for segment in other.segments { append(segment) }
  }
}
