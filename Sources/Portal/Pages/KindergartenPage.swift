import Mustache

/// The page of one kindergarten.
struct KindergartenPage: PageView {
  static let template = "kindergarten"
  let page: PageMeta
  let kindergarten: KindergartenItem
  let map: String?
  let bulletin: BulletinItem?
  let vacancies: [VacancyItem]
  /// Where to write a review of it; nil where there is no cabinet yet.
  let writing: String?

  static let fields = Fields<KindergartenPage>("kindergarten page") {
    $0.object("page") { $0.page }
    $0.object("kindergarten") { $0.kindergarten }
    $0.text("map") { $0.map }
    $0.object("bulletin") { $0.bulletin }
    $0.list("vacancies") { $0.vacancies }
    $0.flag("has_vacancies") { !$0.vacancies.isEmpty }
    $0.text("writing") { $0.writing }
  }
}
