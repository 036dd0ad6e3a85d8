import Diagnostics
import Languages
import Markdown

extension Content {
  /// Reports the holes that are empty, and the addresses that are not allowed, for some city.
  func checkHoles(_ report: inout Report) {
    for city in cities where city.isSelected {
      for guide in guides(of: city, where: { _ in true }) {
        for language in site.languages {
          guard let shown = guide.text(in: language, fallback: site.hasFallback) else { continue }
          for use in shown.text.holes {
            check(use, shown.text, city, language, &report)
          }
        }
      }
    }
  }

  private func check(
    _ use: MarkdownText.HoleUse, _ text: GuideText, _ city: City, _ language: Language,
    _ report: inout Report
  ) {
    let value = Holes.value(use.name, city, in: self, language)
    if value.isEmpty {
      report.add(
        Diagnostic(
          .emptyHole, at: use.location,
          "the guide \(text.slug) needs {{\(use.name)}}, which is empty for the city \(city.slug)",
          help: Self.advice(use.name, city),
          suggestion: use.name.hasPrefix("values.")
            ? NearMiss.suggestion(
              for: String(use.name.dropFirst(7)), among: city.settings.values.keys.sorted()
            ).map { "values.\($0)" } : nil))
    } else if use.writing == .address, !LinkScheme.isAllowed(value) {
      report.add(
        Diagnostic(
          .linkScheme, at: use.location,
          "{{\(use.name)}} is no allowed address for the city \(city.slug): \(value.prefix(60))",
          help: "links are https, http, tel, mailto or relative"))
    }
  }

  private static func advice(_ name: String, _ city: City) -> String {
    switch name {
    case _ where name.hasPrefix("values."):
      "write it under values in site.yaml, region.yaml or cities/\(city.slug)/city.yaml"
    case "city.phone", "site.phone": "write contacts.phone in site.yaml, or phone in regions.csv"
    default: "fill the column in regions.csv, or override the guide for this city"
    }
  }
}
