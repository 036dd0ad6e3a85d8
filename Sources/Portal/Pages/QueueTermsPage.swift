import Mustache

/// The terms of the queue and its buttons (S2-17 to S2-28).
struct QueueTermsPage: PageView {
  static let template = "queue"
  let page: PageMeta
  let buttons: [QueueButton]

  static let fields = Fields<QueueTermsPage>("queue terms") {
    $0.object("page") { $0.page }
    $0.list("buttons") { $0.buttons }
  }
}

/// A queue a parent can join.
struct QueueButton: View {
  let label: String
  let address: String

  static let fields = Fields<QueueButton>("queue button") {
    $0.text("label") { $0.label }
    $0.text("address") { $0.address }
  }
}
