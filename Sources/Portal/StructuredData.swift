import Content
import Diagnostics
import Languages

/// What a page is about, in the words of schema.org (JSON-LD), for search engines.
///
/// A data block is no script: a strict content policy lets it stand. Signs that could end the block
/// are written as escapes.
enum StructuredData {
  /// The way to a page; empty for a page without one.
  static func breadcrumb(_ trail: [Crumb], _ title: [UInt8], _ canonical: String) -> [UInt8] {
    guard !trail.isEmpty else { return [] }
    var bytes = Array(
      "{\"@context\":\"https://schema.org\",\"@type\":\"BreadcrumbList\",\"itemListElement\":[".utf8
    )
    for (index, crumb) in trail.enumerated() {
      append(crumb.label, crumb.canonical, index + 1, to: &bytes)
      bytes.append(UInt8(ascii: ","))
    }
    append(title, canonical, trail.count + 1, to: &bytes)
    bytes.append(contentsOf: "]}".utf8)
    return bytes
  }

  private static func append(
    _ label: [UInt8], _ address: String, _ position: Int, to bytes: inout [UInt8]
  ) {
    bytes.append(contentsOf: "{\"@type\":\"ListItem\",\"position\":\(position),\"name\":".utf8)
    bytes.append(contentsOf: quoted(unescaped(label)).utf8)
    bytes.append(contentsOf: ",\"item\":\(quoted(address))}".utf8)
  }

  /// A kindergarten, as a place that parents look for.
  static func preschool(
    _ kindergarten: Kindergarten, _ language: Language, place: String, canonical: String
  ) -> [UInt8] {
    var pairs = [
      ("@context", quoted("https://schema.org")), ("@type", quoted("Preschool")),
      ("name", quoted(kindergarten.name[language])), ("url", quoted(canonical)),
      (
        "address",
        object([
          ("@type", quoted("PostalAddress")),
          ("streetAddress", quoted(kindergarten.address[language])),
          ("addressLocality", quoted(place)), ("addressCountry", quoted("KZ")),
        ])
      ),
    ]
    if !kindergarten.phone.isEmpty { pairs.append(("telephone", quoted(kindergarten.phone))) }
    if let point = kindergarten.coordinates {
      pairs.append(
        (
          "geo",
          object([
            ("@type", quoted("GeoCoordinates")), ("latitude", point.latitude),
            ("longitude", point.longitude),
          ])
        ))
    }
    return Array(object(pairs).utf8)
  }

  /// Statistics, as data that are published.
  static func dataset(
    name: String, description: String, canonical: String, language: Language, months: String
  ) -> [UInt8] {
    Array(
      object([
        ("@context", quoted("https://schema.org")), ("@type", quoted("Dataset")),
        ("name", quoted(name)), ("description", quoted(description)), ("url", quoted(canonical)),
        ("inLanguage", quoted(language.code)), ("temporalCoverage", quoted(months)),
      ]).utf8)
  }

  private static func object(_ pairs: [(String, String)]) -> String {
    "{" + pairs.map { "\(quoted($0.0)):\($0.1)" }.joined(separator: ",") + "}"
  }

  private static func quoted(_ text: String) -> String {
    JSONText.quoted(text).replacing("<", with: "\\u003c").replacing(">", with: "\\u003e")
      .replacing("&", with: "\\u0026")
  }

  /// The words of an escaped label.
  private static func unescaped(_ label: [UInt8]) -> String {
    let text = String(decoding: label, as: UTF8.self)
    guard text.contains("&") else { return text }
    return text.replacing("&lt;", with: "<").replacing("&gt;", with: ">")
      .replacing("&quot;", with: "\"").replacing("&amp;", with: "&")
  }
}
