public import Bytes

/// Writes values so that they cannot break out of HTML text, attributes and addresses.
public enum Escaping {
  /// Text or the inside of a quoted attribute.
  public static func appendText(_ text: String, to output: inout [UInt8]) {
    text.withBytes { appendText($0, to: &output) }
  }

  /// UTF-8 of a text, or of the inside of a quoted attribute.
  public static func appendText(_ text: UnsafeBufferPointer<UInt8>, to output: inout [UInt8]) {
    // What stands between two bytes that must be escaped is copied at once: there are few of them.
    ByteScan.forEachRun(of: text) {
      special($0)
    } _: { run, special in
      output.append(contentsOf: run)
      if let special { entity(for: special).withUTF8Buffer { output.append(contentsOf: $0) } }
    }
  }

  /// Text or the inside of a quoted attribute.
  public static func appendText(_ text: String, to output: inout ByteBuffer) {
    text.withBytes { appendText($0, to: &output) }
  }

  /// UTF-8 of a text, or of the inside of a quoted attribute.
  public static func appendText(
    _ text: UnsafeBufferPointer<UInt8>, to output: inout ByteBuffer
  ) {
    var start = 0
    while true {
      let end = output.append(text, from: start) { special($0) }
      guard end < text.count else { return }
      output.append(entity(for: text[end]))
      start = end + 1
    }
  }

  @inline(__always)
  private static func special(_ bytes: SixteenBytes) -> SixteenBytes.Marks {
    // `" &` differ in one bit, and so do `< >`.
    bytes.marks(of: UInt8(ascii: "\""), ignoring: 0x04)
      | bytes.marks(of: UInt8(ascii: "<"), ignoring: 0x02)
  }

  private static func entity(for byte: UInt8) -> StaticString {
    switch byte {
    case UInt8(ascii: "&"): "&amp;"
    case UInt8(ascii: "<"): "&lt;"
    case UInt8(ascii: ">"): "&gt;"
    default: "&quot;"
    }
  }

  /// An address inside a quoted attribute: what RFC 3986 does not allow is percent-encoded.
  public static func appendAddress(_ address: String, to output: inout [UInt8]) {
    address.withBytes { append(address: $0, to: &output) }
  }

  private static func append(
    address: UnsafeBufferPointer<UInt8>, to output: inout [UInt8]
  ) {
    // Nearly all addresses stay as they are.
    if address.allSatisfy({ isAddressByte($0) }) { return output.append(contentsOf: address) }
    for byte in address {
      switch byte {
      case UInt8(ascii: "&"): output.append(contentsOf: "&amp;".utf8)
      case UInt8(ascii: "'"): output.append(contentsOf: "&#x27;".utf8)
      case _ where isAddressByte(byte): output.append(byte)
      default:
        output.append(UInt8(ascii: "%"))
        output.append(digits[Int(byte >> 4)])
        output.append(digits[Int(byte & 15)])
      }
    }
  }

  private static let digits = Array("0123456789ABCDEF".utf8)

  private static func isAddressByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"):
      true
    case UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "."), UInt8(ascii: "+"),
      UInt8(ascii: "!"), UInt8(ascii: "*"), UInt8(ascii: "("), UInt8(ascii: ")"),
      UInt8(ascii: ","), UInt8(ascii: "%"), UInt8(ascii: "#"), UInt8(ascii: "@"),
      UInt8(ascii: "?"), UInt8(ascii: "="), UInt8(ascii: ";"), UInt8(ascii: ":"),
      UInt8(ascii: "/"), UInt8(ascii: "$"), UInt8(ascii: "~"):
      true
    default: false
    }
  }
}
