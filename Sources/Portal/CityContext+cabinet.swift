import Codes
import Content
import Languages

extension CityContext {
  /// Whether parents of the city sign in by IIN and password; other ways are not open yet.
  var hasOpenCabinet: Bool { city.settings.signIn.contains(.iinPassword) }

  /// The template of a page of the cabinet.
  func template(_ kind: CabinetPageKind) -> String {
    guard hasOpenCabinet else { return ServicePage.template }
    return kind == .newApplication
      ? ApplyPage.template : shellTemplate(kind) ?? ServicePage.template
  }

  /// The template of a page that a module fills; the way in has a step more where codes come to
  /// the app.
  private func shellTemplate(_ kind: CabinetPageKind) -> String? {
    kind == .signIn && city.settings.sendsCodesToApp
      ? CabinetPage.signInByApp : kind.template
  }

  /// A page of the cabinet that a module fills; nil where its service is not open.
  func cabinet(_ kind: CabinetPageKind, _ language: Language) -> CabinetPage? {
    guard hasOpenCabinet, let template = shellTemplate(kind) else { return nil }
    let shell = service(kind, language)
    return CabinetPage(
      template: template, page: shell.page, text: shell.text, menu: shell.menu, queues: [])
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
    let taught = Set(city.data.kindergartens.flatMap(\.languages))
    return ApplyPage(
      page: shell.page, text: shell.text,
      queues: codes("queue", city.settings.queueTypes, language),
      languages: codes(
        "teaching", TeachingLanguage.allCases.filter { taught.isEmpty || taught.contains($0) },
        language),
      groupTypes: codes("group", GroupType.allCases, language),
      kindergartens: catalogueOrder[language].places.map { place in
        let kindergarten = city.data.kindergartens[place]
        return CodeView(code: kindergarten.id, label: kindergarten.name[language])
      },
      opensCabinet: hasOpenCabinet, termsVersion: site.termsVersion)
  }

  /// The same for a parent who has signed in: without the contacts and the code.
  func newApplication(_ language: Language) -> ApplyPage? {
    guard hasOpenCabinet else { return nil }
    let shell = service(.newApplication, language)
    let open = apply(language)
    return ApplyPage(
      page: shell.page, text: shell.text, queues: open.queues, languages: open.languages,
      groupTypes: open.groupTypes, kindergartens: open.kindergartens, opensCabinet: false,
      menu: shell.menu, buttons: codes("queue_button", city.settings.queueTypes, language),
      action: shell.page.switches.first { $0.isCurrent }?.address ?? "",
      termsVersion: site.termsVersion)
  }

  private func codes<Codes: Code>(_ family: String, _ codes: [Codes], _ language: Language)
    -> [CodeView]
  {
    codes.map {
      CodeView(code: $0.rawValue, label: text("\(family)_\($0.rawValue)", language))
    }
  }
}
