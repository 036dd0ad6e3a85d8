import Content
import Languages
import Mustache

/// A bulletin: the latest one or that of a day.
struct BulletinPage: PageView {
  static let template = "bulletin"
  let page: PageMeta
  let bulletin: BulletinItem
  let isLatest: Bool
  /// Whether it is the latest, and more than two weeks old.
  let isStale: Bool
  /// The last day to apply.
  let closing: ClosingItem?
  /// What changed; nil for the first bulletin.
  let change: ChangeView?
  /// Where the latest bulletin stands, where this is another one; not of which day it is, so that a
  /// new one leaves the pages of earlier ones as they are.
  let newest: String?
  let earlier: BulletinItem?
  let later: BulletinItem?
  let archive: String
  let feed: String
  let deadlines: String
  let vacancies: [VacancyItem]
  /// What the bulletin before had and this one has not.
  let gone: [VacancyItem]

  static let fields = Fields<BulletinPage>("bulletin page") {
    $0.object("page", at: \.page) { $0.page }
    $0.object("bulletin", at: \.bulletin) { $0.bulletin }
    $0.flag("latest") { $0.isLatest }
    $0.flag("stale") { $0.isStale }
    $0.object("closing") { $0.closing }
    $0.object("change") { $0.change }
    $0.text("newest") { $0.newest }
    $0.object("earlier") { $0.earlier }
    $0.object("later") { $0.later }
    $0.text("archive") { $0.archive }
    $0.text("feed") { $0.feed }
    $0.text("deadlines") { $0.deadlines }
    $0.list("vacancies") { $0.vacancies }
    $0.flag("has_vacancies") { !$0.vacancies.isEmpty }
    $0.object("gone") { $0.gone.isEmpty ? nil : GoneVacancies(vacancies: $0.gone) }
  }
}

/// The rows a bulletin has lost.
struct GoneVacancies: View {
  let vacancies: [VacancyItem]

  static let fields = Fields<GoneVacancies>("gone places") {
    $0.list("vacancies") { $0.vacancies }
  }
}

/// The last day to apply to the places of a bulletin.
struct ClosingItem: View {
  let day: String
  let date: String
  let isOpen: Bool

  static let fields = Fields<ClosingItem>("last day") {
    $0.text("day") { $0.day }
    $0.text("date") { $0.date }
    $0.flag("open") { $0.isOpen }
  }
}

/// A bulletin in a list.
struct BulletinItem: View {
  let day: String
  let date: String
  let link: String
  let places: String
  /// The number of places alone.
  let count: String
  /// How long ago it was published.
  let age: String
  /// Against the one before it, in the archive.
  var change: ChangeItem?

  static let fields = Fields<BulletinItem>("bulletin") {
    $0.text("age") { $0.age }
    $0.text("day") { $0.day }
    $0.text("date") { $0.date }
    $0.text("link") { $0.link }
    $0.text("places") { $0.places }
    $0.text("count") { $0.count }
    $0.object("change") { $0.change }
  }
}

/// A row of a bulletin.
struct VacancyItem: View {
  let row: Vacancy
  let catalogue: CatalogueRows
  /// Against the bulletin before, on a bulletin's page.
  var change: ViewObject<ChangeItem>?

  static let fields = Fields<VacancyItem>("vacancy") {
    $0.text("name") { $0.catalogue.order.names[$0.row.kindergarten] }
    $0.text("link") { $0.catalogue.order.links[$0.row.kindergarten] }
    $0.text("age_group") { $0.catalogue.words.text($0.row.ageGroup, $0.catalogue.language) }
    $0.text("group_type") { $0.catalogue.words.text($0.row.groupType, $0.catalogue.language) }
    $0.text("language") { $0.catalogue.words.text($0.row.language, $0.catalogue.language) }
    $0.text("places") { $0.catalogue.language.words($0.row.places) }
    $0.object("change") { $0.change }
  }
}
