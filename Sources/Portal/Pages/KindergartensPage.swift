import Mustache

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
