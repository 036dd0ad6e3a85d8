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
    var numbers = HoleNumbers()
    for city in cities where city.isSelected {
      let sets = [
        cityGuides[city.slug] ?? [:], regionGuides[regions[city.region].slug] ?? [:],
        countryGuides,
      ]
      var values: [HoleValue?] = []
      for (level, set) in sets.enumerated() {
        for (slug, texts) in set {
          for language in Language.allCases {
            guard let text = texts[language], !text.frontMatter.isDraft,
              !sets[..<level].contains(where: { $0[slug]?[language]?.isAlwaysShown == true })
            else { continue }
            for number in numbers.numbers(of: text) {
              while number >= values.count { values.append(nil) }
              let value = values[number] ?? self.value(of: numbers.holes[number], city)
              values[number] = value
              if value != .sound { faults.add(value, numbers.holes[number], text, city) }
            }
          }
        }
      }
    }
    report.add(contentsOf: faults.diagnostics)
  }

  private func value(of hole: Hole, _ city: City) -> HoleValue {
    let value = Holes.value(hole.name, city, in: self, hole.language)
    if value.isEmpty { return .empty }
    return hole.writing != .address || LinkScheme.isAllowed(value) ? .sound : .refused(value)
  }
}

/// What the value of a hole in one city depends on, and how it is written.
private struct Hole: Hashable {
  let name: String
  let writing: Fragment.Writing
  let language: Language
}

/// What can be said of a hole in one city.
private enum HoleValue: Equatable {
  case sound
  case empty
  case refused(String)
}

/// Every hole of the texts with a number: hundreds of cities look at the same few again and again.
private struct HoleNumbers {
  private(set) var holes: [Hole] = []
  private var known: [Hole: Int] = [:]
  private var ofTexts: [ObjectIdentifier: [Int]] = [:]

  /// The holes that a text has, each once.
  mutating func numbers(of text: GuideText) -> [Int] {
    if let numbers = ofTexts[ObjectIdentifier(text)] { return numbers }
    var numbers: [Int] = []
    for use in text.holes {
      let hole = Hole(name: use.name, writing: use.writing, language: text.language)
      let number = known[hole] ?? holes.count
      if number == holes.count {
        known[hole] = number
        holes.append(hole)
      }
      if !numbers.contains(number) { numbers.append(number) }
    }
    ofTexts[ObjectIdentifier(text)] = numbers
    return numbers
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

  /// Adds every place of the text where the hole stands.
  mutating func add(_ found: HoleValue, _ hole: Hole, _ text: GuideText, _ city: City) {
    var value: String?
    if case .refused(let written) = found { value = written }
    for use in text.holes where use.name == hole.name && use.writing == hole.writing {
      let place = use.location
      let key = "\(place.file):\(place.line):\(place.column):\(use.name):\(value ?? "")"
      faults[key, default: Fault(use: use, text: text, value: value, cities: [])].cities
        .append(city)
    }
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
