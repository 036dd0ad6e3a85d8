import Mustache

/// All bulletins of a city, by year and month.
struct ArchivePage: PageView {
  static let template = "archive"
  let page: PageMeta
  let years: [ArchiveYear]

  static let fields = Fields<ArchivePage>("archive") {
    $0.object("page", at: \.page) { $0.page }
    $0.list("years") { $0.years }
    $0.flag("several_months") { $0.years.reduce(0) { $0 + $1.months.count } > 1 }
  }
}

/// The bulletins of a year.
struct ArchiveYear: View {
  let number: Int
  let name: String
  var months: [ArchiveMonth] = []

  static let fields = Fields<ArchiveYear>("year of bulletins") {
    $0.text("name") { $0.name }
    $0.list("months") { $0.months }
  }
}

/// The bulletins of a month.
struct ArchiveMonth: View {
  /// `2026-11`; an anchor begins with a letter before it.
  let id: String
  let name: String
  var bulletins: [BulletinItem] = []

  static let fields = Fields<ArchiveMonth>("month of bulletins") {
    $0.text("id") { $0.id }
    $0.text("name") { $0.name }
    $0.list("bulletins") { $0.bulletins }
  }
}
