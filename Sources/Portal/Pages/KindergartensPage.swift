import Mustache

/// The catalogue of a city.
struct KindergartensPage: PageView {
  static let template = "kindergartens"
  let page: PageMeta
  let count: String
  let letters: [LetterItem]
  let ownerships: [CodeView]
  let languages: [CodeView]
  let ageGroups: [CodeView]
  let groupTypes: [CodeView]
  /// The latest one, which free places are taken from; nil where there is none.
  let bulletin: ViewObject<BulletinItem>?
  let queue: String
  let hasPoints: Bool

  static let fields = Fields<KindergartensPage>("kindergartens") {
    $0.object("page") { $0.page }
    $0.text("count") { $0.count }
    $0.list("letters") { $0.letters }
    $0.flag("has_letters") { $0.letters.count > 1 }
    $0.list("ownerships") { $0.ownerships }
    $0.flag("has_ownerships") { $0.ownerships.count > 1 }
    $0.list("languages") { $0.languages }
    $0.flag("has_languages") { $0.languages.count > 1 }
    $0.list("age_groups") { $0.ageGroups }
    $0.list("group_types") { $0.groupTypes }
    $0.flag("has_group_types") { $0.groupTypes.count > 1 }
    $0.object("bulletin") { $0.bulletin }
    $0.text("queue") { $0.queue }
    $0.flag("has_points") { $0.hasPoints }
  }
}

/// The kindergartens whose names begin with one letter.
struct LetterItem: View {
  let letter: String
  /// The name of its place on the page.
  let id: String
  let kindergartens: [CatalogueItem]

  static let fields = Fields<LetterItem>("letter") {
    $0.text("letter") { $0.letter }
    $0.text("id") { $0.id }
    $0.list("kindergartens") { $0.kindergartens }
  }
}

/// A row of the catalogue, with what the filters look at.
struct CatalogueItem: View {
  let name: String
  /// Its name in the other language, for those who look for that.
  let otherName: String?
  let address: String
  let phone: String
  let phoneDigits: String
  let link: String
  let ownership: String
  let ownershipCode: String
  let languages: String
  let languageCodes: String
  let capacity: String
  /// The free places of the latest bulletin as `age type language places`, those apart by `;`.
  let places: String?
  /// Their sum; nil where there is no bulletin.
  let free: String?
  let hasFree: Bool
  let ages: [AgePlaces]
  /// Degrees north and east.
  let point: String?

  static let fields = Fields<CatalogueItem>("row of the catalogue") {
    $0.text("name") { $0.name }
    $0.text("other_name") { $0.otherName }
    $0.text("address") { $0.address }
    $0.text("phone") { $0.phone }
    $0.text("phone_digits") { $0.phoneDigits }
    $0.text("link") { $0.link }
    $0.text("ownership") { $0.ownership }
    $0.text("ownership_code") { $0.ownershipCode }
    $0.text("languages") { $0.languages }
    $0.text("language_codes") { $0.languageCodes }
    $0.text("capacity") { $0.capacity }
    $0.text("places") { $0.places }
    $0.text("free") { $0.free }
    $0.flag("has_free") { $0.hasFree }
    $0.list("ages") { $0.ages }
    $0.text("point") { $0.point }
  }
}

/// Free places of one age.
struct AgePlaces: View {
  let age: String
  let places: String

  static let fields = Fields<AgePlaces>("places of an age") {
    $0.text("age") { $0.age }
    $0.text("places") { $0.places }
  }
}
