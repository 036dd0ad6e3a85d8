import Cabinet
import CabinetService
import CabinetStore
import Dates
import Files
import HTTPServer
import JSON
import Languages
import Synchronization
import Testing

@testable import CabinetAPI

/// Prints every value on a line of its own.
final class SimplePrinter: PaperPrinter {
  private let isOff = Mutex(false)
  private let count = Mutex(0)

  /// How often something was printed.
  var prints: Int { count.withLock { $0 } }

  func turn(off: Bool) { isOff.withLock { $0 = off } }

  func print(_ paper: Paper) throws(PortFailure) -> PrintedPaper {
    guard !isOff.withLock({ $0 }) else { throw PortFailure() }
    count.withLock { $0 += 1 }
    var text = "\(paper.kind.rawValue) \(paper.language.code) \(paper.city) \(paper.date.iso)\n"
    for (name, value) in paper.values.sorted(by: { $0.key < $1.key }) {
      text += "\(name): \(value)\n"
    }
    if let signature = paper.signature {
      text += "signed by \(signature.signer.name) at \(signature.at.seconds)\n"
    }
    return PrintedPaper(form: .html, bytes: Array(text.utf8))
  }
}

enum Base64 {
  private static let signs = Array(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

  static func text(_ bytes: [UInt8]) -> String {
    var result: [UInt8] = []
    for start in stride(from: 0, to: bytes.count, by: 3) {
      let part = bytes[start..<min(start + 3, bytes.count)]
      let bits = part.reduce(0) { $0 << 8 | Int($1) } << (8 * (3 - part.count))
      for place in 0..<4 {
        result.append(
          place <= part.count ? signs[bits >> (18 - 6 * place) & 63] : UInt8(ascii: "="))
      }
    }
    return String(decoding: result, as: UTF8.self)
  }
}

extension Family {
  /// The first family in a city with admissions.
  static var kosshy: Family { first.living("kosshy") }

  func living(_ city: String) -> Family {
    var other = self
    other.city = city
    return other
  }
}

/// A parent with an admission.
struct Admitted {
  let house: House
  let family: Family
  let browser: Browser
  let officer: Browser
  let referral: String
  /// The application's number.
  let number: String
  /// The admission's identifier.
  let id: String

  var path: String { "admissions/\(id)" }
  var staffPath: String { "staff/admissions/\(id)" }

  func card(_ browser: Browser? = nil) throws -> Answer {
    try (browser ?? self.browser).get(path)
  }

  /// The status of the admission, the referral and the application.
  func statuses(_ browser: Browser? = nil) throws -> [String] {
    let browser = browser ?? self.browser
    let application = try browser.get("applications")["items"]?.items.first
    return [
      try card(browser).text("status"), try browser.get("referrals/\(referral)").text("status"),
      application?["status"]?.text ?? "",
    ]
  }

  @discardableResult
  func bring(_ form: String = "065", _ bytes: [UInt8] = DocumentTests.page) throws -> Answer {
    try browser.send(
      "PUT", "\(path)/documents/\(form)", bytes: bytes, [("Content-Type", "application/pdf")])
  }

  /// Everything that is needed before signing.
  func prepare() throws {
    #expect(try bring().status == 201)
    #expect(try browser.get("\(path)/contract").status == 200)
    #expect(try browser.send("PATCH", path, #"{"contract_read":true}"#).status == 200)
  }

  func signature(by iin: String? = nil) throws -> String {
    let contract = try browser.get("\(path)/contract").response.body
    return FakeSignatures.contract(contract, iin ?? family.parent)
  }

  func sign(
    _ signature: String? = nil, key: String = freshKey(), _ browser: Browser? = nil
  ) throws -> Answer {
    let text = try signature ?? self.signature()
    return try (browser ?? self.browser).post(
      "\(path)/sign", #"{"signature":"\#(text)"}"#, key: key)
  }
}

extension House {
  static let applicant = """
    {"identity_number":"000000101","issued_on":"2019-05-10","valid_until":"2029-05-09",\
    "address":"Үлгі көшесі, 1","phone":"+77000000101","email":"ata@onir.example"}
    """

  static func admission(_ referral: String, _ applicant: String = House.applicant) -> String {
    #"{"referral":"\#(referral)","instructions":true,"applicant":\#(applicant)}"#
  }

  /// An admission that was begun.
  func begun(_ family: Family = .kosshy) throws -> Admitted {
    let (browser, referral, number, officer) = try referred(family)
    let begun = try browser.post("admissions", Self.admission(referral))
    #expect(begun.status == 201, "\(begun.text)")
    return Admitted(
      house: self, family: family, browser: browser, officer: officer, referral: referral,
      number: number, id: begun.text("id"))
  }

  /// An admission that was signed.
  func signed(_ family: Family = .kosshy) throws -> Admitted {
    let admitted = try begun(family)
    try admitted.prepare()
    let signed = try admitted.sign()
    #expect(signed.status == 200, "\(signed.text)")
    return admitted
  }

  /// What the database says against itself.
  func contradictions() throws -> [String] {
    try desk.store.read { reading throws(StoreError) in try reading.inconsistencies() }
  }
}
