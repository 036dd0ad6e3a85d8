import TestSupport
import Testing

@testable import Cabinet

@Suite("Passwords") struct PasswordRuleTests {
  private func check(_ password: String) throws(PasswordRule.Problem) {
    try PasswordRule.check(
      password, iin: IIN(checked: "850214390005"),
      phones: [Phone(checked: "+77010000001"), Phone(checked: "+77479876543")])
  }

  @Test(
    "Takes any kind of characters",
    arguments: [
      "тауда қар еріп жатыр", "correct horse battery staple", "zebra-17-lamp", "xkvwplrtmz",
      "8391750264", "🙂🐪🌷🏔🍏🚲🎈🧵🪁🫖", "қызыл алма ағаш", "7013865294", "кофе с молоком утром",
      "алматы апорт алма бағы", "almatyastanashymkent", "qW7!mL2#xZ",
    ])
  func takes(password: String) throws { try check(password) }

  @Test("Counts Unicode scalars as they were typed, from 10 to 128")
  func countsScalars() throws {
    #expect(throws: PasswordRule.Problem.tooShort) { try check("") }
    #expect(throws: PasswordRule.Problem.tooShort) { try check("zebra-17l") }
    try check("zebra-17lm")
    try check("zébra-17l".replacingLetter("é", by: "e\u{301}"))
    let phrase = String(repeating: "тау мен тас ", count: 20)
    #expect(throws: PasswordRule.Problem.tooLong) { try check(String(phrase.prefix(129))) }
    try check(String(phrase.prefix(128)))
    let flood = String(repeating: "e", count: 3_000_000)
    #expect(throws: PasswordRule.Problem.tooLong) { try check(flood) }
  }

  @Test(
    "Refuses what many people use",
    arguments: [
      "password123456", "Password1234", "PASSWORD2024!", "p@ssw0rd123", "P@$$w0rd2025",
      "1234567890",
      "0987654321", "qwertyuiop", "qwerty12345", "1q2w3e4r5t6y", "1qaz2wsx3edc", "qazwsxedc123",
      "йцукенгшщз", "йцукен12345", "фывапролджэ", "парольпароль1", "пароль123456", "Қазақстан1",
      "қазақстан2030", "kazakhstan1991", "Qazaqstan2050", "almaty2024!", "алматы2025",
      "астана1998!!",
      "gfhjkm123456", "ghbdtn12345", "iloveyou123", "iloveyou<3", "administrator", "құпиясөз123",
      "aigerim1990", "нұрсұлтан1", "наташа1985", "абвгдеёжзи", "әіңғүұқөһ1", "abcdefghij",
      "zxcvbnm12345", "!@#$%^&*()", "mamapapa123", "qwertyparol", "almatyastana", "сәлемжаным1",
      "147258369147",
      "aaaabbbbcccc1111",
    ])
  func refusesCommon(password: String) {
    #expect(throws: PasswordRule.Problem.common) { try check(password) }
  }

  @Test(
    "Refuses one piece again and again",
    arguments: [
      "aaaaaaaaaa", "1212121212", "ababcababc", "7777777771", "xyzwxyzwxyzw", "kfmaikfmai",
    ])
  func refusesRepeated(password: String) {
    #expect(throws: PasswordRule.Problem.repeated) { try check(password) }
  }

  @Test("Refuses the person's number and what holds it")
  func refusesIIN() {
    for password in [
      "850214390005", "850214-390005", "zebra850214390005lamp", "8 5 0 2 1 4 3 9 0 0 0 5",
      "٨٥٠٢١٤٣٩٠٠٠٥",
    ] {
      #expect(throws: PasswordRule.Problem.iin) { try check(password) }
    }
  }

  @Test("Refuses the person's phones in any spelling")
  func refusesPhones() {
    for password in [
      "+77010000001", "8 (701) 000-00-01", "7010000001", "zebra 87479876543", "7479876543lamp",
    ] {
      #expect(throws: PasswordRule.Problem.phone) { try check(password) }
    }
  }

  @Test("Takes almost everything that was drawn by chance")
  func takesChance() {
    var random = SplitMix(seed: 4)
    let letters = Array("abcdefghijklmnopqrstuvwxyz0123456789")
    let refused = (0..<rounds(1000)).count { _ in
      let text = String((0..<10).compactMap { _ in letters.randomElement(using: &random) })
      do { try check(text) } catch { return true }
      return false
    }
    #expect(refused == 0)
  }

  @Test("Answers about the longest soon, whatever they are made of")
  func answersSoon() {
    let clock = ContinuousClock()
    let unit = "qwertyuiopasdfghjklzxcvbnm1234567890passwordқазақстан"
    let text = String(String(repeating: unit, count: 3).prefix(128))
    let time = clock.measure { _ = try? check(text) }
    #expect(time < .seconds(5))
  }
}

extension String {
  fileprivate func replacingLetter(_ letter: Character, by text: String) -> String {
    map { $0 == letter ? text : String($0) }.joined()
  }
}
