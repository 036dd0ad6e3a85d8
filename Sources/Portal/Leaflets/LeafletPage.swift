import Languages
import Mustache

/// A guide on paper: its texts in all languages, one behind the other.
struct LeafletPage: PageView {
  static let template = "leaflet"
  /// The language of the first text.
  let language: Language
  /// Escaped; of all languages.
  let title: [UInt8]
  /// Escaped.
  let description: [UInt8]
  /// The finished texts.
  let parts: [UInt8]

  static let fields = Fields<LeafletPage>("leaflet") {
    $0.text("page_language") { $0.language.code }
    $0.markup("title") { $0.title }
    $0.markup("description") { $0.description }
    $0.markup("parts") { $0.parts }
  }
}

/// The text of a leaflet in one language.
struct LeafletPart: PageView {
  static let template = "leaflet-part"
  let title: [UInt8]
  let summary: [UInt8]
  let body: [UInt8]
  /// Where the guide stands, whole.
  let address: String
  /// The same without the scheme, as people type it.
  let shownAddress: String
  /// The city's portal.
  let portal: String
  let shownPortal: String
  /// A picture that leads there, as an address that holds it; nil when it cannot be drawn.
  let code: String?
  let updated: String?

  static let fields = Fields<LeafletPart>("leaflet part") {
    $0.markup("title") { $0.title }
    $0.markup("summary") { $0.summary }
    $0.markup("body") { $0.body }
    $0.text("address") { $0.address }
    $0.text("shown_address") { $0.shownAddress }
    $0.text("portal") { $0.portal }
    $0.text("shown_portal") { $0.shownPortal }
    $0.text("code") { $0.code }
    $0.text("updated") { $0.updated }
  }
}
