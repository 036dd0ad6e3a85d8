import Diagnostics
import Files
import Languages
import Mustache
import Parallel
import Synchronization

/// The templates of page kinds, with everything settled that a language settles: each from the
/// first time on that it is asked for, as a build of few pages needs few of them.
final class LanguageTemplates: Sendable {
  private let library: TemplateLibrary
  private let frames: PerLanguage<LanguageFrame>
  private let settled = Mutex<[Name: Template]>([:])
  /// Those of what a city decides of its pages, in whatever template.
  private let parts = OuterPartNumbers()
  /// What stands for each, where that is known of a run that had nothing to say of any.
  private let knownFingerprints: [String: Fingerprint]?

  private struct Name: Hashable {
    let template: String
    let language: Language
  }

  static let cityPages: [any PageView.Type] = [
    HomePage.self, GuidesPage.self, GuidePage.self, KindergartensPage.self, KindergartenPage.self,
    BulletinPage.self, ArchivePage.self, StatisticsPage.self, ReviewsPage.self, QueueTermsPage.self,
    ServicePage.self, CabinetPage.self, ApplyPage.self, NewApplicationPage.self,
    StaffPage.self, LeafletPart.self, OfflinePage.self, SearchPage.self,
  ]

  static let sharedPages: [any PageView.Type] = [
    ChooserPage.self, AppPage.self, CountryPage.self, RegionPage.self, NotFoundPage.self,
    RedirectPage.self, PaperPage.self, LeafletPage.self, DataPage.self,
  ]

  init(
    _ theme: Theme, _ frames: PerLanguage<LanguageFrame>, known: [String: Fingerprint]? = nil
  ) {
    library = theme.templates
    knownFingerprints = known
    self.frames = frames
  }

  /// The template of a city's page: it sees the language, the city and the page.
  func cityTemplate(_ name: String, _ language: Language, _ page: Shape) throws(RenderError)
    -> Template
  {
    try template(name, language, open: [CityFrame.fields.shape, page])
  }

  /// The template of a shared page: it sees the language and the page.
  func sharedTemplate(_ name: String, _ language: Language, _ page: Shape) throws(RenderError)
    -> Template
  {
    try template(name, language, open: [page])
  }

  private func template(_ name: String, _ language: Language, open: [Shape]) throws(RenderError)
    -> Template
  {
    let key = Name(template: name, language: language)
    if let template = settled.withLock({ $0[key] }) { return template }
    // What is wrong with a template was reported when it was read, or is reported by `check`.
    guard let plain = try? library.template(name) else {
      throw RenderError(
        Diagnostic(
          .templateMissing, at: Location("templates/\(name).mustache"),
          "the template \(name).mustache cannot be used"))
    }
    let template = plain.specialized(known: [frames[language].object], open: open)
      .markingOuterParts(of: Array(open.dropLast()), below: open.suffix(1).map { $0 }, parts)
    settled.withLock { $0[key] = template }
    return template
  }

  private var shapes: Shape { frames.kazakh.object.shape }

  /// What stands for what each template does in a language; templates that cannot be used are left out.
  func fingerprints(jobs: Int) -> [(template: Reads.Template, fingerprint: Fingerprint)] {
    let kinds =
      Self.cityPages.map { ($0, [CityFrame.fields.shape]) } + Self.sharedPages.map { ($0, []) }
    let all = kinds.flatMap { kind, above in
      kind.templates.flatMap { name in
        Language.allCases.map { language in
          (
            template: Reads.Template(name: name, language: language),
            open: above + [Self.shape(kind)]
          )
        }
      }
    }
    if let known = knownFingerprints {
      return all.compactMap { kind, _ in known[kind.dependency].map { (kind, $0) } }
    }
    let found = Workers.map(all.count, jobs: jobs) { place -> Fingerprint? in
      let (kind, open) = all[place]
      let settled = try? template(kind.name, kind.language, open: open)
      return settled.map { Fingerprint(of: $0.identity) }
    }
    return zip(all, found).compactMap { kind, fingerprint in
      fingerprint.map { (kind.template, $0) }
    }
  }

  /// Checks every template of a page kind, and whether all texts are used, unless that is known.
  func check(_ theme: Theme, jobs: Int) -> Report {
    guard knownFingerprints == nil else { return Report() }
    let known = Set(theme.templates.names)
    let kinds =
      Self.cityPages.map { ($0, [CityFrame.fields.shape]) } + Self.sharedPages.map { ($0, []) }
    let checks = Workers.map(kinds.count, jobs: jobs) { place in
      let (kind, above) = kinds[place]
      return check(kind, above: above, known, theme)
    }
    var report = Report()
    var uses = NameUses()
    for check in checks {
      report.add(contentsOf: check.report)
      uses.formUnion(check.uses)
    }
    // What a broken template asks for is not known.
    if report.isEmpty, uses.isComplete {
      report.add(contentsOf: theme.strings.unused(uses))
    }
    return report
  }

  /// Checks the templates of one page kind.
  private func check(
    _ kind: any PageView.Type, above: [Shape], _ known: Set<String>, _ theme: Theme
  ) -> (report: Report, uses: NameUses) {
    var report = Report()
    var uses = NameUses()
    for name in kind.templates where !known.contains(name) {
      report.add(Self.missing(name, theme))
    }
    do throws(RenderError) {
      for name in kind.templates where known.contains(name) {
        let template = try theme.templates.template(name)
        report.add(
          contentsOf: template.check([shapes] + above + [Self.shape(kind)], noting: &uses))
      }
    } catch {
      report.add(error.diagnostic)
    }
    return (report, uses)
  }

  private static func missing(_ name: String, _ theme: Theme) -> Diagnostic {
    Diagnostic(
      .templateMissing, at: Location("templates/\(name).mustache"),
      "the template \(name).mustache is missing",
      help: "take the one that comes with the program",
      suggestion: NearMiss.suggestion(for: name, among: theme.templates.names))
  }

  private static func shape<Kind: PageView>(_ kind: Kind.Type) -> Shape { Kind.fields.shape }
}
