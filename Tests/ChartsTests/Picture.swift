import Foundation
import FoundationXML

/// The elements of a picture, read as XML.
final class Picture: NSObject, XMLParserDelegate {
  struct Element {
    let name: String
    let attributes: [String: String]
    var text = ""

    /// Whether one of its classes is this one.
    func isOf(_ name: String) -> Bool {
      attributes["class", default: ""].split(separator: " ").contains { $0 == name }
    }

    /// A length in percent; nil for one that is not written so.
    func percent(_ name: String) -> Double? {
      guard let value = attributes[name], value.hasSuffix("%") else {
        return attributes[name].flatMap(Double.init)
      }
      return Double(value.dropLast())
    }
  }

  private(set) var elements: [Element] = []
  private var open: [Int] = []

  /// nil when the bytes are not well-formed.
  init?(_ bytes: [UInt8]) {
    super.init()
    let parser = XMLParser(data: Data(bytes))
    parser.delegate = self
    guard parser.parse() else { return nil }
  }

  func of(_ name: String) -> [Element] { elements.filter { $0.isOf(name) } }

  func named(_ name: String) -> [Element] { elements.filter { $0.name == name } }

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?,
    qualifiedName: String?, attributes: [String: String]
  ) {
    open.append(elements.count)
    elements.append(Element(name: name, attributes: attributes))
  }

  func parser(
    _ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?
  ) {
    open.removeLast()
  }

  func parser(_ parser: XMLParser, foundCharacters text: String) {
    if let last = open.last { elements[last].text += text }
  }
}
