import Diagnostics
import Languages
import Markdown

extension SiteContent {
  /// Reports the holes that are empty, and the addresses that are not allowed, for some city.
  ///
  /// Every text that a city shows or may come to show is looked at: those of the city, its region
  /// and the country, except drafts and what a text nearer to the city always hides. A fault that
  /// many cities share is one message that names them.
  func checkHoles(_ report: inout Report) {
    var faults = HoleFaults()
    for city in cities where city.isSelected {
      let sets = [
        cityGuides[city.slug] ?? [:], regionGuides[regions[city.region].slug] ?? [:],
        countryGuides,
      ]
      var hidden: Set<String> = []
      for set in sets {
        for texts in set.values {
          for text in [texts.kazakh, texts.russian] {
            guard let text, !text.frontMatter.isDraft else { continue }
            let name = "\(text.slug)/\(text.language.code)"
            if hidden.contains(name) { continue }
            if text.isAlwaysShown { hidden.insert(name) }
            for use in text.holes { check(use, text, city, &faults) }
          }
        }
      }
    }
    report.add(contentsOf: faults.diagnostics)
  }

  private func check(
    _ use: MarkdownText.HoleUse, _ text: GuideText, _ city: City, _ faults: inout HoleFaults
  ) {
    let value = Holes.value(use.name, city, in: self, text.language)
    if value.isEmpty {
      faults.add(use, text, value: nil, city)
    } else if use.writing == .address, !LinkScheme.isAllowed(value) {
      faults.add(use, text, value: value, city)
    }
  }
}

/// Faults of holes, with the cities where each shows.
private struct HoleFaults {
  /// A hole in its place, and the value that is not allowed; nil when it is empty.
  private struct Fault {
    let use: MarkdownText.HoleUse
    let text: GuideText
    let value: String?
    var cities: [City]
  }

  private var faults: [String: Fault] = [:]

  mutating func add(
    _ use: MarkdownText.HoleUse, _ text: GuideText, value: String?, _ city: City
  ) {
    let place = use.location
    let key = "\(place.file):\(place.line):\(place.column):\(use.name):\(value ?? "")"
    faults[key, default: Fault(use: use, text: text, value: value, cities: [])].cities.append(city)
  }

  var diagnostics: [Diagnostic] { faults.values.map(Self.diagnostic) }

  private static func diagnostic(_ fault: Fault) -> Diagnostic {
    let (use, cities) = (fault.use, list(fault.cities.map(\.slug)))
    if let value = fault.value {
      return Diagnostic(
        .linkScheme, at: use.location,
        "{{\(use.name)}} is no allowed address for \(cities): \(value.prefix(60))",
        help: "links are https, http, tel, mailto or relative")
    }
    return Diagnostic(
      .emptyHole, at: use.location,
      "the guide \(fault.text.slug) needs {{\(use.name)}}, which is empty for \(cities)",
      help: advice(use.name, fault.cities), suggestion: suggestion(use.name, fault.cities))
  }

  /// `the city a`, `the cities a and b`, or the first few and how many more.
  private static func list(_ slugs: [String]) -> Message {
    if slugs.count == 1 { return "the city \(slugs[0])" }
    let shown = slugs.count > 6 ? slugs.prefix(5) : slugs.dropLast()
    let last: Message =
      slugs.count > 6 ? "\(slugs.count - 5) more" : Message(verbatim: slugs[slugs.count - 1])
    return "the cities \(shown.joined(separator: ", ")) and \(last)"
  }

  private static func suggestion(_ name: String, _ cities: [City]) -> String? {
    guard name.hasPrefix("values.") else { return nil }
    let known = Set(cities.flatMap { $0.settings.values.keys }).sorted()
    return NearMiss.suggestion(for: String(name.dropFirst(7)), among: known)
      .map { "values.\($0)" }
  }

  private static func advice(_ name: String, _ cities: [City]) -> Message {
    let file = cities.count == 1 ? "cities/\(cities[0].slug)/city.yaml" : "city.yaml"
    return switch name {
    case _ where name.hasPrefix("values."):
      "write it under values in site.yaml, region.yaml or \(file)"
    case "site.phone": "write contacts.phone in site.yaml"
    case "city.phone":
      "write phone in regions.csv, or contacts.phone in site.yaml, region.yaml or \(file)"
    default: "fill the column in regions.csv, or override the guide for such a city"
    }
  }
}
