import Content
import Languages
import Mustache

/// What is the same for all pages of a language: `{{site.…}}`, `{{t.…}}`, `{{assets.…}}`.
struct LanguageFrame: Sendable {
  let object: Record

  init(_ content: Content, _ theme: Theme, _ addresses: Addresses, _ language: Language) {
    let site = SiteView(content, addresses, language)
    let strings = theme.strings.object(language)
    let assets = theme.assets.object(base: addresses.base)
    object = Record(
      "language",
      [
        ("language", .text, .text(language.code)),
        ("site", .object(SiteView.fields.shape), Value(site)),
        ("t", .object(strings.shape), .object(strings)),
        ("assets", .object(assets.shape), .object(assets)),
      ])
  }
}

/// The portal as a whole.
struct SiteView: View {
  let title: String
  let owner: String
  let copyright: String
  let attribution: String
  let chooser: String
  let home: String
  let phone: String
  let whatsapp: String
  let email: String
  let hours: String
  let links: [LinkView]

  init(_ content: Content, _ addresses: Addresses, _ language: Language) {
    let site = content.site
    let contacts = content.countrySettings.contacts
    title = site.title[language]
    owner = site.owner[language]
    copyright = site.copyright[language]
    attribution = site.attribution[language]
    chooser = addresses.countryPrefix
    home = addresses.countryPrefix + CountryPath.home(language)
    phone = contacts.phone
    whatsapp = contacts.whatsapp
    email = contacts.email
    hours = contacts.hours[language]
    links = site.links.map { LinkView(label: $0.label[language], address: $0.address) }
  }

  static let fields = Fields<SiteView>("site") {
    $0.text("title") { $0.title }
    $0.text("owner") { $0.owner }
    $0.text("copyright") { $0.copyright }
    $0.text("attribution") { $0.attribution }
    $0.text("chooser") { $0.chooser }
    $0.text("home") { $0.home }
    $0.text("phone") { $0.phone }
    $0.text("phone_digits") { digits($0.phone) }
    $0.text("whatsapp") { $0.whatsapp }
    $0.text("whatsapp_digits") { digits($0.whatsapp).filter { $0 != "+" } }
    $0.text("email") { $0.email }
    $0.text("hours") { $0.hours }
    $0.list("links") { $0.links }
  }
}

/// A phone number as an address carries it.
func digits(_ phone: String) -> String {
  phone.filter { $0.isASCII && ($0.isNumber || $0 == "+") }
}

/// A link with its words.
struct LinkView: View {
  let label: String
  let address: String

  static let fields = Fields<LinkView>("link") {
    $0.text("label") { $0.label }
    $0.text("address") { $0.address }
  }
}

/// The city of a page: `{{city.…}}`.
struct CityView: View {
  let name: String
  let slug: String
  let forms: PerCase
  let region: LinkView
  let home: String
  let signIn: String
  let isSample: Bool
  let phone: String
  let supportPhone: String
  let supportHours: String
  let menu: [LinkView]

  /// A name in its cases, as templates spell them.
  struct PerCase: Sendable {
    let locative: String
    let dative: String
    let genitive: String
    let ablative: String
  }

  static let fields = Fields<CityView>("city") {
    $0.text("name") { $0.name }
    $0.text("slug") { $0.slug }
    $0.text("in") { $0.forms.locative }
    $0.text("to") { $0.forms.dative }
    $0.text("of") { $0.forms.genitive }
    $0.text("from") { $0.forms.ablative }
    $0.object("region") { $0.region }
    $0.text("home") { $0.home }
    $0.text("sign_in") { $0.signIn }
    $0.flag("sample") { $0.isSample }
    $0.text("phone") { $0.phone }
    $0.text("phone_digits") { digits($0.phone) }
    $0.text("support_phone") { $0.supportPhone }
    $0.text("support_phone_digits") { digits($0.supportPhone) }
    $0.text("support_hours") { $0.supportHours }
    $0.list("menu") { $0.menu }
  }
}

/// The frame around a city's pages in one language: `{{city.…}}` alone.
struct CityFrame: View {
  let city: CityView

  static let fields = Fields<CityFrame>("city frame") {
    $0.object("city") { $0.city }
  }
}
