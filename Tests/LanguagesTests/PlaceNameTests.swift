import TestSupport
import Testing

@testable import Languages

@Suite("Names of places in their cases") struct PlaceNameTests {
  /// In the order of the tables: in, of, to, from.
  private func forms(_ name: String, _ language: Language, of kind: PlaceName.Kind = .city)
    -> [String]
  {
    [GrammaticalCase.locative, .genitive, .dative, .ablative].map {
      PlaceName.form(name, $0, in: language, of: kind)
    }
  }

  @Test("Declines the Kazakh names of the list", arguments: kazakhCases)
  func declinesKazakh(id: String, name: String, expected: [String]) {
    #expect(forms(name, .kazakh) == expected)
    if !expected[0].contains("қаласында") { #expect(forms(name, .kazakh, of: .region) == expected) }
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
    #expect(forms(name, .russian, of: .district).joined(separator: "|") == expected)
  }

  @Test(
    "Puts the word for a city before the name of one",
    arguments: ["Атырау", "Рудный", "Усть-Каменогорск", "Форт-Шевченко"])
  func namesRussianCities(name: String) {
    #expect(
      forms(name, .russian) == [
        "в городе \(name)", "города \(name)", "в город \(name)", "из города \(name)",
      ])
  }

  @Test("Does not say twice that a city is one")
  func saysCityOnce() {
    #expect(forms("город Алматы", .russian)[0] == "в городе Алматы")
  }

  @Test(
    "Gives a common noun to a Kazakh name whose own ending nobody can be sure of",
    arguments: [
      ("«Самал»", "«Самал» қаласында"), ("Ақтау-2", "Ақтау-2 қаласында"),
      ("Алматы 2", "Алматы 2 қаласында"), ("Alatau", "Alatau қаласында"),
      ("«Алатау» ауданы", "«Алатау» ауданында"), ("Усть-Каменогорск", "Усть-Каменогорск қаласында"),
    ])
  func addsKazakhNoun(name: String, expected: String) {
    #expect(forms(name, .kazakh)[0] == expected)
    if let kept = expected.wholeMatch(of: /(.*) қаласында/)?.1 {
      #expect(forms(name, .kazakh, of: .district)[3] == "\(kept) ауданынан")
      #expect(forms(name, .kazakh, of: .region)[2] == "\(kept) облысына")
    }
  }

  @Test(
    "Puts the ending on the right word of a compound name",
    arguments: [
      ("Әйтеке би", "Әйтеке биде|Әйтеке бидің|Әйтеке биге|Әйтеке биден"),
      ("Біржан сал", "Біржан салда|Біржан салдың|Біржан салға|Біржан салдан"),
      ("Форт-Шевченко", "Форт-Шевченкода|Форт-Шевченконың|Форт-Шевченкоға|Форт-Шевченкодан"),
      ("Абай (ауыл)", "Абайда (ауыл)|Абайдың (ауыл)|Абайға (ауыл)|Абайдан (ауыл)"),
      (
        "Абай ауданы (жаңа)",
        "Абай ауданында (жаңа)|Абай ауданының (жаңа)|Абай ауданына (жаңа)|Абай ауданынан (жаңа)"
      ),
      (
        "«Айгөлек» бөбекжай-бақшасы",
        "«Айгөлек» бөбекжай-бақшасында|«Айгөлек» бөбекжай-бақшасының"
          + "|«Айгөлек» бөбекжай-бақшасына|«Айгөлек» бөбекжай-бақшасынан"
      ),
      (
        "Абай ауд.", "Абай ауданында|Абай ауданының|Абай ауданына|Абай ауданынан"
      ),
    ])
  func declinesCompounds(name: String, expected: String) {
    #expect(forms(name, .kazakh, of: .district).joined(separator: "|") == expected)
  }

  @Test(
    "Declines longer Russian names at the right words",
    arguments: [
      (
        "Абайский сельский округ",
        "в Абайском сельском округе|Абайского сельского округа|в Абайский сельский округ"
          + "|из Абайского сельского округа"
      ),
      (
        "Абайский район (новый)",
        "в Абайском районе (новый)|Абайского района (новый)|в Абайский район (новый)"
          + "|из Абайского района (новый)"
      ),
      (
        "Владимировский район",
        "во Владимировском районе|Владимировского района|во Владимировский район"
          + "|из Владимировского района"
      ),
      ("Ақсуат", "в районе Ақсуат|района Ақсуат|в район Ақсуат|из района Ақсуат"),
      ("Район «Ақсуат»", "в районе «Ақсуат»|района «Ақсуат»|в район «Ақсуат»|из района «Ақсуат»"),
      ("Село района", "в селе района|села района|в село района|из села района"),
    ])
  func declinesLongerRussian(name: String, expected: String) {
    #expect(forms(name, .russian, of: .district).joined(separator: "|") == expected)
  }

  @Test(
    "Reads a Russian word for a place that is cut short",
    arguments: ["г. Алматы", "г.Алматы", "Город Алматы", "Алматы"])
  func readsShortened(name: String) {
    #expect(
      forms(name, .russian) == [
        "в городе Алматы", "города Алматы", "в город Алматы", "из города Алматы",
      ])
  }

  @Test("Says in which oblast, when the name of one has no noun")
  func namesRegions() {
    #expect(forms("Абай", .russian, of: .region)[0] == "в области Абай")
  }

  @Test("Adds what every form takes before a remark")
  func addsEndings() {
    #expect(PlaceName.adding({ _ in "ғы" }, to: "Абайда (ауыл)") == "Абайдағы (ауыл)")
    #expect(PlaceName.adding({ "\($0.count)" }, to: "Абайда") == "Абайда6")
    #expect(PlaceName.adding({ _ in "+" }, to: "(ауыл)") == "(ауыл)+")
  }

  @Test("Has forms for any text, and loses no letter of it")
  func declinesAnything() {
    var random = SplitMix(seed: 49)
    let usual = Array("Абайқөіиь «»()-. 0a\u{301}\u{306}ск".unicodeScalars)
    for _ in 0..<rounds(3000) {
      let scalars = (0..<Int.random(in: 0...12, using: &random)).map { _ in
        Bool.random(using: &random)
          ? usual[Int.random(in: usual.indices, using: &random)]
          : Unicode.Scalar(UInt32.random(in: 0...0x10FFFF, using: &random)) ?? "я"
      }
      let name = String(String.UnicodeScalarView(scalars))
      let head = String(name.unicodeScalars.prefix { $0 != "(" }).split(
        whereSeparator: \.isWhitespace)
      for kind in [PlaceName.Kind.city, .district, .region] {
        for form in forms(name, .kazakh, of: kind) where !name.contains(".") {
          #expect(
            form.unicodeScalars.starts(with: head.first?.unicodeScalars ?? ""[...].unicodeScalars)
              || name.first?.isWhitespace == true)
        }
        #expect(forms(name, .russian, of: kind).count == 4)
      }
    }
  }
}
