import Mustache

/// The city of a page: `{{city.…}}`.
struct CityView: View {
  let name: String
  let slug: String
  let forms: PerCase
  let region: LinkView
  let home: String
  /// The service worker; nil where the theme has none.
  let worker: String?
  let signIn: String
  /// Where to register; nil where the cabinet appears by itself (S0-07).
  let register: String?
  /// Where the staff signs in; nil where there is no cabinet.
  let staff: String?
  /// The feed of bulletins; nil where there is none yet.
  let feed: String?
  let hasClock: Bool
  let isSample: Bool
  /// Whether codes come to the companion app instead of by SMS.
  let sendsCodesToApp: Bool
  /// Whether parents sign in with a password, so that there is one to change.
  let hasPasswords: Bool
  /// Whether parents sign in by an electronic signature.
  let hasSignatures: Bool
  /// Whether parents sign in by a one-time code alone.
  let hasOneTimeCodes: Bool
  let supportPhone: String
  let supportPhoneDigits: String
  let supportHours: String
  /// Where its open data are; nil where it has none.
  let data: String?
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
    $0.text("worker") { $0.worker }
    $0.text("sign_in") { $0.signIn }
    $0.text("register") { $0.register }
    $0.text("staff") { $0.staff }
    $0.text("feed") { $0.feed }
    $0.flag("clock") { $0.hasClock }
    $0.flag("sample") { $0.isSample }
    $0.flag("codes_to_app") { $0.sendsCodesToApp }
    $0.flag("passwords") { $0.hasPasswords }
    $0.flag("signatures") { $0.hasSignatures }
    $0.flag("one_time_codes") { $0.hasOneTimeCodes }
    $0.text("support_phone") { $0.supportPhone }
    $0.text("support_phone_digits") { $0.supportPhoneDigits }
    $0.text("support_hours") { $0.supportHours }
    $0.text("data") { $0.data }
    $0.list("menu") { $0.menu }
  }
}

/// The frame around a city's pages in one language: `{{city.…}}` alone.
struct CityFrame: View {
  let city: ViewObject<CityView>
  let contact: ViewObject<ContactView>

  static let fields = Fields<CityFrame>("city frame") {
    $0.object("city") { $0.city }
    $0.object("contact") { $0.contact }
  }
}
