import Testing

/// The cases of a city's name, from regions.csv to the pages.
@Suite("Names of places on pages") struct PlaceFormTests {
  private static let guides = """
    -- content/guides/queue/kk.md --
    ---
    title: "{{city.in}}"
    ---
    [{{city.in}}|{{city.to}}|{{city.of}}|{{city.from}}]

    -- content/guides/queue/ru.md --
    ---
    title: "{{city.in}}"
    ---
    [{{city.in}}|{{city.to}}|{{city.of}}|{{city.from}}]

    """

  private func forms(_ site: TestSite, _ city: String, _ language: String) -> String? {
    site.text("site/\(city)/\(language)/guides/queue/index.html")?
      .firstMatch(of: /\[([^\[\]<]*\|[^\[\]<]*)\]/).map { String($0.1) }
  }

  @Test("Fills holes of guides with forms by rule, in both languages")
  func makesForms() {
    let site = TestSite(Self.guides)
    #expect(site.build().code == 0)
    #expect(forms(site, "atyrau", "kk") == "Атырауда|Атырауға|Атыраудың|Атыраудан")
    #expect(
      forms(site, "atyrau", "ru")
        == "в городе Атырау|в город Атырау|города Атырау|из города Атырау")
    #expect(
      forms(site, "inder", "kk")
        == "Индер ауданында|Индер ауданына|Индер ауданының|Индер ауданынан")
    #expect(
      forms(site, "inder", "ru")
        == "в Индерском районе|в Индерский район|Индерского района|из Индерского района")
  }

  @Test("Takes a form from the table where it gives one, and the others by rule")
  func takesGivenForms() {
    let site = TestSite(
      Self.guides + """
        -- content/regions.csv --
        region,city,kato,name_kk,name_ru,in_kk,of_kk,in_ru,from_ru
        atyrau,,230000000,Атырау облысы,Атырауская область,,,,
        atyrau,atyrau,231000000,Атырау,Атырау,Атырау шаһарында,Атырау шаһарының,в Атырау,из Атырау
        """)
    #expect(site.build().code == 0)
    #expect(forms(site, "atyrau", "kk") == "Атырау шаһарында|Атырауға|Атырау шаһарының|Атыраудан")
    #expect(forms(site, "atyrau", "ru") == "в Атырау|в город Атырау|города Атырау|из Атырау")
  }

  @Test("Fills templates with the forms")
  func fillsTemplates() throws {
    let site = TestSite(
      "-- templates/guide.mustache --\n[{{city.in}}|{{city.to}}|{{city.of}}|{{city.from}}]\n")
    #expect(site.build().code == 0)
    #expect(forms(site, "atyrau", "kk") == "Атырауда|Атырауға|Атыраудың|Атыраудан")
    #expect(
      forms(site, "inder", "ru")
        == "в Индерском районе|в Индерский район|Индерского района|из Индерского района")
  }
}
