import Foundation
import Testing

/// The catalogue and its kindergartens as pages: what their numbers are, and in which order they stand.
@Suite("Catalogue") struct CatalogueTests {
  static let kindergartens = """
    -- content/cities/atyrau/kindergartens.csv --
    id,name_kk,name_ru,address_kk,address_ru,phone,ownership,languages,groups,capacity,enrolled,lat,lon
    atyrau-0001,«Шолпан» балабақшасы,Детский сад «Шолпан»,Көше,Улица,+7 700 000-00-01,state,kk;ru,4,100,90,47.1,51.9
    atyrau-0002,«Әсем» бөбекжайы,Ясли «Асем»,Көше,Улица,,private,kk,1,20,20,,
    atyrau-0003,№ 10 балабақша,Детский сад № 10,Көше,Улица,,state,ru,1,20,20,,
    atyrau-0004,№ 2 балабақша,Детский сад № 2,Көше,Улица,,state,ru,1,20,20,,
    atyrau-0005,«Айгөлек» балабақшасы,Мини-центр «Айголек»,Көше,Улица,,state,kk,1,20,20,,
    atyrau-0006,«Ёлочка» балабақшасы,Ясли-сад «Ёлочка»,Көше,Улица,,state,ru,1,20,20,,
    atyrau-0007,«Еркемай» балабақшасы,Ясли-сад «Еркемай»,Көше,Улица,,state,kk,1,20,20,,

    """

  static let vacancies = """
    -- content/cities/atyrau/vacancies.csv --
    date,kindergarten_id,age_group,group_type,language,places
    2026-11-05,atyrau-0001,3-4,general,kk,5
    2026-11-12,atyrau-0001,3-4,general,kk,2
    2026-11-19,atyrau-0001,3-4,general,kk,3
    2026-11-19,atyrau-0001,1-2,inclusive,ru,1
    2026-11-26,atyrau-0001,1-2,general,kk,40

    """

  static let reviews = """
    -- content/cities/atyrau/reviews.csv --
    date,language,kindergarten_id,rating,text,status
    2026-11-01,kk,atyrau-0001,5,Жақсы,published
    2026-11-02,ru,atyrau-0001,4,Хорошо,published
    2026-11-03,ru,atyrau-0001,1,Ждёт,pending
    2026-11-04,ru,atyrau-0002,3,Другой,published

    """

  private func ids(_ text: String) -> [String] {
    text.components(separatedBy: " data-o=").dropFirst().map {
      String($0.components(separatedBy: "kindergartens/")[1].prefix { $0 != "/" })
    }
  }

  private func letters(_ text: String) -> [String] {
    text.components(separatedBy: "scope=\"rowgroup\" colspan=\"4\">").dropFirst().map {
      String($0.prefix { $0 != "<" })
    }
  }

