import Bytes
import Content
import Dates
public import Files
import Languages

/// What the outputs of a site are made of, by name, and what stands for each.
///
/// Two sites of one version of the program have the same bytes for an output if everything it was made
/// of has the same fingerprints. `CityContext.reads` tells what that was, `country` is what the shared
/// outputs are made of.
public struct Dependencies: Sendable {
  /// What the outputs of every city may be made of, unless the city has its own of the name.
  public let shared: [String: Fingerprint]
  /// What every output sees: the settings, the texts that Swift code asks for, the assets it names,
  /// and the leaflets.
  let frame: Fingerprint

  /// Looks at a site.
  ///
  /// - Parameters:
  ///   - site: The site.
  ///   - jobs: How many threads look.
  public init(_ site: Site, jobs: Int) { self.init(site, jobs: jobs, offering: site.leaflets) }

  /// The same for who knows the leaflets by their cities.
  init(_ site: Site, jobs: Int, offering leaflets: [String: LeafletFile]) {
    frame = site.frameFingerprint(leaflets)
    var found = site.textDependencies(of: site.commonGuides)
    for (template, fingerprint) in site.templates.fingerprints(jobs: jobs) {
      found[template.dependency] = fingerprint
    }
    var day = FingerprintSum()
    day.add(site.today?.number ?? .min)
    found[Reads.Parts.todayName] = day.fingerprint
    found[Reads.Parts.searchName] = site.commonGuides.listFingerprint
    found[Self.searchTexts] = SharedSearch.fingerprint(site.commonGuides)
    found[Self.country] = site.countryFingerprint(frame, found)
    shared = found
  }

  /// The names of what a shared output is made of: the address of an asset tells its bytes.
  public static func names(of route: Route) -> String {
    switch route {
    case .asset: ""
    case .sharedSearch: searchTexts
    default: country
    }
  }

  static let country = "country"
  private static let searchTexts = "search-texts"

  /// Whether a name stands for what all searches share.
  static func isOfSearch(_ name: String) -> Bool {
    name == searchTexts || name == Reads.Parts.searchName
  }
}

extension Site {
  fileprivate func frameFingerprint(_ leaflets: [String: LeafletFile]) -> Fingerprint {
    var sum = FingerprintSum()
    sum.add(content.fingerprint)
    theme.strings.add(to: &sum)
    sum.add(workerAsset?.address ?? "")
    for icon in installIcons { sum.add(icon.address) }
    for name in leaflets.keys.sorted() { sum.add(leaflets[name]?.asset.address ?? "") }
    return sum.fingerprint
  }

  fileprivate func countryFingerprint(
    _ frame: Fingerprint, _ templates: [String: Fingerprint]
  ) -> Fingerprint {
    var sum = FingerprintSum()
    sum.add(frame)
    for name in LanguageTemplates.sharedPages.flatMap({ $0.templates }) {
      for language in Language.allCases {
        sum.add(templates[Reads.Template(name: name, language: language).dependency])
      }
    }
    sum.add(asset(named: "icon.svg")?.address ?? "")
    for city in content.cities {
      sum.add(city.fingerprint)
      sum.add(city.slug)
      sum.add(content.regions[city.region].slug)
      sum.add(city.isSelected ? 1 : 0)
      for part in city.outline.fingerprints(on: today) { sum.add(part.fingerprint) }
    }
    for region in content.regions {
      sum.add(region.slug)
      sum.add(region.fingerprint)
    }
    sum.add(today?.number ?? .min)
    return sum.fingerprint
  }

  /// The texts of guides.
  fileprivate func textDependencies(of guides: [Guide]) -> [String: Fingerprint] {
    var found: [String: Fingerprint] = [:]
    for guide in guides {
      for language in Language.allCases {
        guard let text = guide.texts[language] else { continue }
        found[Reads.Text.dependency(guide.slug, language)] = text.fingerprint
      }
    }
    return found
  }
}

