import Bytes
import Codes
import Content
import Languages

extension CityContext {
  /// The first way of signing in that is open to parents of the city; nil where none is yet.
  var signInMethod: SignInMethod? { city.settings.signIn.first }

  /// Whether parents sign here, and so are admitted by signed papers (S4-20).
  var hasAdmissions: Bool { city.settings.signIn.contains(.signature) }

  /// The page kinds that talk to the program that signs on the reader's own machine.
  ///
  /// A server lets them, and no others, connect to it; `Route.signs(in:)` asks this.
  func signs(_ kind: CabinetPageKind) -> Bool {
    switch kind {
    case .signIn: hasAdmissions && template(.signIn) == CabinetPage.signInBySignature
    case .admission: hasAdmissions
    default: false
    }
  }

  /// Whether parents of the city have a cabinet.
  var hasOpenCabinet: Bool { signInMethod != nil }

  /// The template of a page of the cabinet.
  func template(_ kind: CabinetPageKind) -> String {
    guard let signInMethod else { return ServicePage.template }
    return kind == .newApplication
      ? NewApplicationPage.template : shellTemplate(kind, signInMethod) ?? ServicePage.template
  }

  /// The template of a page that a module fills; the way in has a step more where codes come to
  /// the app.
  private func shellTemplate(_ kind: CabinetPageKind, _ method: SignInMethod) -> String? {
    if [.admission, .admissions].contains(kind), !hasAdmissions { return nil }
    return kind == .signIn && method == .iinPassword && city.settings.codes == .app
      ? CabinetPage.signInByApp : kind.template(method)
  }

  /// A page of the cabinet that a module fills; nil where its service is not open.
  func cabinet(_ kind: CabinetPageKind, _ language: Language) -> CabinetPage? {
    guard let signInMethod, let template = shellTemplate(kind, signInMethod) else { return nil }
    let shell = service(kind, language)
    return CabinetPage(
      template: template, page: shell.page, text: shell.text, menu: shell.menu, queues: [],
      kindergartens: kind == .review ? catalogueOptions(language) : [],
      termsVersion: site.termsVersion,
      workingDays: site.theme.strings.counted(
        "working_days_count", city.settings.limits["admission_working_days"] ?? 5, language))
  }

  /// The check of the queue by number, or its public list.
  func queue(_ kind: QueuePageKind, _ language: Language) -> CabinetPage? {
    guard let template = kind.template else { return nil }
    let shell = service(kind, language)
    return CabinetPage(
      template: template, page: shell.page, text: shell.text, menu: [],
      queues: codes("queue", city.settings.queueTypes, language))
  }

  /// The application to the queue, with the wishes that can be fulfilled here.
  func apply(_ language: Language) -> ApplyPage {
    let shell = service(.apply, language)
    return ApplyPage(
      page: shell.page, text: shell.text,
      queues: codes("queue", city.settings.queueTypes, language),
      languages: teachingLanguages(language),
      groupTypes: codes("group", GroupType.allCases, language),
      kindergartens: catalogueOptions(language),
      opensCabinet: signInMethod != .phonePassword, termsVersion: site.termsVersion)
  }

  /// A new application in the cabinet, in one form (S3-43 to S3-59).
  func newApplication(_ language: Language) -> NewApplicationPage? {
    guard hasOpenCabinet else { return nil }
    let shell = service(.newApplication, language)
    // A group of the correctional type has a queue of its own, which not every city keeps.
    let groupTypes = GroupType.allCases.filter {
      $0 != .correctional || city.settings.queueTypes.contains(.correctional)
    }
    return NewApplicationPage(
      page: shell.page, text: shell.text, menu: shell.menu,
      languages: teachingLanguages(language), groupTypes: codes("group", groupTypes, language),
      kindergartens: catalogueOptions(language), isDistrict: city.level == .district,
      termsVersion: site.termsVersion)
  }

  /// The languages that groups here are taught in; all where the catalogue says nothing.
  private func teachingLanguages(_ language: Language) -> [CodeView] {
    let taught = Set(kindergartens.flatMap(\.languages))
    return codes(
      "teaching", TeachingLanguage.allCases.filter { taught.isEmpty || taught.contains($0) },
      language)
  }

  private func codes<Codes: Code>(_ family: String, _ codes: [Codes], _ language: Language)
    -> [CodeView]
  {
    codes.map {
      CodeView(code: $0.rawValue, label: text(String(joined: "\(family)_\($0.rawValue)"), language))
    }
  }
}
