import Languages
import Mustache

/// The search, which a module fills.
struct SearchPage: PageView {
  static let template = "search"
  let page: PageMeta
  /// The page itself, where the form leads.
  let action: String
  let files: SearchFiles
  /// Phrases with `{n}` where the module writes a number: all that was found, all of a group, and
  /// what the other language has.
  let phrases: (count: String, more: String, other: String)
  /// The same in the other languages of the portal.
  let others: [SearchOther]
  let guides: [GuideItem]
  /// The catalogue; nil where there is none.
  let catalogue: String?

  static let fields = Fields<SearchPage>("search") {
    $0.object("page", at: \.page) { $0.page }
    $0.text("action") { $0.action }
    $0.object("files") { $0.files }
    $0.text("count") { $0.phrases.count }
    $0.text("more") { $0.phrases.more }
    $0.text("other_found") { $0.phrases.other }
    $0.list("others") { $0.others }
    $0.list("guides") { $0.guides }
    $0.text("catalogue") { $0.catalogue }
  }
}

/// What a search in a language reads.
struct SearchFiles: View {
  /// The city's own file.
  let own: String
  /// What all cities share.
  let shared: String

  static let fields = Fields<SearchFiles>("search files") {
    $0.text("own") { $0.own }
    $0.text("shared") { $0.shared }
  }
}

/// The search in another language.
struct SearchOther: View {
  let language: Language
  let address: String
  let files: SearchFiles

  static let fields = Fields<SearchOther>("search in another language") {
    $0.text("language") { $0.language.code }
    $0.text("address") { $0.address }
    $0.object("files") { $0.files }
  }
}
