import Codes
import Content
import Languages
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
    $0.object("page", at: \.page) { $0.page }
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
  /// Its place in the catalogue.
  let index: Int
  let catalogue: CatalogueRows
  let codes: KindergartenCodes
  /// Its languages of instruction.
  let languages: String
  /// The free places of the latest bulletin; nil where there is none.
  let free: Int?
  let ages: [AgePlaces]

  private var row: Kindergarten { catalogue.kindergartens[index] }

  private var name: String { catalogue.order.names[index] }

  /// Its name in the other language, for those who look for that.
  private var otherName: String? {
    let other = row.name[catalogue.language == .kazakh ? .russian : .kazakh]
    return other == name ? nil : other
  }

  static let fields = Fields<CatalogueItem>("row of the catalogue") {
    $0.text("name") { $0.name }
    $0.text("other_name") { $0.otherName }
    $0.text("address") { $0.row.address[$0.catalogue.language] }
    $0.text("phone") { $0.row.phone }
    $0.text("phone_digits") { $0.codes.phoneDigits }
    $0.text("link") { $0.catalogue.order.links[$0.index] }
    $0.text("ownership") { $0.catalogue.words.text($0.row.ownership, $0.catalogue.language) }
    $0.text("ownership_code") { $0.row.ownership.rawValue }
    $0.text("languages") { $0.languages }
    $0.text("language_codes") { $0.codes.languages }
    $0.text("capacity") { $0.catalogue.language.words($0.row.capacity) }
    // Those of each kind as `age type language places`, kinds apart by `;`.
    $0.text("places") { $0.codes.places }
    $0.text("free") { item in item.free.map { item.catalogue.language.words($0) } }
    $0.flag("has_free") { ($0.free ?? 0) > 0 }
    $0.list("ages") { $0.ages }
    // Degrees north and east.
    $0.text("point") { $0.codes.point }
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
