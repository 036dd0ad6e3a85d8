import Cabinet
import CabinetService
import Dates
import Diagnostics
import Files
import Languages
import Portal
import Testing
import WeasyPrint

@testable import Printing

@Suite("Documents of the cabinet") struct PaperPressTests {
  private static let root = #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
  private static let weasyprint = "/\(root)/.build/venv/bin/weasyprint"

  private static let site: Site? = {
    let source = SiteSource(content: "/\(root)/content", templates: "/\(root)/templates") { _ in
      Moment(seconds: 1_795_150_800)
    }
    return (try? CabinetContent.load(source).cabinet?.site(source)) ?? nil
  }()

  private static let values = [
    "number": "111.2026.107", "serial": "110", "created": "2026-11-20",
    "applicant_name": "Мысалбаев Асан <b>Үсенұлы</b>", "applicant_iin": "850214390005",
    "applicant_birth_date": "1985-02-14", "identity_number": "012345678",
    "issued_on": "2020-01-10", "valid_until": "2030-01-09", "address": "Үлгі көшесі, 1",
    "phone": "+77000000101", "email": "ata-ana@b.example", "child_name": "Мысалбаева Ақбота",
    "child_iin": "230715690495", "child_birth_date": "2023-07-15", "relation": "parent",
    "kindergarten": "kokshetau-0001", "kindergarten_kk": "«Үлгі» бөбекжайы",
    "kindergarten_ru": "Ясли-сад «Образец»", "age_group": "3-4", "group_type": "general",
    "language": "kk", "application_number": "26-0000001-4", "referral_number": "26-0000001-4/1",
    "referral_issued": "2026-11-16", "documents": "065,027,052-2",
    "content_digest": String(repeating: "0f", count: 32),
  ]

  private func paper(
    _ kind: Paper.Kind, _ language: Language, isSigned: Bool = false
  ) throws -> Paper {
    let now = Moment(seconds: 1_795_150_800)
    let signer = SignerFacts(
      iin: IIN(checked: "850214390005"), name: "МЫСАЛБАЕВ АСАН", certificate: "01AB", issuer: "CA",
      validFrom: now, validUntil: now.adding(seconds: 86_400 * 365), algorithm: "RSA, SHA-256")
    return Paper(
      kind: kind, language: language, city: "kokshetau", values: Self.values,
      date: try #require(Day("2026-11-20")),
      signature: isSigned ? PaperSignature(signer: signer, at: now) : nil)
  }

  private func press(_ converter: PDFConverter?) throws -> PaperPress {
    let site = try #require(Self.site)
    return PaperPress(converter) { site }
  }

  @Test("Say everything in words, and let nothing of it be markup", arguments: Language.allCases)
  func says(language: Language) throws {
    for kind in Paper.Kind.allCases {
      let printed = try press(nil).print(try paper(kind, language, isSigned: true))
      let text = String(decoding: printed.bytes, as: UTF8.self)
      #expect(printed.form == .html)
      #expect(text.contains("Мысалбаев Асан &lt;b&gt;Үсенұлы&lt;/b&gt;"))
      #expect(text.contains(try #require(Day("2026-11-20").map(language.words))))
      for word in ["111.2026.107", "850214390005", "01AB", "RSA, SHA-256", "10:00:00"] {
        #expect(text.contains(word), "\(word)")
      }
      // Nothing is loaded from anywhere, and nothing runs.
      for word in ["src=", "href=", "url(", "<script", "@import"] { #expect(!text.contains(word)) }
    }
  }

  @Test("Have no signature before they are signed")
  func unsigned() throws {
    let text = String(
      decoding: try press(nil).print(try paper(.contract, .russian)).bytes, as: UTF8.self)
    #expect(!text.contains("SHA-256"))
  }

  @Test(
    "Are PDFs with the same bytes for the same data, tagged, with Kazakh letters",
    .enabled(if: Subprocess.isProgram(weasyprint)), .timeLimit(.minutes(2)))
  func printsPDF() throws {
    let press = try press(PDFConverter(Self.weasyprint))
    let one = try press.print(try paper(.contract, .kazakh))
    #expect(one.form == .pdf && one.bytes.starts(with: Array("%PDF-".utf8)))
    #expect(try press.print(try paper(.contract, .kazakh)) == one)
    #expect(try press.print(try paper(.contract, .russian)) != one)
    let text = try Subprocess.convert(
      ["/usr/bin/pdftotext", "-", "-"], one.bytes, milliseconds: 20_000, limit: 1 << 20)
    let words = String(decoding: text ?? [], as: UTF8.self)
    #expect(words.contains("Мысалбаева Ақбота") && words.contains("Мектепке дейінгі"))
    let facts = try Subprocess.convert(
      ["/usr/bin/pdfinfo", "-"], one.bytes, milliseconds: 20_000, limit: 1 << 20)
    let lines = String(decoding: facts ?? [], as: UTF8.self)
    #expect(lines.contains("Tagged:          yes") && lines.contains("JavaScript:      no"))
  }

  @Test("Fail in words where the program fails, and leave nothing running")
  func fails() throws {
    for program in ["/bin/false", "/bin/cat", "/nowhere"] {
      #expect(throws: PortFailure.self) {
        try press(PDFConverter(program)).print(try paper(.contract, .kazakh))
      }
    }
  }

  @Test("Are not made while the portal cannot be used")
  func noSite() throws {
    let paper = try paper(.contract, .kazakh)
    #expect(throws: PortFailure.self) { try PaperPress(nil) { nil }.print(paper) }
  }
}
