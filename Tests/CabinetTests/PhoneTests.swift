import Testing

@testable import Cabinet

/// The facts of identity, section 2.
@Suite("Phone numbers") struct PhoneTests {
  @Test(
    "Reads one number in all its spellings",
    arguments: [
      "+77010000001", "77010000001", "87010000001", "7010000001", "+7 701 000 00 01",
      "8 (701) 000-00-01", "8-701-000-00-01", "+7 (701) 000-00-01", "+7(701)0000001",
      "701 000 00 01", "(701) 000 00 01", " +7\u{A0}701\u{A0}000\u{2011}00\u{2011}01 ",
      "8.701.000.00.01", "+7\u{202F}701 000\u{2013}00\u{2212}01",
    ])
  func readsSpellings(text: String) throws { #expect(try Phone(text).e164 == "+77010000001") }

  @Test(
    "Tells mobile numbers from those of towns",
    arguments: [
      ("8 (727) 339-72-22", "+77273397222", false), ("8 (747) 339-72-22", "+77473397222", true),
      ("8 7182 12 34 56", "+77182123456", false), ("+77000000101", "+77000000101", true),
    ])
  func tellsMobile(text: String, e164: String, isMobile: Bool) throws {
    let phone = try Phone(text)
    #expect(phone.e164 == e164 && phone.isMobile == isMobile)
  }

  @Test("Knows the mobile prefixes, and no others")
  func knowsPrefixes() {
    let mobile: Set = [
      700, 701, 702, 705, 706, 707, 708, 747, 760, 761, 762, 763, 764, 771, 775, 776, 777, 778,
      785,
    ]
    for prefix in 700...799 {
      let phone = try? Phone("+7\(prefix)1234567")
      #expect(phone?.isMobile ?? false == mobile.contains(prefix), "\(prefix)")
      #expect((phone != nil) == (mobile.contains(prefix) || (710...729).contains(prefix)))
    }
  }

  @Test(
    "Refuses with the reason",
    arguments: [
      ("", Phone.Problem.empty), (" + ", .empty), ("телефон", .characters),
      ("+7 701 000 00 O1", .characters), ("7+7010000001", .characters),
      ("++77010000001", .characters), ("701 000 00 0", .length), ("+7010000001", .length),
      ("870100000012", .length), ("112", .length), ("+7 912 345 67 89", .russian),
      ("8 912 345 67 89", .russian), ("9123456789", .russian), ("+7 495 123 45 67", .russian),
      ("+996 555 123456", .foreign), ("+1 202 555 0123", .foreign), ("+87010000001", .foreign),
      ("8 800 555 35 35", .prefix), ("8 703 123 45 67", .prefix), ("+7 600 123 45 67", .prefix),
      ("+٧7010000001", .characters),
    ])
  func refuses(text: String, problem: Phone.Problem) {
    #expect(throws: problem) { try Phone(text) }
  }

  @Test("Prints and hides")
  func prints() throws {
    let phone = try Phone("87010000001")
    #expect(phone.printed == "+7 (701) 000-00-01")
    #expect(phone.masked == "+7 7** ***-**-01")
    #expect(try Phone(phone.printed) == phone)
    #expect(Phone(checked: "x").printed == "x" && Phone(checked: "x").masked == "+7 7** ***-**-**")
    #expect(!Phone(checked: "").isMobile)
  }
}
