import Cabinet
import CabinetService
import CabinetStore
import Files
import HTTPServer
import JSON
import TestSupport
import Testing

@testable import CabinetAPI

@Suite struct DocumentTests {
  /// The smallest PDF there is, with one page.
  static let page: [UInt8] = {
    let objects = [
      "1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n",
      "2 0 obj\n<</Type/Pages/Kids[3 0 R]/Count 1>>\nendobj\n",
      "3 0 obj\n<</Type/Page/Parent 2 0 R/MediaBox[0 0 10 10]>>\nendobj\n",
    ]
    var text = "%PDF-1.4\n"
    var places: [Int] = []
    for object in objects {
      places.append(text.utf8.count)
      text += object
    }
    let start = text.utf8.count
    text += "xref\n0 4\n0000000000 65535 f \n"
    for place in places {
      let digits = String(place)
      text += String(repeating: "0", count: 10 - digits.count) + digits + " 00000 n \n"
    }
    return Array(
      (text + "trailer\n<</Size 4/Root 1 0 R>>\nstartxref\n\(start)\n%%EOF\n").utf8)
  }()

  private func attach(
    _ browser: Browser, _ application: String, _ bytes: [UInt8] = page,
    type: String = "application/pdf", key: String? = nil, disposition: String? = nil
  ) throws -> Answer {
    var headers = [(name: "Content-Type", value: type)]
    if let key { headers.append((name: "Idempotency-Key", value: key)) }
    if let disposition { headers.append((name: "Content-Disposition", value: disposition)) }
    return try browser.send(
      "POST", "applications/\(application)/documents", bytes: bytes, headers)
  }

  @Test("keeps a paper, gives it back to its owner as an attachment, and takes it away")
  func whole() throws {
    let house = try House()
    let browser = try house.applicant()
    let draft = try house.draft(browser, benefit: "large_family").text("id")
    let kept = try attach(browser, draft)
    #expect(kept.status == 201 && kept.text("type") == "pdf", "\(kept.text)")
    let path = "applications/\(draft)/documents/\(kept.text("id"))"
    let read = try browser.get(path)
    #expect(read.response.body == Self.page)
    #expect(read.header("Content-Type") == "application/pdf")
    #expect(read.header("Content-Disposition")?.hasPrefix("attachment; filename=\"onir-") == true)
    #expect(read.header("X-Content-Type-Options") == "nosniff")
    #expect(read.header("Cache-Control") == "no-store")
    #expect(read.header("Content-Security-Policy")?.contains("sandbox") == true)
    #expect(try browser.get("applications/\(draft)")["documents"]?.items.count == 1)
    #expect(try house.files().count == 1)
    #expect(try browser.send("DELETE", path).status == 204)
    #expect(try browser.get(path).status == 404 && house.files().isEmpty)
  }

  @Test("keeps no paper on the disk as it came")
  func sealed() throws {
    let house = try House()
    let browser = try house.applicant()
    let draft = try house.draft(browser, benefit: "large_family").text("id")
    let answer = try attach(browser, draft)
    let path = "applications/\(draft)/documents/\(answer.text("id"))"
    let kept = try house.files().flatMap { try Disk.read(house.folder["documents/" + $0]) }
    // The header alone stands in every PDF.
    #expect(kept.count > Self.page.count && !kept.starts(with: Self.page.prefix(5)))
    for start in stride(from: 0, to: Self.page.count - 16, by: 16) {
      let part = Self.page[start..<start + 16]
      #expect(!kept.indices.contains { kept[$0...].starts(with: part) })
    }
    // Neither does the database tell how to open it.
    let backup = try house.bytes()
    #expect(try browser.get(path).response.body == Self.page)
    #expect(backup.holds(try house.files().first ?? "-"))
  }

  @Test(
    "refuses a file with one reason, and leaves nothing of it",
    arguments: [
      ([], "empty"), (Array("<html><script>".utf8), "unknown_type"),
      (Array(page.dropLast(40)), "truncated"),
      (page + Array("PK\u{3}\u{4}".utf8), "polyglot"),
      (Array("GIF89a".utf8), "unknown_type"),
    ])
  func hostile(bytes: [UInt8], code: String) throws {
    let house = try House()
    let browser = try house.applicant()
    let draft = try house.draft(browser, benefit: "large_family").text("id")
    let answer = try attach(browser, draft, bytes)
    #expect(answer.status == 422 && answer.problem == "invalid-document", "\(answer.text)")
    #expect(answer.errors == [" \(code)"])
    #expect(try house.files().isEmpty)
    #expect(try browser.get("applications/\(draft)")["documents"]?.items.count == 0)
  }

