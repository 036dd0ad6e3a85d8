import CabinetService
import JSON
import SQL
import TestSupport
import Testing

@testable import CabinetAPI

@Suite("The same requests on SQLite and on PostgreSQL") struct SameAnswersTests {
  /// Everything a parent and an employee can read after a while of work.
  private func play(_ database: any Database) throws -> [String] {
    let house = try House(places: 2, database: database)
    try apply(house)
    try enter(house)
    try work(house)
    try refuse(house)
    return Self.canonical(house.answers.all)
  }

  private func apply(_ house: House) throws {
    for family in [Family.first, .second, .third, .grandmother] {
      try house.submit(family, benefit: family.parent == Family.second.parent ? "teacher" : nil)
      house.wait(61)
    }
  }

  private func enter(_ house: House) throws {
    for family in [Family.first, .second, .grandmother] {
      let browser = try house.signIn(family)
      for path in [
        "me", "feed", "feed?limit=2", "applications", "referrals", "children", "consents",
        "sessions", "devices", "me/export", "cities/pavlodar/statistics", "openapi.json",
      ] { try browser.get(path) }
      house.wait(3600)
    }
    for wrong in 1...12 { _ = try house.enter(.third, password: "wrong \(wrong)") }
  }

  private func work(_ house: House) throws {
    let officer = try house.staff("*")
    for path in ["staff", "staff/applications", "staff/places", "staff/admissions"] {
      try officer.get(path)
    }
    try house.allocate(officer)
    let browser = try house.signIn(.second)
    let list = try browser.get("referrals")
    for referral in list["items"]?.items ?? [] {
      let id = referral["id"]?.text ?? ""
      try browser.get("referrals/\(id)")
      try browser.post("referrals/\(id)/confirm", key: freshKey())
      try browser.post("referrals/\(id)/extend", key: freshKey())
    }
    house.wait(20 * 86_400)
    _ = try house.desk.tick()
    for path in ["feed", "applications", "referrals"] { try house.signIn(.second).get(path) }
  }

  private func refuse(_ house: House) throws {
    let browser = try house.applicant(.first)
    try browser.post("applications", #"{"city":"nowhere"}"#)
    try browser.get("applications/00000000000000000000000000")
    try browser.post("codes", #"{"city":"pavlodar"}"#)
    try browser.post("codes", "{")
    try Browser(house).get("me")
  }

  /// Names that are drawn by chance, each replaced by the number of its first appearance.
  private static func canonical(_ answers: [String]) -> [String] {
    var numbers: [Substring: Int] = [:]
    return answers.map { answer in
      var text = ""
      var word = answer.startIndex
      func isPart(_ letter: Character) -> Bool {
        letter.isASCII && (letter.isLetter || letter.isNumber || letter == "-" || letter == "_")
      }
      while word < answer.endIndex {
        let end = answer[word...].firstIndex { !isPart($0) } ?? answer.endIndex
        let part = answer[word..<end]
        let isDrawn = part.count >= 22 && part.contains(where: \.isNumber)
        text += isDrawn ? "<\(numbers[part, default: numbers.count])>" : String(part)
        if isDrawn, numbers[part] == nil { numbers[part] = numbers.count }
        if end < answer.endIndex { text.append(answer[end]) }
        word = end < answer.endIndex ? answer.index(after: end) : end
      }
      return text
    }
  }

  @Test("get the same answers, byte for byte but for what is drawn by chance")
  func answersAlike() throws {
    let folder = ScratchFolder()
    let server = try #require(PostgreSQLServer.shared, "no server of PostgreSQL starts")
    let first = try play(try SQLiteDatabase(path: folder["onir.sqlite"]))
    let second = try play(try PostgreSQLDatabase(url: try #require(server.newDatabase())))
    #expect(first.count > 90)
    #expect(
      first.contains { $0.contains("26-0000004-") } && first.contains { $0.contains(" 429 ") })
    #expect(first.count == second.count)
    for (one, other) in zip(first, second) { #expect(one == other) }
  }
}
