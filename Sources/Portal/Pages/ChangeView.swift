import Mustache

/// What changed from one bulletin to the next.
struct ChangeView: View {
  /// How many places more or fewer, with a sign.
  let difference: String
  let sentence: String
  /// What came and went; nothing that is none.
  let sums: [ChangeSum]

  static let fields = Fields<ChangeView>("change") {
    $0.text("difference") { $0.difference }
    $0.text("sentence") { $0.sentence }
    $0.list("sums") { $0.sums }
    $0.flag("has_sums") { !$0.sums.isEmpty }
  }
}

/// Places that came or went.
struct ChangeSum: View {
  let sign: String
  let label: String
  let count: String
  /// Whether the page lists them in a table of their own.
  let leadsToGone: Bool

  static let fields = Fields<ChangeSum>("sum of a change") {
    $0.text("sign") { $0.sign }
    $0.text("label") { $0.label }
    $0.text("count") { $0.count }
    $0.flag("leads_to_gone") { $0.leadsToGone }
  }
}

/// What became of a row or a sum, in words beside a sign: one for all rows of which it is true.
final class ChangeItem: View {
  let sign: String
  let text: String
  /// `new`, `more`, `fewer` or `same`, for the style.
  let kind: String

  init(sign: String, text: String, kind: String) {
    (self.sign, self.text, self.kind) = (sign, text, kind)
  }

  static let fields = Fields<ChangeItem>("change of a row") {
    $0.text("sign") { $0.sign }
    $0.text("text") { $0.text }
    $0.text("kind") { $0.kind }
  }
}
