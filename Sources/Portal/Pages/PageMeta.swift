import Languages
import Markdown
import Mustache

/// What every page says about itself: `{{page.…}}`.
struct PageMeta: View {
  /// The language of the page's own words.
  let language: Language
  /// The title, escaped.
  let title: [UInt8]
  /// One sentence for search results, escaped; empty when there is none.
  var description: [UInt8] = []
  /// The whole address that stands for this text.
  var canonical: String
  /// The same page in each language that has it, for search engines.
  var alternates: [Alternate] = []
  /// Where x-default leads; nil when the page stands alone.
  var defaultAddress: String?
  /// The way from the home page, without the page itself.
  var trail: [Crumb] = []
  /// The languages to switch to.
  var switches: [LanguageSwitch] = []
  /// Whether search engines should pass it over.
  var isHidden = false
  /// The language of title and description when it is not the page's.
  var foreignLanguage: String?
  /// What the page is about, as schema.org says it; empty when no type fits.
  var structured: [UInt8] = []

  static let fields = Fields<PageMeta>("page") {
    $0.text("language") { $0.language.code }
    $0.markup("title") { $0.title }
    $0.markup("description") { $0.description }
    $0.text("canonical") { $0.canonical }
    $0.list("alternates") { $0.alternates }
    $0.text("default_address") { $0.defaultAddress }
    $0.list("trail") { $0.trail }
    $0.flag("has_trail") { !$0.trail.isEmpty }
    $0.list("switches") { $0.switches }
    $0.flag("hidden") { $0.isHidden }
    $0.text("foreign_language") { $0.foreignLanguage }
    $0.markup("structured") { $0.structured }
    $0.text("locale") { $0.language == .kazakh ? "kk_KZ" : "ru_KZ" }
  }
}

/// The same page in another language: `{{#page.alternates}}`.
struct Alternate: View {
  let language: Language
  let address: PageAddress

  static let fields = Fields<Alternate>("alternate") {
    $0.text("language") { $0.language.code }
    $0.text("address", { $0.address.start }, then: { $0.address.path })
  }
}

/// One step of the way to a page: `{{#page.trail}}`.
struct Crumb: View {
  /// Escaped.
  let label: [UInt8]
  let address: String
  /// The whole address, for search engines.
  let canonical: String

  static let fields = Fields<Crumb>("crumb") {
    $0.markup("label") { $0.label }
    $0.text("address") { $0.address }
  }
}

/// A language to read the page in: `{{#page.switches}}`.
struct LanguageSwitch: View {
  let language: Language
  let address: PageAddress
  let isCurrent: Bool

  static let fields = Fields<LanguageSwitch>("switch") {
    $0.text("language") { $0.language.code }
    $0.text("name") { $0.language.name }
    $0.text("address", { $0.address.start }, then: { $0.address.path })
    $0.flag("current") { $0.isCurrent }
  }
}

/// A page kind: its view, and the template that shows it.
protocol PageView: View {
  static var template: String { get }
  /// All templates of the kind, where one view fills several.
  static var templates: [String] { get }
  /// The template that shows this page.
  var template: String { get }
}

extension PageView {
  static var templates: [String] { [template] }
  var template: String { Self.template }
}

/// Finished HTML of plain text.
func escaped(_ text: String) -> [UInt8] {
  var bytes: [UInt8] = []
  bytes.reserveCapacity(text.utf8.count)
  Escaping.appendText(text, to: &bytes)
  return bytes
}
