import Diagnostics
import Files
import Languages
import Mustache

/// The templates of page kinds, with everything settled that a language settles.
struct LanguageTemplates: Sendable {
  /// Templates of a city's pages: they see the language, the city and the page.
  private let city: PerLanguage<[String: Template]>
  /// Templates of shared pages: they see the language and the page.
  private let shared: PerLanguage<[String: Template]>

  static let cityPages: [any PageView.Type] = [
    HomePage.self, GuidesPage.self, GuidePage.self, KindergartensPage.self, KindergartenPage.self,
    BulletinPage.self, ArchivePage.self, StatisticsPage.self, ReviewsPage.self, QueueTermsPage.self,
    ServicePage.self, CabinetPage.self, ApplyPage.self, NewApplicationPage.self,
    StaffPage.self, LeafletPart.self, OfflinePage.self,
  ]

  static let sharedPages: [any PageView.Type] = [
    ChooserPage.self, AppPage.self, CountryPage.self, RegionPage.self, NotFoundPage.self,
    RedirectPage.self, PaperPage.self, LeafletPage.self, DataPage.self,
  ]

  init(_ theme: Theme, _ frames: PerLanguage<LanguageFrame>) {
    city = PerLanguage { language in
      Self.settled(Self.cityPages, theme, frames[language], above: [CityFrame.fields.shape])
    }
    shared = PerLanguage { language in
      Self.settled(Self.sharedPages, theme, frames[language], above: [])
    }
    shapes = frames.kazakh.object.shape
  }

  private let shapes: Shape

  func cityTemplate(_ name: String, _ language: Language) throws(RenderError) -> Template {
    try Self.found(city[language][name], name)
  }

  func sharedTemplate(_ name: String, _ language: Language) throws(RenderError) -> Template {
    try Self.found(shared[language][name], name)
  }

  /// What stands for what each template does; a template of cities and a shared one never have one name.
  var fingerprints: PerLanguage<[String: Fingerprint]> {
    PerLanguage { language in
      city[language].merging(shared[language]) { own, _ in own }
        .mapValues { Fingerprint(of: $0.identity) }
    }
  }

  func check(_ theme: Theme) -> Report {
    var report = Report()
    var uses = NameUses()
    let kinds =
      Self.cityPages.map { ($0, [CityFrame.fields.shape]) } + Self.sharedPages.map { ($0, []) }
    for (kind, above) in kinds {
      for name in kind.templates where !theme.templates.names.contains(name) {
        report.add(Self.missing(name, theme))
      }
      do throws(RenderError) {
        for name in kind.templates where theme.templates.names.contains(name) {
          let template = try theme.templates.template(name)
          report.add(
            contentsOf: template.check([shapes] + above + [Self.shape(kind)], noting: &uses))
        }
      } catch {
        report.add(error.diagnostic)
      }
    }
    // What a broken template asks for is not known.
    if report.isEmpty, uses.isComplete {
      report.add(contentsOf: theme.strings.unused(uses))
    }
    return report
  }

  private static func missing(_ name: String, _ theme: Theme) -> Diagnostic {
    Diagnostic(
      .templateMissing, at: Location("templates/\(name).mustache"),
      "the template \(name).mustache is missing",
      help: "take the one that comes with the program",
      suggestion: NearMiss.suggestion(for: name, among: theme.templates.names))
  }

  private static func found(_ template: Template?, _ name: String) throws(RenderError) -> Template {
    if let template { return template }
    let place = Location("templates/\(name).mustache")
    throw RenderError(
      Diagnostic(.templateMissing, at: place, "the template \(name).mustache cannot be used"))
  }

  private static func settled(
    _ kinds: [any PageView.Type], _ theme: Theme, _ frame: LanguageFrame, above: [Shape]
  ) -> [String: Template] {
    var templates: [String: Template] = [:]
    for kind in kinds {
      // What is wrong with a template was reported when it was read, or is reported by `check`.
      for name in kind.templates {
        templates[name] = try? theme.templates.template(name)
          .specialized(known: [frame.object], open: above + [shape(kind)])
      }
    }
    return templates
  }

  private static func shape<Kind: PageView>(_ kind: Kind.Type) -> Shape { Kind.fields.shape }
}
