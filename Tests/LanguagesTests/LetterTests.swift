import TestSupport
import Testing

@testable import Languages

@Suite("Letters as they ought to have been typed") struct LetterTests {
  @Test(
    "Reads Latin letters of a Cyrillic word as their Cyrillic twins",
    arguments: [
      ("Aқтөбе", "Ақтөбе", "A"), ("бaлa", "бала", "a"),
      ("\u{259}леуметтік", "әлеуметтік", "\u{259}"),
      ("iнi", "іні", "i"), ("Iле", "Іле", "I"), ("қahарман", "қаһарман", "a, h"),
      ("Hұр", "Нұр", "H"),
      ("\u{259}л", "әл", "\u{259}"), ("Oрал", "Орал", "O"), ("ТТPХ", "ТТРХ", "P"),
      ("«Aлма»", "«Алма»", "A"), ("күн-тyн", "күн-тун", "y"),
    ])
  func repairs(written: String, read: String, letters: String) {
    let repair = LetterRepair(written)
    #expect(repair.text == read)
    #expect(repair.findings.map(\.kind) == [.latin])
    #expect(repair.findings.first?.latin == letters)
    #expect(LetterScan.isDoubtful(written.utf8))
  }

  @Test(
    "Leaves what is Latin, an address, a name, or in one alphabet",
    arguments: [
      "Балабақша № 5, «Kids»", "Wi-Fi, PDF-файл", "SMSке", "COVIDтен", "iPhone", "m\u{259}n",
      "https://portal.example/бaр", "пoчта@portal.example", "www.бaр.example",
      "портал.kz", "XXI ғасыр", "5A сынып", "Ауданы 5м", "", "Ұлт — ұйытқы…", "100 ₸", "😀",
    ])
  func leaves(text: String) {
    let repair = LetterRepair(text)
    #expect(repair.text.utf8.elementsEqual(text.utf8))
    #expect(repair.findings.isEmpty)
  }

  @Test(
    "Leaves a word that could be meant either way, and says so",
    arguments: ["WоrdPress", "А5Kт", "OОO", "Вaby", "Yлан", "HTTPты", "қөgал"])
  func doubts(word: String) {
    let repair = LetterRepair(word)
    #expect(repair.text.utf8.elementsEqual(word.utf8))
    #expect(repair.findings.map(\.kind) == [.mixed])
    #expect(LetterScan.isDoubtful(word.utf8))
  }

  @Test("Composes letters, and tells where each word begins")
  func composes() {
    let repair = LetterRepair("Семеи\u{306}, бaла е\u{308}лка")
    #expect(repair.text.utf8.elementsEqual("Семей, бала ёлка".utf8))
    #expect(repair.findings.map(\.kind) == [.decomposed, .latin, .decomposed])
    #expect(repair.findings.map(\.column) == [1, 9, 14])
  }

  @Test("Keeps the runs it is told to keep, as they are")
  func keeps() {
    let line = "бaр `бaр` [бaр](бaр \"бaр\") <a бaр> {{бaр}} ``б`aр`` \\`бaр"
    let repair = LetterRepair(line, kept: MarkdownParts.kept(in: line))
    #expect(
      repair.text == "бар `бaр` [бар](бaр \"бар\") <a бaр> {{бaр}} ``б`aр`` \\`бар")
    for kept in [[0..<100], [1..<3, 0..<2], [3..<9], [0..<0, 0..<0]] {
      #expect(LetterRepair("бaр", kept: kept).text.count == 3)
    }
  }

  @Test("Ends on a line made to be gone through again and again")
  func ends() {
    for sign in ["<a", "`` ` ", "{{", "[](", "]("] {
      let line = String(repeating: sign, count: 50_000)
      #expect(LetterRepair(line, kept: MarkdownParts.kept(in: line)).text == line)
    }
  }

  @Test("Tells code from a table by its fence")
  func readsFences() {
    #expect(MarkdownParts.fence("```")?.isCode == true)
    #expect(MarkdownParts.fence("  > ~~~~ sh")?.sign == "~~~~")
    #expect(MarkdownParts.fence("```table Жас")?.isCode == false)
    #expect(MarkdownParts.fence("``table") == nil)
    #expect(MarkdownParts.fence("") == nil)
  }

  @Test("Finds doubtful letters at every place of a text, and none where all is sound")
  func scans() {
    let sound = "Балабақша № 5 – «Kids» Wi-Fi, 100 ₸… "
    for count in 0..<70 {
      let before = String(String(repeating: sound, count: 3).prefix(count))
      #expect(!LetterScan.isDoubtful(before.utf8), "\(before)")
      for letters in ["aқ", "қa", "и\u{306}", "\u{259}", "\u{18F}", "😀"] {
        #expect(LetterScan.isDoubtful((before + " " + letters).utf8), "\(count) \(letters)")
        #expect(LetterScan.isDoubtful((before + " " + letters + sound).utf8), "\(count) \(letters)")
      }
    }
  }

  @Test("Finds a doubtful letter wherever it stands in a long text")
  func scansLong() {
    for count in 2038...2056 {
      let before = String(repeating: "a", count: count)
      #expect(!LetterScan.isDoubtful((before + " қ a қ " + before).utf8))
      for letters in [" қa", " aқ", " \u{259}", " и\u{306}", " 😀"] {
        #expect(LetterScan.isDoubtful((before + letters).utf8), "\(count) \(letters)")
        #expect(LetterScan.isDoubtful((before + letters + before).utf8), "\(count) \(letters)")
      }
    }
  }

  @Test("Is done after one pass, passes over nothing that the scan would find, and makes NFC")
  func isDoneOnce() {
    var random = SplitMix(seed: 306)
    let usual = Array("aeoABHYihқбаәі 5-.\u{306}\u{308}\u{301}иеe\u{259}«».".unicodeScalars)
    for _ in 0..<rounds(4000) {
      let scalars = (0..<Int.random(in: 0...14, using: &random)).map { _ in
        Int.random(in: 0..<4, using: &random) > 0
          ? usual[Int.random(in: usual.indices, using: &random)]
          : Unicode.Scalar(UInt32.random(in: 0...0x10FFFF, using: &random)) ?? "я"
      }
      let text = String(String.UnicodeScalarView(scalars))
      let once = LetterRepair(text)
      let twice = LetterRepair(once.text)
      #expect(twice.text.utf8.elementsEqual(once.text.utf8))
      #expect(twice.findings.allSatisfy { $0.kind == .mixed })
      #expect(ComposedText.make(once.text).utf8.elementsEqual(once.text.utf8))
      if !once.text.utf8.elementsEqual(text.utf8) { #expect(LetterScan.isDoubtful(text.utf8)) }
    }
  }
}
