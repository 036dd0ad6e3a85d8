import Mustache

/// Places beside each other: `components/comparison`.
struct ComparisonView: View {
  let title: String
  /// What the places are called.
  let kind: String
  let groups: [MultiplesView]
  let rows: [ComparisonRow]
  /// All together; absent where there is one place.
  let total: ComparisonRow?
  /// What the column of referrals is called, with its month.
  let referrals: String
  let hasHidden: Bool

  static let fields = Fields<ComparisonView>("comparison") {
    $0.text("title") { $0.title }
    $0.text("kind") { $0.kind }
    $0.list("groups") { $0.groups }
    $0.list("rows") { $0.rows }
    $0.object("total") { $0.total }
    $0.text("referrals") { $0.referrals }
    $0.flag("has_hidden") { $0.hasHidden }
  }
}

/// One measure of every place, drawn on one scale.
struct MultiplesView: View {
  let title: String
  /// What the line behind all of them is.
  let everywhere: String
  let hasHidden: Bool
  let hasGaps: Bool
  let items: [MultipleView]

  static let fields = Fields<MultiplesView>("multiples") {
    $0.text("title") { $0.title }
    $0.text("everywhere") { $0.everywhere }
    $0.flag("has_hidden") { $0.hasHidden }
    $0.flag("has_gaps") { $0.hasGaps }
    $0.list("items") { $0.items }
  }
}

/// One place among the multiples.
struct MultipleView: View {
  let name: String
  let address: String
  let last: String
  let picture: [UInt8]

  static let fields = Fields<MultipleView>("multiple") {
    $0.text("name") { $0.name }
    $0.text("address") { $0.address }
    $0.text("last") { $0.last }
    $0.markup("picture") { $0.picture }
  }
}

/// A place in the table that compares.
struct ComparisonRow: View {
  let name: String
  let address: String
  let queue: ComparisonCell
  let benefit: ComparisonCell
  let places: ComparisonCell
  let free: ComparisonCell
  let rate: ComparisonCell
  let referrals: ComparisonCell

  /// Whether one of its counts is not told.
  var hasHidden: Bool { [queue, benefit, referrals].contains(where: \.isHidden) }

  static let fields = Fields<ComparisonRow>("compared place") {
    $0.text("name") { $0.name }
    $0.text("address") { $0.address }
    $0.object("queue") { $0.queue }
    $0.object("benefit") { $0.benefit }
    $0.object("places") { $0.places }
    $0.object("free") { $0.free }
    $0.object("rate") { $0.rate }
    $0.object("referrals") { $0.referrals }
  }
}

/// A number of such a table, with what it is sorted by: nothing where it is not known.
struct ComparisonCell: View {
  let text: String
  let order: String
  let isHidden: Bool

  static let fields = Fields<ComparisonCell>("compared number") {
    $0.text("text") { $0.text }
    $0.text("order") { $0.order }
  }
}
