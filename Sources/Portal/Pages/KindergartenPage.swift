import Bytes
import Charts
import Content
import Languages
import Mustache

/// The page of one kindergarten.
struct KindergartenPage: PageView {
  static let template = "kindergarten"
  let page: PageMeta
  let kindergarten: KindergartenItem
  let map: ViewObject<MapLinks>?
  let bulletin: ViewObject<BulletinItem>?
  /// The free places of the latest bulletin.
  let vacancies: [VacancyItem]
  let free: String
  let history: ViewObject<PlacesHistory>?
  let reviews: [ReviewItem]
  /// What the reviews give on average, and how many they are.
  let rating: String
  let reviewCount: String
  let queue: String
  /// Where to write a review of it; nil where there is no cabinet yet.
  let writing: String?

  static let fields = Fields<KindergartenPage>("kindergarten page") {
    $0.object("page", at: \.page) { $0.page }
    $0.object("kindergarten", at: \.kindergarten) { $0.kindergarten }
    $0.object("map") { $0.map }
    $0.object("bulletin") { $0.bulletin }
    $0.list("vacancies") { $0.vacancies }
    $0.flag("has_vacancies") { !$0.vacancies.isEmpty }
    $0.text("free") { $0.free }
    $0.object("history") { $0.history }
    $0.list("reviews") { $0.reviews }
    $0.flag("has_reviews") { !$0.reviews.isEmpty }
    $0.text("rating") { $0.rating }
    $0.text("review_count") { $0.reviewCount }
    $0.text("queue") { $0.queue }
    $0.text("writing") { $0.writing }
  }
}

/// What a page says of a kindergarten.
struct KindergartenItem: View {
  /// Its place in the catalogue.
  let index: Int
  let catalogue: CatalogueRows
  let codes: KindergartenCodes
  /// Its languages of instruction.
  let languages: String

  private var row: Kindergarten { catalogue.kindergartens[index] }

  static let fields = Fields<KindergartenItem>("kindergarten") {
    $0.text("address") { $0.row.address[$0.catalogue.language] }
    $0.text("ownership") { $0.catalogue.words.text($0.row.ownership, $0.catalogue.language) }
    $0.text("languages") { $0.languages }
    $0.text("groups") { $0.catalogue.language.words($0.row.groups) }
    $0.text("capacity") { $0.catalogue.language.words($0.row.capacity) }
    $0.text("enrolled") { $0.catalogue.language.words($0.row.enrolled) }
    $0.text("phone") { $0.row.phone }
    $0.text("phone_digits") { $0.codes.phoneDigits }
  }
}

/// Ways to see a place on a map: one for the pages of all languages.
final class MapLinks: View {
  /// Opens in whatever map program the reader has (RFC 5870).
  let program: String
  let twoGIS: String
  let openStreetMap: String

  /// The place on maps: 2GIS takes east before north.
  init(_ point: Coordinates) {
    let (north, east) = (point.latitude, point.longitude)
    program = String(joined: "geo:\(north),\(east)")
    twoGIS = String(joined: "https://2gis.kz/geo/\(east),\(north)")
    openStreetMap = String(
      joined: "https://www.openstreetmap.org/?mlat=\(north)&mlon=\(east)#map=17/\(north)/\(east)")
  }

  static let fields = Fields<MapLinks>("map links") {
    $0.text("program") { $0.program }
    $0.text("two_gis") { $0.twoGIS }
    $0.text("open_street_map") { $0.openStreetMap }
  }
}

/// The free places of one kindergarten from bulletin to bulletin.
struct PlacesHistory: View {
  /// Nothing when all of them are zero.
  let chart: [UInt8]
  let sentence: String
  let days: [DayPlaces]

  static let fields = Fields<PlacesHistory>("history of places") {
    $0.markup("chart") { $0.chart }
    $0.flag("has_chart") { !$0.chart.isEmpty }
    $0.text("sentence") { $0.sentence }
    $0.list("days") { $0.days }
  }
}

/// The free places in the bulletin of one day.
struct DayPlaces: View {
  let bulletin: HistoryDay
  let places: String

  static let fields = Fields<DayPlaces>("places of a day") {
    $0.text("day") { $0.bulletin.day }
    $0.text("date") { $0.bulletin.date }
    $0.text("link") { $0.bulletin.link }
    $0.text("places") { $0.places }
  }
}

/// The day of a bulletin and its page: one for all histories of a city that tell of it.
final class HistoryDay: Sendable {
  let day: String
  let date: String
  let link: String

  init(day: String, date: String, link: String) {
    (self.day, self.date, self.link) = (day, date, link)
  }
}

/// What histories of a city say of the bulletins in a language, whatever the kindergarten.
final class HistoryDays: Sendable {
  /// What the histories are called.
  let title: String
  /// How many bulletins they tell of.
  let span: String
  /// The days with their pages, newest first.
  let rows: [HistoryDay]
  /// When each was, inside a sentence.
  let during: [String]
  /// The ground that all pictures of them stand on.
  let axis: HistoryChart.Axis

  init(title: String, span: String, rows: [HistoryDay], during: [String]) {
    self.title = title
    (self.span, self.rows, self.during) = (span, rows, during)
    axis = HistoryChart.Axis(
      count: rows.count, first: rows.last?.day ?? "", last: rows.first?.day ?? "")
  }
}
