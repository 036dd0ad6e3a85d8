import Testing

@testable import Languages

@Suite("Names of places in their cases") struct PlaceNameTests {
  /// In the order of the tables: in, of, to, from.
  private func forms(_ name: String, _ language: Language, isCity: Bool = false) -> [String] {
    [GrammaticalCase.locative, .genitive, .dative, .ablative].map {
      PlaceName.form(name, $0, in: language, isCity: isCity)
    }
  }

  @Test("Declines the Kazakh names of the list", arguments: kazakhCases)
  func declinesKazakh(id: String, name: String, expected: [String]) {
    #expect(forms(name, .kazakh, isCity: true) == expected)
    #expect(forms(name, .kazakh) == expected)
  }

  @Test("Holds forty-nine names")
  func holdsAll() {
    #expect(Set(kazakhCases.map(\.0)).count == 49)
  }

  @Test(
    "Declines the Kazakh words of administration, alone and behind a name",
    arguments: [
      ("қаласы", ["қаласында", "қаласының", "қаласына", "қаласынан"]),
      ("ауданы", ["ауданында", "ауданының", "ауданына", "ауданынан"]),
      ("облысы", ["облысында", "облысының", "облысына", "облысынан"]),
      ("ауылы", ["ауылында", "ауылының", "ауылына", "ауылынан"]),
      (
        "балабақшасы",
        ["балабақшасында", "балабақшасының", "балабақшасына", "балабақшасынан"]
      ),
      ("кенті", ["кентінде", "кентінің", "кентіне", "кентінен"]),
      ("округі", ["округінде", "округінің", "округіне", "округінен"]),
    ])
  func declinesPossessives(word: String, expected: [String]) {
    #expect(forms(word, .kazakh) == expected)
    #expect(forms("Әйтеке би \(word)", .kazakh) == expected.map { "Әйтеке би \($0)" })
  }

  @Test("Never makes the wrong endings that a dictionary refuses")
  func avoidsWrongEndings() {
    let made = Set(kazakhCases.flatMap { forms($0.1.lowercased(), .kazakh) })
    #expect(made.isDisjoint(with: ["алматыде", "ақтөбеда", "семейда", "шымкентта", "таразның"]))
  }

  @Test("Takes a decomposed letter for the same letter")
  func readsDecomposed() {
    #expect(forms("Семеи\u{306}", .kazakh)[0] == "Семейде")
    #expect(forms("Абаи\u{306} ауданы", .kazakh)[2] == "Абай ауданына")
  }

  @Test("Leaves a name without letters as it is")
  func leavesSigns() {
    #expect(forms("", .kazakh) == ["", "", "", ""])
    #expect(forms("12", .kazakh) == ["12", "12", "12", "12"])
  }

  @Test("Takes capitals and soft signs in its stride")
  func readsCapitals() {
    #expect(forms("ТАРАЗ", .kazakh)[3] == "ТАРАЗдан")
    #expect(forms("Казань", .kazakh)[1] == "Казаньның")
  }

  @Test(
    "Declines the noun of a Russian name, before it and behind it",
    arguments: [
      ("Абайский район", "в Абайском районе|Абайского района|в Абайский район|из Абайского района"),
      ("район Ақсуат", "в районе Ақсуат|района Ақсуат|в район Ақсуат|из района Ақсуат"),
      (
        "район имени Габита Мусрепова",
        "в районе имени Габита Мусрепова|района имени Габита Мусрепова"
          + "|в район имени Габита Мусрепова|из района имени Габита Мусрепова"
      ),
      (
        "Ұлытауский район",
        "в Ұлытауском районе|Ұлытауского района|в Ұлытауский район|из Ұлытауского района"
      ),
      (
        "Степной район", "в Степном районе|Степного района|в Степной район|из Степного района"
      ),
      (
        "Нижний район", "в Нижнем районе|Нижнего района|в Нижний район|из Нижнего района"
      ),
      (
        "Акмолинская область",
        "в Акмолинской области|Акмолинской области|в Акмолинскую область|из Акмолинской области"
      ),
      (
        "Северо-Казахстанская область",
        "в Северо-Казахстанской области|Северо-Казахстанской области"
          + "|в Северо-Казахстанскую область|из Северо-Казахстанской области"
      ),
      ("область Абай", "в области Абай|области Абай|в область Абай|из области Абай"),
    ])
  func declinesRussian(name: String, expected: String) {
    #expect(forms(name, .russian).joined(separator: "|") == expected)
  }

  @Test(
    "Puts the word for a city before the name of one",
    arguments: ["Атырау", "Рудный", "Усть-Каменогорск", "Форт-Шевченко"])
  func namesRussianCities(name: String) {
    #expect(
      forms(name, .russian, isCity: true) == [
        "в городе \(name)", "города \(name)", "в город \(name)", "из города \(name)",
      ])
  }

  @Test("Does not say twice that a city is one")
  func saysCityOnce() {
    #expect(forms("город Алматы", .russian, isCity: true)[0] == "в городе Алматы")
  }
}