  @Test("refuses another type, a name that climbs, a fourth file and more than ten megabytes")
  func limits() throws {
    let house = try House()
    let browser = try house.applicant()
    let draft = try house.draft(browser, benefit: "large_family").text("id")
    #expect(try attach(browser, draft, type: "text/html").status == 415)
    let climbing = try attach(
      browser, draft, disposition: "attachment; filename=\"../../etc/passwd\"")
    #expect(climbing.errors == [" file_name"])
    let large = Self.page + Array(repeating: UInt8(ascii: " "), count: 10 << 20)
    #expect(try attach(browser, draft, large).status == 413)
    for _ in 0..<3 { #expect(try attach(browser, draft).status == 201) }
    #expect(try attach(browser, draft).errors == [" too_many_files"])
    #expect(try house.files().count == 3)
  }

  @Test("keeps one file for a repeated call")
  func repeated() throws {
    let house = try House()
    let browser = try house.applicant()
    let draft = try house.draft(browser, benefit: "large_family").text("id")
    let key = freshKey()
    let answers = try (0..<3).map { _ in try attach(browser, draft, key: key) }
    #expect(Set(answers.map { $0.text("id") }).count == 1)
    #expect(try house.files().count == 1)
  }

  @Test("takes papers only while a benefit waits for its proof")
  func states() throws {
    let house = try House()
    let browser = try house.applicant()
    let plain = try house.draft(browser).text("id")
    #expect(try attach(browser, plain).problem == "status-conflict")
    let (other, sent) = try house.submit(.second, benefit: "teacher")
    let kept = try attach(other, sent.text("id"))
    #expect(kept.status == 201)
    let officer = try house.staff("pavlodar")
    try officer.post(
      "staff/applications/\(sent.text("number"))/benefit", #"{"decision":"confirm"}"#)
    #expect(try attach(other, sent.text("id")).problem == "status-conflict")
    let path = "applications/\(sent.text("id"))/documents/\(kept.text("id"))"
    #expect(try other.send("DELETE", path).problem == "status-conflict")
  }

  @Test("shows papers to their owner and the employee in charge, and to nobody else")
  func readers() throws {
    let house = try House()
    let (browser, sent) = try house.submit(benefit: "large_family")
    let document = try attach(browser, sent.text("id")).text("id")
    let path = "applications/\(sent.text("id"))/documents/\(document)"
    #expect(try house.submit(.second).browser.get(path).status == 404)
    #expect(try Browser(house).get(path).status == 401)
    let staffPath = "staff/applications/\(sent.text("number"))/documents/\(document)"
    let opened = try house.staff("pavlodar").get(staffPath)
    #expect(opened.response.body == Self.page)
    #expect(try house.staff("atyrau").get(staffPath).status == 404)
    #expect(try house.staff("pavlodar", role: .auditor).get(staffPath).status == 403)
  }

  @Test("removes the files of what is thrown away, erased or long over")
  func removal() throws {
    let house = try House()
    let browser = try house.applicant()
    let draft = try house.draft(browser, benefit: "large_family").text("id")
    #expect(try attach(browser, draft).status == 201)
    #expect(try browser.send("DELETE", "applications/\(draft)").status == 204)
    #expect(try house.files().isEmpty)
    let (other, sent) = try house.submit(.second, benefit: "teacher")
    #expect(try attach(other, sent.text("id")).status == 201)
    let cabinet = try house.signIn(.second)
    #expect(
      try cabinet.send("DELETE", "me", #"{"password":"\#(Family.password)"}"#).status == 204)
    #expect(try house.files().isEmpty)
    let (third, old) = try house.submit(.third, benefit: "large_family")
    #expect(try attach(third, old.text("id")).status == 201)
    #expect(try third.send("DELETE", "applications/\(old.text("id"))").status == 204)
    house.wait(31 * 86_400)
    try house.desk.tick()
    let left = try house.store.read { reading throws(StoreError) in try reading.documentFiles() }
    #expect(left.isEmpty)
  }

  @Test("lets in the bodies of files only for who is signed in")
  func gate() throws {
    let house = try House()
    let browser = try house.applicant()
    let draft = try house.draft(browser, benefit: "large_family").text("id")
    let bodies = house.api.largeBodies
    func admits(_ method: String, _ path: String, cookie: String?) throws -> Bool {
      bodies.accepts(
        try Request(
          method: method, target: "/api/v1/" + path,
          headers: cookie.map { [(name: "Cookie", value: $0)] } ?? []))
    }
    let path = "applications/\(draft)/documents"
    #expect(try admits("POST", path, cookie: browser.cookies))
    #expect(try !admits("POST", path, cookie: nil))
    #expect(try !admits("POST", path, cookie: "onir=" + String(repeating: "0", count: 64)))
    #expect(try !admits("GET", path, cookie: browser.cookies))
    #expect(try !admits("POST", "applications", cookie: browser.cookies))
  }
}
