import Mustache

/// The terms of the queue and its buttons (S2-17 to S2-28).
struct QueueTermsPage: PageView {
  static let template = "queue"
  let page: PageMeta
  let buttons: [CodeView]
  /// Where the form leads that holds the consents.
  let action: String
  /// The version of the texts that are consented to.
  let termsVersion: String

  static let fields = Fields<QueueTermsPage>("queue terms") {
    $0.object("page", at: \.page) { $0.page }
    $0.list("buttons") { $0.buttons }
    $0.text("action") { $0.action }
    $0.text("terms_version") { $0.termsVersion }
  }
}
