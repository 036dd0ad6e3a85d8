import Markdown
import Mustache

/// A guide.
struct GuidePage: PageView {
  static let template = "guide"
  let page: PageMeta
  let body: FilledText
  let summary: [UInt8]
  let contents: [ContentsItem]
  let updated: String?
  let updatedDate: String?
  /// The same on paper; nil when there is none, or not of this text.
  let leaflet: LeafletOffer?
  /// The language of the text when it is not the page's.
  let foreignLanguage: String?
  /// The original, where it has changed since the text was translated.
  let original: OriginalText?

  static let fields = Fields<GuidePage>("guide") {
    $0.object("page", at: \.page) { $0.page }
    $0.markup("body") { page, output in
      page.body.text.forEachPiece(page.body.values) { output.append(raw: $0) }
    }
    $0.markup("summary") { $0.summary }
    $0.list("contents") { $0.contents }
    $0.flag("has_contents") { $0.contents.count > 1 }
    $0.text("updated") { $0.updated }
    $0.text("updated_date") { $0.updatedDate }
    $0.object("leaflet") { $0.leaflet }
    $0.text("foreign_language") { $0.foreignLanguage }
    $0.object("original") { $0.original }
  }
}

/// A text, and what its holes become: long enough to be written where the page is, and nowhere before.
struct FilledText: Sendable {
  let text: Fragment
  let values: Fragment.Values
}

/// The text that a translation was made of.
struct OriginalText: View {
  let language: String
  let address: String

  static let fields = Fields<OriginalText>("original") {
    $0.text("language") { $0.language }
    $0.text("address") { $0.address }
  }
}

/// A heading in the list of contents.
struct ContentsItem: View {
  let id: String
  let text: [UInt8]

  static let fields = Fields<ContentsItem>("contents item") {
    $0.text("id") { $0.id }
    $0.markup("text") { $0.text }
  }
}
