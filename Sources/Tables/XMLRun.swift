internal import CExpat

/// What is told of an XML document, element by element.
protocol XMLVisitor: AnyObject {
  func start(_ name: String, _ attributes: XMLAttributes)
  func end(_ name: String)
  /// Text of the element that is open; one text may come in pieces.
  func text(_ bytes: UnsafeBufferPointer<UInt8>)
  /// Set to end the run early: what is left is of no use.
  var isStopped: Bool { get }
}

/// The attributes of an element, valid only while it starts.
struct XMLAttributes {
  fileprivate let list: UnsafeMutablePointer<UnsafePointer<CChar>?>?

  /// The value of an attribute by its name without a prefix.
  subscript(name: String) -> String? {
    guard let list else { return nil }
    var index = 0
    while let key = list[index], let value = list[index + 1] {
      if XMLRun.localName(key) == name { return String(cString: value) }
      index += 2
    }
    return nil
  }
}

/// One pass of expat over a document.
///
/// Documents with a DTD are refused: nothing in a workbook has one, and only with one can a document
/// define entities.
final class XMLRun {
  enum Failure: Error {
    case damaged
    case documentType
  }

  /// Elements deeper than this are in no workbook.
  static let maximumDepth = 64

  private let visitor: any XMLVisitor
  private let parser: XML_Parser
  private var depth = 0
  private var failure: Failure?

  private init(_ parser: XML_Parser, _ visitor: any XMLVisitor) {
    self.parser = parser
    self.visitor = visitor
  }

  static func parse(_ bytes: [UInt8], _ visitor: any XMLVisitor) throws(Failure) {
    guard let parser = XML_ParserCreate(nil) else { throw .damaged }
    defer { XML_ParserFree(parser) }
    let run = XMLRun(parser, visitor)
    let failure = withExtendedLifetime(run) { run.parse(bytes) }
    if let failure { throw failure }
  }

  private func parse(_ bytes: [UInt8]) -> Failure? {
    XML_SetUserData(parser, Unmanaged.passUnretained(self).toOpaque())
    XML_SetElementHandler(
      parser,
      { data, name, attributes in
        guard let data, let name else { return }
        XMLRun.of(data).start(XMLRun.localName(name), XMLAttributes(list: attributes))
      },
      { data, name in
        guard let data, let name else { return }
        XMLRun.of(data).end(XMLRun.localName(name))
      })
    XML_SetCharacterDataHandler(parser) { data, text, count in
      guard let data, let text else { return }
      let raw = UnsafeRawBufferPointer(start: text, count: Int(count))
      XMLRun.of(data).text(raw.bindMemory(to: UInt8.self))
    }
    XML_SetStartDoctypeDeclHandler(parser) { data, _, _, _, _ in
      guard let data else { return }
      XMLRun.of(data).stop(.documentType)
    }
    let status = bytes.withUnsafeBytes { buffer in
      XML_Parse(
        parser, buffer.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(buffer.count), 1)
    }
    if let failure { return failure }
    return status == XML_STATUS_OK || visitor.isStopped ? nil : .damaged
  }

  private static func of(_ data: UnsafeMutableRawPointer) -> XMLRun {
    Unmanaged<XMLRun>.fromOpaque(data).takeUnretainedValue()
  }

  /// The name without the prefix of its namespace: each part of a workbook has one that matters.
  fileprivate static func localName(_ name: UnsafePointer<CChar>) -> String {
    var start = name
    var next = name
    while next.pointee != 0 {
      if next.pointee == CChar(UInt8(ascii: ":")) { start = next + 1 }
      next += 1
    }
    return String(cString: start)
  }

  private func stop(_ failure: Failure?) {
    if self.failure == nil { self.failure = failure }
    XML_StopParser(parser, XML_Bool(0))
  }

  private func start(_ name: String, _ attributes: XMLAttributes) {
    depth += 1
    guard depth <= Self.maximumDepth else { return stop(.damaged) }
    visitor.start(name, attributes)
    if visitor.isStopped { stop(nil) }
  }

  private func end(_ name: String) {
    depth -= 1
    visitor.end(name)
    if visitor.isStopped { stop(nil) }
  }

  private func text(_ bytes: UnsafeBufferPointer<UInt8>) { visitor.text(bytes) }
}
