import Mustache

/// The application to the queue, in five steps (S2-29 to S2-34).
struct ApplyPage: PageView {
  static let template = "queue-apply"
  let page: PageMeta
  let text: String
  let queues: [CodeView]
  let languages: [CodeView]
  let groupTypes: [CodeView]
  let kindergartens: [CodeView]
  /// Whether a parent who has applied can sign in to the cabinet by IIN.
  let opensCabinet: Bool
  /// The version of the texts that are consented to.
  var termsVersion = ""

  static let fields = Fields<ApplyPage>("application page") {
    $0.object("page", at: \.page) { $0.page }
    $0.text("text") { $0.text }
    $0.list("queues") { $0.queues }
    $0.list("languages") { $0.languages }
    $0.list("group_types") { $0.groupTypes }
    $0.list("kindergartens") { $0.kindergartens }
    $0.flag("has_kindergartens") { !$0.kindergartens.isEmpty }
    $0.flag("opens_cabinet") { $0.opensCabinet }
    $0.text("terms_version") { $0.termsVersion }
  }
}
