import Cabinet
import Dates
import Languages
import Testing

@testable import Sandbox

@Suite("Synthetic families") struct SyntheticFamiliesTests {
  private let rows = SyntheticFamilies.grownUps + SyntheticFamilies.children

  @Test("Has only numbers that are right and made up, each once")
  func hasNumbers() throws {
    for row in rows {
      let iin = try IIN(row.iin)
      #expect(["90", "91"].contains(row.iin.dropFirst(7).prefix(2)))
      #expect(SyntheticFamilies.person(iin)?.iin == iin)
    }
    #expect(SyntheticFamilies.people.count == rows.count, "every row is a person")
    #expect(Set(rows.map(\.iin)).count == rows.count)
    #expect(known.isSubset(of: rows.map(\.iin)), "V01 to V10")
    #expect(SyntheticFamilies.person(IIN(checked: "850214390006")) == nil)
  }

  private let known: Set = [
    "850214390005", "901130490109", "990101391804", "790806490214", "001231590285",
    "190503690702", "200229590421", "230715690495", "880708491103", "210901590634",
  ]

  @Test("Has names in the letters of their language")
  func hasNames() {
    for person in SyntheticFamilies.people {
      let isCyrillic = person.name.full.unicodeScalars.allSatisfy {
        $0 == " " || (0x400...0x4FF).contains($0.value)
      }
      #expect(isCyrillic, "\(person.name.full)")
    }
    for language in Language.allCases {
      #expect(SyntheticFamilies.people.contains { $0.language == language })
    }
  }

  @Test("Has mobile phones of nobody, each in one name")
  func hasPhones() throws {
    let phones = SyntheticFamilies.registered
    #expect(Set(phones.map(\.phone)).count == phones.count)
    for (text, digits) in phones {
      let (phone, iin) = (try Phone(text), IIN(checked: digits))
      #expect(phone.e164 == text && phone.isMobile && text.hasPrefix("+770000001"))
      #expect(SyntheticFamilies.owner(of: phone) == iin)
      #expect(SyntheticFamilies.phones(iin).contains(phone))
      #expect(SyntheticFamilies.person(iin) != nil)
    }
    #expect(SyntheticFamilies.phones(IIN(checked: "901130490109")).count == 2)
    #expect(SyntheticFamilies.owner(of: Phone(checked: "+77000000199")) == nil)
  }

  @Test("Has identity cards that nobody carries, each once, for grown-ups only")
  func hasCards() {
    let cards = SyntheticFamilies.people.compactMap { SyntheticFamilies.card(of: $0.iin) }
    #expect(cards.count == SyntheticFamilies.grownUps.count - 1, "one has none")
    #expect(Set(cards.map(\.number)).count == cards.count)
    for card in cards {
      #expect(card.number.utf8.count == 9 && card.number.hasPrefix("0000001"))
      #expect(card.issuedOn < card.validUntil)
      #expect(card.address.contains("Үлгі") || card.address.contains("Образцовая"))
    }
    for child in SyntheticFamilies.children {
      #expect(SyntheticFamilies.card(of: IIN(checked: child.iin)) == nil)
    }
  }

  @Test("Ties children to older people, and everybody to somebody but one")
  func hasTies() {
    for (adult, child, _) in SyntheticFamilies.ties {
      let pair = [adult, child].map { SyntheticFamilies.person(IIN(checked: $0)) }
      guard let parent = pair[0], let child = pair[1] else {
        Issue.record("\(adult) and \(child)")
        continue
      }
      #expect(child.birthDay.year - parent.birthDay.year >= 18)
    }
    for row in SyntheticFamilies.children {
      #expect(SyntheticFamilies.ties.contains { $0.child == row.iin }, "\(row.iin)")
    }
    let childless = SyntheticFamilies.grownUps.filter {
      SyntheticFamilies.children(of: IIN(checked: $0.iin)).isEmpty
    }
    #expect(childless.map(\.iin) == ["840312490200"])
  }

  @Test("Gives the children of a family, the eldest first, with the relation")
  func givesChildren() {
    let children = SyntheticFamilies.children(of: IIN(checked: "850214390005"))
    #expect(children.map(\.iin.digits) == ["210901590634", "230715690495"])
    let wards = SyntheticFamilies.children(of: IIN(checked: "601127490764"))
    #expect(wards.map(\.relation) == [.representative])
    #expect(SyntheticFamilies.children(of: IIN(checked: "230715690495")).isEmpty)
  }

  @Test("Has the cases that go wrong in life")
  func hasHardCases() throws {
    let (father, phone) = SyntheticFamilies.parentWithAnothersPhone
    #expect(SyntheticFamilies.phones(father).isEmpty)
    #expect(SyntheticFamilies.owner(of: phone) == IIN(checked: "960202490693"))
    #expect(!SyntheticFamilies.children(of: father).isEmpty)
    #expect(SyntheticFamilies.phones(IIN(checked: "950930490550")).isEmpty)
    let odd = SyntheticFamilies.people.filter {
      !$0.iin.warnings(birthDay: $0.birthDay, sex: $0.sex).isEmpty
    }
    #expect(odd.map(\.iin.digits) == ["240310590904"])
  }
}
