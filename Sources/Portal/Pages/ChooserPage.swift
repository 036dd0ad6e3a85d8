import Content
import Mustache

/// The choice of a city, in both languages.
struct ChooserPage: PageView {
  static let template = "chooser"
  let page: PageMeta
  let regions: [ChooserRegion]
  let titleRussian: String

  static let fields = Fields<ChooserPage>("chooser") {
    $0.object("page", at: \.page) { $0.page }
    $0.list("regions") { $0.regions }
    $0.text("title_ru") { $0.titleRussian }
  }
}

/// A region with its cities.
struct ChooserRegion: View {
  let id: String
  let nameKazakh: String
  let nameRussian: String
  let cities: [ChooserCity]

  static let fields = Fields<ChooserRegion>("chooser region") {
    $0.text("id") { $0.id }
    $0.text("name_kk") { $0.nameKazakh }
    $0.text("name_ru") { $0.nameRussian }
    $0.flag("same_name") { $0.nameKazakh == $0.nameRussian }
    $0.list("cities") { $0.cities }
  }
}

/// A city with its two buttons.
struct ChooserCity: View {
  let nameKazakh: String
  let nameRussian: String
  let portalKazakh: String
  let portalRussian: String
  let slug: String
  let coordinates: Coordinates?
  let portal: String
  let cabinet: String

  static let fields = Fields<ChooserCity>("chooser city") {
    $0.text("name_kk") { $0.nameKazakh }
    $0.text("name_ru") { $0.nameRussian }
    $0.text("portal_kk") { $0.portalKazakh }
    $0.text("portal_ru") { $0.portalRussian }
    $0.text("slug") { $0.slug }
    $0.text("lat") { $0.coordinates?.latitude }
    $0.text("lon") { $0.coordinates?.longitude }
    $0.text("portal") { $0.portal }
    $0.text("cabinet") { $0.cabinet }
  }
}