  @Test("Says when there were most places, and the newest number only where it is another")
  func saysHistory() throws {
    let days = [
      (
        "2026-11-20",
        "В 3 последних бюллетенях больше всего мест было 5 ноября 2026 г.: 5. В последнем — 4."
      ),
      ("2026-11-27", "В 4 последних бюллетенях больше всего мест было 26 ноября 2026 г.: 40.</p>"),
    ]
    for (now, sentence) in days {
      let site = TestSite(Self.kindergartens + Self.vacancies)
      #expect(site.build(now: now).code == 0)
      let page = try #require(site.text("site/atyrau/ru/kindergartens/atyrau-0001/index.html"))
      #expect(page.replacingOccurrences(of: "\u{202F}", with: " ").contains(sentence), "\(now)")
    }
    let site = TestSite(
      Self.kindergartens + Self.vacancies + "2026-11-18,atyrau-0001,3-4,general,kk,5\n")
    site.build(now: "2026-11-20")
    let page = try #require(site.text("site/atyrau/kk/kindergartens/atyrau-0001/index.html"))
    #expect(
      page.contains(
        "Соңғы 4 бюллетень бойынша бос орын саны ең көп дегенде 5 болды. Соңғысында: 4.</p>"))
  }

  @Test("Stands by what kindergartens are called, in the alphabet of the page")
  func standsByName() throws {
    let site = TestSite(Self.kindergartens)
    #expect(site.build().code == 0)
    let kazakh = try #require(site.text("site/atyrau/kk/kindergartens/index.html"))
    #expect(ids(kazakh).map { $0.suffix(1) } == ["4", "3", "5", "2", "7", "6", "1"])
    #expect(letters(kazakh) == ["№", "А", "Ә", "Е", "Ё", "Ш"])
    let russian = try #require(site.text("site/atyrau/ru/kindergartens/index.html"))
    #expect(ids(russian).map { $0.suffix(1) } == ["4", "3", "5", "2", "6", "7", "1"])
    #expect(letters(russian) == ["№", "А", "Е", "Ш"])
  }

  @Test("Heads a letter as the first name under it writes it, where others write it otherwise")
  func headsByFirst() throws {
    // The sign of the kelvin is a K to Unicode, and other bytes.
    let header = Self.kindergartens.split(separator: "\n").prefix(2).joined(separator: "\n")
    let rows = ["Kim", "\u{212A}ids", "Ёлочка", "Еркемай", "Шолпан"].enumerated().map {
      number, name in
      "k-\(number),«\(name)»,«\(name)»,Көше,Улица,,private,kk,1,20,20,,"
    }
    let site = TestSite(([header] + rows).joined(separator: "\n") + "\n")
    #expect(site.build().code == 0)
    let page = try #require(site.text("site/atyrau/ru/kindergartens/index.html"))
    #expect(letters(page).map { Array($0.utf8) } == ["Е", "Ш", "\u{212A}"].map { Array($0.utf8) })
  }

  @Test("Claims no free places without a bulletin, and offers no filter by them")
  func claimsNothing() throws {
    let site = TestSite(Self.kindergartens)
    #expect(site.build().code == 0)
    let list = try #require(site.page("site/atyrau/kk/kindergartens/index.html"))
    #expect(!list.has("name=\"age\"") && !list.has("name=\"free\""))
    #expect(!list.has("data-label=\"Бос орын\""))
    #expect(list.has("unclaimed"))
    let one = try #require(site.page("site/atyrau/kk/kindergartens/atyrau-0001/index.html"))
    #expect(!one.has("бос орын") && !one.has("<svg"))
  }

  @Test("Takes free places from the latest bulletin that is out")
  func takesLatest() throws {
    let site = TestSite(Self.kindergartens + Self.vacancies)
    #expect(site.build().code == 0)
    let list = try #require(site.page("site/atyrau/kk/kindergartens/index.html"))
    #expect(list.has("data-p=\"3-4 general kk 3;1-2 inclusive ru 1\""))
    #expect(list.has("<strong class=\"free\">4</strong>"))
    #expect(list.has("<span>1–2 жас: 1</span> <span>3–4 жас: 3</span>"))
    let one = try #require(site.page("site/atyrau/kk/kindergartens/atyrau-0001/index.html"))
    #expect(one.has("4 бос орын") && one.has("ең көп болды: 5. Соңғысында: 4."))
    #expect(!one.has("40"))
    #expect(site.build(now: "2026-11-26").code == 0)
    let later = try #require(site.page("site/atyrau/kk/kindergartens/atyrau-0001/index.html"))
    #expect(later.has("40 бос орын"))
    let none = try #require(site.page("site/atyrau/ru/kindergartens/atyrau-0002/index.html"))
    #expect(none.has("свободных мест в этом саду не было") && !none.has("<svg"))
  }

  @Test("Shows a kindergarten's own published reviews, and their average to search engines")
  func showsReviews() throws {
    let site = TestSite(Self.kindergartens + Self.reviews)
    #expect(site.build().code == 0)
    let one = try #require(site.page("site/atyrau/ru/kindergartens/atyrau-0001/index.html"))
    #expect(one.has("Хорошо") && one.has("Жақсы") && !one.has("Ждёт") && !one.has("Другой"))
    #expect(one.has("4,5 из 5") && one.has("2 отзыва"))
    #expect(one.has("\"ratingValue\":4.5,\"reviewCount\":2,\"bestRating\":5,\"worstRating\":1}"))
    let silent = try #require(site.page("site/atyrau/ru/kindergartens/atyrau-0003/index.html"))
    #expect(!silent.has("aggregateRating") && !silent.has("из 5"))
  }
}
