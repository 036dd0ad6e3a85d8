public import Bytes

/// Writes a JSON document (RFC 8259) piece by piece, without a tree in between.
///
///     var json = JSONWriter()
///     json.object { json in
///       json.field("status", "ok")
///     }
///
/// Keys are the program's own names and are written as they are.
public struct JSONWriter: ~Copyable, Sendable {
  private var buffer: ByteBuffer
  private var needsComma = false

  /// Begins an empty document.
  public init(capacity: Int = 256) { buffer = ByteBuffer(capacity: capacity) }

  /// Begins a document behind what a buffer holds.
  public init(after buffer: consuming ByteBuffer) { self.buffer = buffer }

  /// The buffer with the document at its end.
  public consuming func finished() -> ByteBuffer { buffer }

  /// What was written so far.
  public var bytes: [UInt8] { buffer.bytes }

  /// An object with what the closure writes.
  public mutating func object(_ members: (inout JSONWriter) -> Void) {
    openObject()
    members(&self)
    closeObject()
  }

  /// A list with what the closure writes.
  public mutating func list(_ items: (inout JSONWriter) -> Void) {
    openList()
    items(&self)
    closeList()
  }

  /// Begins an object whose members come one by one.
  public mutating func openObject() { open("{") }

  /// Ends it.
  public mutating func closeObject() { close("}") }

  /// Begins a list whose items come one by one.
  public mutating func openList() { open("[") }

  /// Ends it.
  public mutating func closeList() { close("]") }

  /// A string.
  public mutating func string(_ text: String) {
    separate()
    buffer.append(Self.quote)
    text.withBytes { append(escaping: $0) }
    buffer.append(Self.quote)
    needsComma = true
  }

  private mutating func append(escaping text: UnsafeBufferPointer<UInt8>) {
    var start = 0
    while true {
      let end = buffer.append(text, from: start) {
        $0.marks(below: 0x20) | $0.marks(of: Self.quote) | $0.marks(of: UInt8(ascii: "\\"))
          | $0.marks(of: 0x7F)
      }
      guard end < text.count else { return }
      append(escape: text[end])
      start = end + 1
    }
  }

  /// A number.
  public mutating func integer(_ value: Int) {
    separate()
    buffer.append(decimal: value)
    needsComma = true
  }

  /// A number with a fraction, which must be finite.
  public mutating func number(_ value: Double) { raw(String(value)) }

  /// A number as it is written already.
  public mutating func number(written: String) { raw(written) }

  /// True or false.
  public mutating func flag(_ value: Bool) { raw(value ? "true" : "false") }

  /// Nothing.
  public mutating func null() { raw("null") }

  /// A document that is already written.
  public mutating func document(_ document: [UInt8]) {
    separate()
    document.withUnsafeBufferPointer { buffer.append($0) }
    needsComma = true
  }

  /// A value of a tree; members of objects stand in the order of their names.
  public mutating func value(_ value: JSONValue) {
    switch value {
    case .null: null()
    case .flag(let flag): self.flag(flag)
    case .integer(let integer): self.integer(integer)
    case .number(let number): self.number(number)
    case .text(let text): string(text)
    case .list(let items): list { for item in items { $0.value(item) } }
    case .object(let members):
      object { json in
        for (name, member) in members.sorted(by: { $0.key < $1.key }) {
          json.string(name)
          json.colon()
          json.value(member)
        }
      }
    }
  }

  /// How many bytes were written, those before the document too.
  public var count: Int { buffer.count }

  /// Writes once more what was written between two places, which ends with a value.
  public mutating func append(again written: Range<Int>) {
    buffer.append(again: written)
    needsComma = true
  }

  /// Begins a line for the item that comes next, so that long lists can be read and compared.
  public mutating func line() {
    separate()
    needsComma = false
    buffer.append(0x0A)
  }

  /// Ends the line of the last item.
  public mutating func lineEnd() { buffer.append(0x0A) }

  /// The name of the member that comes next.
  public mutating func key(_ name: String) {
    separate()
    buffer.append(Self.quote)
    append(name)
    buffer.append(Self.quote)
    colon()
  }

  /// The name of a member that many objects have, written once.
  public struct Key: Sendable {
    fileprivate let bytes: [UInt8]

    /// Writes a name.
    public init(_ name: String) { bytes = Array("\"\(name)\":".utf8) }
  }

  /// The name of the member that comes next.
  public mutating func key(_ key: Key) {
    separate()
    key.bytes.withUnsafeBufferPointer { buffer.append($0) }
    needsComma = false
  }

  private mutating func colon() {
    buffer.append(UInt8(ascii: ":"))
    needsComma = false
  }

  private mutating func open(_ bracket: Unicode.Scalar) {
    separate()
    buffer.append(UInt8(ascii: bracket))
    needsComma = false
  }

  private mutating func close(_ bracket: Unicode.Scalar) {
    buffer.append(UInt8(ascii: bracket))
    needsComma = true
  }

  private mutating func raw(_ text: String) {
    separate()
    append(text)
    needsComma = true
  }

  private mutating func append(_ text: String) {
    text.withBytes { buffer.append($0) }
  }

  private mutating func separate() {
    if needsComma { buffer.append(UInt8(ascii: ",")) }
  }

  private static let quote = UInt8(ascii: "\"")

  private mutating func append(escape byte: UInt8) {
    buffer.append(UInt8(ascii: "\\"))
    switch byte {
    case Self.quote, UInt8(ascii: "\\"): buffer.append(byte)
    case 0x0A: buffer.append(UInt8(ascii: "n"))
    default:
      let digits = Array("0123456789abcdef".utf8)
      buffer.append("u00")
      buffer.append(digits[Int(byte >> 4)])
      buffer.append(digits[Int(byte & 15)])
    }
  }
}

extension JSONWriter {
  /// A member that is a text.
  public mutating func field(_ name: String, _ text: String) {
    key(name)
    string(text)
  }

  /// A member that is a text or null.
  public mutating func field(_ name: String, _ text: String?) {
    key(name)
    if let text { string(text) } else { null() }
  }

  /// A member that is a number.
  public mutating func field(_ name: String, _ value: Int) {
    key(name)
    integer(value)
  }

  /// A member that is true or false.
  public mutating func field(_ name: String, _ value: Bool) {
    key(name)
    flag(value)
  }

  /// A member that is an object.
  public mutating func field(_ name: String, object members: (inout JSONWriter) -> Void) {
    key(name)
    object(members)
  }

  /// A member that is a list.
  public mutating func field(_ name: String, list items: (inout JSONWriter) -> Void) {
    key(name)
    list(items)
  }
}