extension CityContext {
  /// What the city's outputs may be made of that is not every city's, and what stands for each.
  public func dependencies(in site: Dependencies) -> [String: Fingerprint] {
    var found =
      self.site.content.hasOwnGuides(city) ? self.site.textDependencies(of: content.guides) : [:]
    var frame = FingerprintSum()
    frame.add(site.frame)
    frame.add(city.fingerprint)
    let tables = content.tables
    for flag in [
      tables.hasKindergartens, tables.hasBulletins, tables.hasStatistics, tables.hasData,
    ] {
      frame.add(flag ? 1 : 0)
    }
    found[Reads.frameName] = frame.fingerprint
    found[Reads.Parts.guidesName] = content.guidesFingerprint
    for part in self.site.content.cities[index].outline.fingerprints(on: self.site.today) {
      found[part.name] = part.fingerprint
    }
    return found
  }

  /// The names of what an output was made of, with blanks between them.
  public func names(of reads: Reads) -> String {
    // Pages that follow one another are mostly made of the same.
    if let last = lastNames, last.reads == reads { return last.names }
    var list = TextBuilder()
    list.append(Reads.frameName)
    for (part, name) in Reads.Parts.all where reads.parts.contains(part) {
      list.append(" ")
      list.append(name)
    }
    for text in reads.texts {
      list.append(" ")
      list.append(Reads.Text.dependency(content.guides[text.guide].slug, text.language))
    }
    for template in reads.templates {
      list.append(" ")
      list.append(template.dependency)
    }
    let names = list.text
    lastNames = (reads, names)
    return names
  }
}

extension [Guide] {
  /// What stands for which guides there are, and in which languages.
  fileprivate var listFingerprint: Fingerprint {
    var sum = FingerprintSum()
    for guide in self {
      sum.add(guide.slug)
      for language in Language.allCases { sum.add(guide.texts[language]?.file ?? "") }
    }
    return sum.fingerprint
  }
}

extension TablesOutline {
  /// What stands for each table as far as it is shown.
  fileprivate func fingerprints(on day: Day?) -> [(name: String, fingerprint: Fingerprint)] {
    let counts = counts(on: day)
    func sum(_ file: Fingerprint?, _ count: Int) -> Fingerprint {
      var sum = FingerprintSum()
      sum.add(file)
      sum.add(count)
      return sum.fingerprint
    }
    return [
      ("kindergartens", sum(files.kindergartens, counts.kindergartens)),
      ("bulletins", sum(files.vacancies, counts.bulletins)),
      ("statistics", sum(files.statistics, counts.months)),
      ("reviews", sum(files.reviews, counts.reviews)),
    ]
  }
}

extension CityParts {
  /// What stands for which guides are shown, in which order and with which heads.
  fileprivate var guidesFingerprint: Fingerprint {
    var sum = FingerprintSum()
    for guide in guides {
      sum.add(guide.slug)
      for language in Language.allCases {
        sum.add(guide.texts[language]?.file ?? "")
        sum.add(guide.texts[language]?.headFingerprint)
      }
    }
    return sum.fingerprint
  }
}

extension Reads {
  fileprivate static let frameName = "frame"
}

extension Reads.Parts {
  fileprivate static let todayName = "today"
  fileprivate static let guidesName = "guides"
  fileprivate static let searchName = "search"

  fileprivate static let all: [(part: Reads.Parts, name: String)] = [
    (.guides, guidesName), (.kindergartens, "kindergartens"), (.bulletins, "bulletins"),
    (.statistics, "statistics"), (.reviews, "reviews"), (.today, todayName),
    (.search, searchName),
  ]
}

extension Reads.Text {
  fileprivate static func dependency(_ guide: String, _ language: Language) -> String {
    String(joined: "text/\(guide)/\(language.code)")
  }
}

extension Reads.Template {
  var dependency: String { String(joined: "template/\(language.code)/\(name)") }
}
