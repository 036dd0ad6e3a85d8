import Codes
import Mustache

/// A page that a module fills with what the cabinet or the queue answers (S0-06 to S0-38).
///
/// It holds every word the module may need, in the page's language.
struct CabinetPage: PageView {
  static let templates =
    CabinetPageKind.allCases.compactMap(\.template)
    + CabinetPageKind.allCases.filter { $0.template(.phonePassword) != $0.template }
    .compactMap { $0.template(.phonePassword) }
    + QueuePageKind.allCases.compactMap(\.template) + [signInByApp, signInBySignature]
  /// Signing in with a code from the companion app (S2-53 to S2-65).
  static let signInByApp = "cabinet-sign-in-app"
  /// Signing in by an electronic signature or a one-time code (S4-06 to S4-19).
  static let signInBySignature = "cabinet-sign-in-signature"
  static var template: String { templates.first ?? "" }

  let template: String
  let page: PageMeta
  let text: String
  let menu: [ServiceLink]
  let queues: [CodeView]
  /// What a review can be about; empty on other pages.
  var kindergartens: [CodeView] = []
  /// The version of the texts that are consented to.
  var termsVersion = ""
  /// How long papers may be handed in and signed, with its noun (S4-21); empty on other pages.
  var workingDays = ""

  static let fields = Fields<CabinetPage>("cabinet page") {
    $0.object("page", at: \.page) { $0.page }
    $0.text("text") { $0.text }
    $0.list("menu") { $0.menu }
    $0.flag("has_menu") { !$0.menu.isEmpty }
    $0.list("queues") { $0.queues }
    $0.list("kindergartens") { $0.kindergartens }
    $0.text("terms_version") { $0.termsVersion }
    $0.text("working_days") { $0.workingDays }
  }
}

/// A code that can be chosen, with its words.
struct CodeView: View {
  let code: String
  let label: String

  static let fields = Fields<CodeView>("code") {
    $0.text("code") { $0.code }
    $0.text("label") { $0.label }
  }
}

extension CabinetPageKind {
  /// The template of a page whose service is open; nil where none is yet.
  var template: String? {
    switch self {
    case .signIn: "cabinet-sign-in"
    case .feed: "cabinet-feed"
    case .applications: "cabinet-applications"
    case .application: "cabinet-application"
    case .referrals: "cabinet-referrals"
    case .referral: "cabinet-referral"
    case .files: "cabinet-files"
    case .settings: "cabinet-settings"
    case .recover: "cabinet-recover"
    case .children: "cabinet-children"
    case .devices: "cabinet-devices"
    case .review: "cabinet-reviews"
    case .admission: "cabinet-admission"
    case .admissions: "cabinet-admissions"
    case .register, .newApplication: nil
    }
  }

  /// The same where parents sign in by a way that has pages of its own (S3-11 to S3-33).
  func template(_ method: SignInMethod) -> String? {
    switch (method, self) {
    case (.phonePassword, .signIn): "cabinet-sign-in-phone"
    case (.phonePassword, .recover): "cabinet-recover-phone"
    case (.phonePassword, .register): "cabinet-register"
    case (.signature, .signIn), (.oneTimeCode, .signIn): CabinetPage.signInBySignature
    // Without passwords there is none to be forgotten.
    case (.signature, .recover), (.oneTimeCode, .recover): nil
    default: template
    }
  }
}

extension QueuePageKind {
  /// The template of a page that only shows what the queue answers.
  var template: String? {
    switch self {
    case .check: "queue-check"
    case .list: "queue-list"
    case .terms, .apply: nil
    }
  }
}
