import Foundation
import Testing

/// Every text stands in an element whose `lang` is its own.
///
/// Only what can be told for sure is looked at: letters that Russian has not, in an element that says it
/// is Russian. The names of places and kindergartens of this site have none in Russian.
@Suite("Languages of elements") struct LanguageOfElementsTests {
  @Test("Says of every Kazakh text on a Russian page that it is Kazakh")
  func tellsLanguages() throws {
    let site = TestSite(
      """
      -- content/site.yaml --
      title: {kk: Сынақ, ru: Проба}
      base_url: https://portal.example/
      languages: [kk, ru]
      default_language: kk
      fallback: true
      contacts: {phone: "+7 700 000-00-00"}
      features: {sample: true, reviews: true, admission: true, app: true}

      -- content/guides/only/kk.md --
      ---
      title: Тек қазақша мәтін
      summary: Қысқаша
      ---
      ## Бөлім

      Ұзын сөйлем.

      -- content/cities/atyrau/kindergartens.csv --
      id,name_kk,name_ru,ownership,languages,groups,capacity,enrolled
      a-1,«Айгөлек» балабақшасы,Детский сад «Айголек»,state,kk,4,100,90

      -- content/cities/atyrau/vacancies.csv --
      date,kindergarten_id,age_group,group_type,language,places
      2026-11-19,a-1,3-4,general,kk,3

      -- content/cities/atyrau/statistics.csv --
      month,queue_total,queue_benefit,places_total,places_free,referrals_issued
      2026-10,100,10,100,10,9
      """)
    #expect(site.build().code == 0)
    let pages = site.published().keys.filter { $0.hasSuffix(".html") }.sorted()
    #expect(pages.count > 40)
    for page in pages {
      let text = try #require(site.text("site/\(page)"))
      let wrong = Self.kazakhInRussian(text)
      #expect(wrong.isEmpty, "\(page): \(wrong.prefix(4))")
    }
  }

  @Test("Finds a Kazakh text in a Russian element, and none in its own")
  func findsWrong() {
    let find = Self.kazakhInRussian
    #expect(find("<html lang=\"ru\"><p>бала</p><p>қала</p></html>") == ["қала"])
    #expect(find("<html lang=\"ru\"><p lang=\"kk\">қала <b>ұл</b></p><i>ұл</i></html>") == ["ұл"])
    #expect(find("<html lang=\"kk\"><p>қала<br>ұл</p></html>").isEmpty)
    #expect(
      find("<html lang=\"ru\"><img alt=\"қала\"><a lang=\"kk\" title=\"ұл\">я</a></html>") == [
        "қала"
      ])
    #expect(find("<html lang=\"ru\"><script>\"қала\"</script><!-- қала --></html>").isEmpty)
  }

  private static let letters = Set("әғқңөұүһӘҒҚҢӨҰҮҺ")
  private static let empty: Set = [
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr",
    "path",
    "circle", "rect", "line", "use",
  ]
  private static let spoken = [
    "alt", "title", "aria-label", "placeholder", "content", "data-label",
  ]

  /// The texts with Kazakh letters whose element says that it is Russian.
  static func kazakhInRussian(_ html: String) -> [String] {
    var found: [String] = []
    var open: [(name: String, language: String)] = [("", "")]
    func look(_ text: String, _ language: String) {
      if language == "ru", text.contains(where: letters.contains) {
        found.append(text.trimmingCharacters(in: .whitespacesAndNewlines))
      }
    }
    var rest = html[...]
    while let start = rest.firstIndex(of: "<") {
      look(String(rest[..<start]), open.last?.language ?? "")
      rest = rest[start...]
      let end =
        rest.hasPrefix("<!--")
        ? rest.firstRange(of: "-->")?.upperBound
        : rest.firstIndex(of: ">").map { rest.index(after: $0) }
      guard let end else { break }
      let tag = String(rest[..<end])
      rest = rest[end...]
      if tag.hasPrefix("<!") { continue }
      let name = String(
        tag.dropFirst().drop { $0 == "/" }.prefix { $0.isLetter || $0.isNumber || $0 == "-" }
      )
      .lowercased()
      if tag.hasPrefix("</") {
        if let place = open.lastIndex(where: { $0.name == name }) { open.removeSubrange(place...) }
        continue
      }
      let language = attribute("lang", tag) ?? open.last?.language ?? ""
      for key in spoken { attribute(key, tag).map { look($0, language) } }
      if ["script", "style"].contains(name), let close = rest.firstRange(of: "</\(name)>") {
        rest = rest[close.upperBound...]
      } else if !empty.contains(name), !tag.hasSuffix("/>") {
        open.append((name, language))
      }
    }
    return found
  }

  private static func attribute(_ name: String, _ tag: String) -> String? {
    guard let start = tag.firstRange(of: " \(name)=\"")?.upperBound else { return nil }
    return String(tag[start...].prefix { $0 != "\"" })
  }
}
