import Mustache

/// A kindergarten in the catalogue.
struct KindergartenItem: View {
  let name: String
  let address: String
  let link: String
  let ownership: String
  let languages: String
  let groups: String
  let capacity: String
  let enrolled: String
  let free: String
  let hasFree: Bool
  let phone: String

  static let fields = Fields<KindergartenItem>("kindergarten") {
    $0.text("name") { $0.name }
    $0.text("address") { $0.address }
    $0.text("link") { $0.link }
    $0.text("ownership") { $0.ownership }
    $0.text("languages") { $0.languages }
    $0.text("groups") { $0.groups }
    $0.text("capacity") { $0.capacity }
    $0.text("enrolled") { $0.enrolled }
    $0.text("free") { $0.free }
    $0.flag("has_free") { $0.hasFree }
    $0.text("phone") { $0.phone }
    $0.text("phone_digits") { digits($0.phone) }
  }
}

/// The catalogue of a city.
struct KindergartensPage: PageView {
  static let template = "kindergartens"
  let page: PageMeta
  let count: String
  let kindergartens: [KindergartenItem]

  static let fields = Fields<KindergartensPage>("kindergartens") {
    $0.object("page") { $0.page }
    $0.text("count") { $0.count }
    $0.list("kindergartens") { $0.kindergartens }
  }
}

/// The page of one kindergarten.
struct KindergartenPage: PageView {
  static let template = "kindergarten"
  let page: PageMeta
  let kindergarten: KindergartenItem
  let map: String?
  let bulletin: BulletinItem?
  let vacancies: [VacancyItem]

  static let fields = Fields<KindergartenPage>("kindergarten page") {
    $0.object("page") { $0.page }
    $0.object("kindergarten") { $0.kindergarten }
    $0.text("map") { $0.map }
    $0.object("bulletin") { $0.bulletin }
    $0.list("vacancies") { $0.vacancies }
    $0.flag("has_vacancies") { !$0.vacancies.isEmpty }
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

/// A bulletin in a list.
struct BulletinItem: View {
  let day: String
  let date: String
  let link: String
  let places: String

  static let fields = Fields<BulletinItem>("bulletin") {
    $0.text("day") { $0.day }
    $0.text("date") { $0.date }
    $0.text("link") { $0.link }
    $0.text("places") { $0.places }
  }
}

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

/// All bulletins of a city.
struct ArchivePage: PageView {
  static let template = "archive"
  let page: PageMeta
  let bulletins: [BulletinItem]

  static let fields = Fields<ArchivePage>("archive") {
    $0.object("page") { $0.page }
    $0.list("bulletins") { $0.bulletins }
  }
}

/// The statistics of a city.
struct StatisticsPage: PageView {
  static let template = "statistics"
  let page: PageMeta
  let months: [MonthItem]

  static let fields = Fields<StatisticsPage>("statistics") {
    $0.object("page") { $0.page }
    $0.list("months") { $0.months }
    $0.object("latest") { $0.months.first }
  }
}

/// The numbers of a month.
struct MonthItem: View {
  let month: String
  let queueTotal: String
  let queueBenefit: String
  let placesTotal: String
  let placesFree: String
  let referralsIssued: String

  static let fields = Fields<MonthItem>("month") {
    $0.text("month") { $0.month }
    $0.text("queue_total") { $0.queueTotal }
    $0.text("queue_benefit") { $0.queueBenefit }
    $0.text("places_total") { $0.placesTotal }
    $0.text("places_free") { $0.placesFree }
    $0.text("referrals_issued") { $0.referralsIssued }
  }
}
