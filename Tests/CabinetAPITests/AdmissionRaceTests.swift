import Cabinet
import CabinetService
import Dates
import HTTPServer
import JSON
import Parallel
import Synchronization
import Testing

@testable import CabinetAPI

@Suite struct AdmissionRaceTests {
  @Test("gives two signatures, a signature and a refusal, or a signature and a paper one outcome")
  func races() throws {
    for turn in 0..<6 {
      let house = try House()
      let admitted = try house.begun()
      try admitted.prepare()
      let signature = try admitted.signature()
      let cookies = admitted.browser.cookies
      let answers = Answers()
      let gate = Gate()
      var threads: [JoinedThread] = []
      for number in 0..<12 {
        threads.append(
          try #require(
            JoinedThread {
              let browser = Browser(house)
              browser.cookies = cookies
              gate.wait()
              let answer: Answer? =
                if number % 2 == 0 {
                  try? admitted.sign(signature, browser)
                } else {
                  switch turn % 3 {
                  case 0: try? browser.post("\(admitted.path)/decline")
                  case 1:
                    try? browser.send(
                      "PUT", "\(admitted.path)/documents/027", bytes: DocumentTests.page,
                      [("Content-Type", "application/pdf")])
                  default: try? browser.post("referrals/\(admitted.referral)/decline")
                  }
                }
              if let answer { answers.add(answer) }
            }))
      }
      gate.open()
      for thread in threads { thread.join() }
      let done = answers.all.filter { $0.status == 200 }
      #expect(answers.all.count == 12)
      #expect(answers.all.allSatisfy { [200, 201, 409, 422].contains($0.status) })
      // What was brought in between makes another contract; nothing else can be in between.
      #expect(turn % 3 == 1 ? done.count <= 1 : done.count == 1, "\(answers.all.map(\.text))")
      #expect(try house.contradictions() == [])
      let card = try admitted.card()
      let forms = (card["documents"]?.items ?? []).compactMap { $0["form"]?.text }
      #expect(try house.files().count == forms.count, "no file is left behind")
      if card.text("status") == "signed" {
        let original = try admitted.browser.get("\(admitted.path)/papers/original").text
        #expect(original.contains("documents: \(forms.joined(separator: ","))\n"))
      }
    }
  }

  @Test("takes a signature or lets the time run out at its end, and never both")
  func atTheEnd() throws {
    for _ in 0..<4 {
      let house = try House()
      let admitted = try house.begun()
      try admitted.prepare()
      let signature = try admitted.signature()
      try house.set("2026-11-27T23:59:59+05:00")
      let browser = try house.enter(.kosshy).browser
      let cookies = browser.cookies
      let gate = Gate()
      let answers = Answers()
      var threads: [JoinedThread] = []
      for number in 0..<6 {
        threads.append(
          try #require(
            JoinedThread {
              let twin = Browser(house)
              twin.cookies = cookies
              gate.wait()
              switch number {
              case 0: house.wait(1)
              case 1, 2: _ = try? house.desk.tick()
              default:
                if let answer = try? admitted.sign(signature, twin) { answers.add(answer) }
              }
            }))
      }
      gate.open()
      for thread in threads { thread.join() }
      try house.desk.tick()
      let signed = answers.all.count { $0.status == 200 }
      let status = try admitted.card(browser).text("status")
      #expect(signed <= 1 && status == (signed == 1 ? "signed" : "expired"))
      #expect(try house.contradictions() == [])
    }
  }

  @Test("lets two employees agree once, whoever of many comes first")
  func agreeing() throws {
    let house = try House()
    let admitted = try house.signed()
    let officers = try (1...8).map { _ in try house.staff("kosshy") }
    let answers = Answers()
    let gate = Gate()
    var threads: [JoinedThread] = []
    for officer in officers {
      threads.append(
        try #require(
          JoinedThread {
            gate.wait()
            if let answer = try? officer.post("\(admitted.staffPath)/accept") {
              answers.add(answer)
            }
          }))
    }
    gate.open()
    for thread in threads { thread.join() }
    #expect(answers.all.count { $0.status == 200 } == 1)
    #expect(answers.all.count { $0.status == 202 } == 1)
    #expect(answers.all.count { $0.status == 409 } == 6)
    #expect(try admitted.statuses() == ["accepted", "used", "enrolled"])
    #expect(try house.contradictions() == [])
  }
}
