import Mustache

/// A bulletin: the latest one or that of a day.
struct BulletinPage: PageView {
  static let template = "bulletin"
  let page: PageMeta
  let bulletin: BulletinItem
  let isLatest: Bool
  let archive: String
  let vacancies: [VacancyItem]

  static let fields = Fields<BulletinPage>("bulletin page") {
    $0.object("page") { $0.page }
    $0.object("bulletin") { $0.bulletin }
    $0.flag("latest") { $0.isLatest }
    $0.text("archive") { $0.archive }
    $0.list("vacancies") { $0.vacancies }
    $0.flag("has_vacancies") { !$0.vacancies.isEmpty }
  }
}

/// A bulletin in a list.
struct BulletinItem: View {
  let day: String
  let date: String
  let link: String
  let places: String
  /// How long ago it was published.
  let age: String

  static let fields = Fields<BulletinItem>("bulletin") {
    $0.text("age") { $0.age }
    $0.text("day") { $0.day }
    $0.text("date") { $0.date }
    $0.text("link") { $0.link }
    $0.text("places") { $0.places }
  }
}

/// A row of a bulletin.
struct VacancyItem: View {
  let name: String
  let link: String
  let ageGroup: String
  let groupType: String
  let language: String
  let places: String

  static let fields = Fields<VacancyItem>("vacancy") {
    $0.text("name") { $0.name }
    $0.text("link") { $0.link }
    $0.text("age_group") { $0.ageGroup }
    $0.text("group_type") { $0.groupType }
    $0.text("language") { $0.language }
    $0.text("places") { $0.places }
  }
}
