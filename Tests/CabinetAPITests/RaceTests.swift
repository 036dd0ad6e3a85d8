import Cabinet
import HTTPServer
import JSON
import Parallel
import Synchronization
import Testing

@testable import CabinetAPI

@Suite struct RaceTests {
  /// What 50 threads get that all do the same at once.
  func race(_ work: @escaping @Sendable (Int) -> Answer?) throws -> [Answer] {
    let answers = Answers()
    let gate = Gate()
    var threads: [JoinedThread] = []
    for number in 0..<50 {
      threads.append(
        try #require(
          JoinedThread {
            gate.wait()
            if let answer = work(number) { answers.add(answer) }
          }))
    }
    gate.open()
    for thread in threads { thread.join() }
    return answers.all
  }

  @Test("gives fifty callers with one key one application and one answer")
  func oneKey() throws {
    let house = try House()
    let browser = try house.applicant()
    let key = freshKey()
    let drafts = try race { _ in try? house.draft(browser.twin(), key: key) }
    // Ten lookups a day are told apart from the work itself.
    #expect(Set(drafts.filter { $0.status == 201 }.map(\.text)).count == 1)
    #expect(drafts.allSatisfy { [201, 429].contains($0.status) })
    let id = try #require(drafts.first { $0.status == 201 }?.text("id"))
    let name = freshKey()
    let sent = try race { _ in
      try? browser.twin().post("applications/\(id)/submit", House.submission, key: name)
    }
    #expect(sent.count == 50 && sent.allSatisfy { $0.status == 200 })
    #expect(Set(sent.map(\.text)).count == 1)
    #expect(Set(sent.map { $0.header("ETag") }).count == 1)
    let queue = try Browser(house).get("queue?city=pavlodar&queue_type=general")
    #expect(queue["items"]?.items.count == 1)
  }

  @Test("gives one draft one number, however many send it")
  func manyKeys() throws {
    let house = try House()
    let browser = try house.applicant()
    let id = try house.draft(browser).text("id")
    let sent = try race { _ in
      try? browser.twin().post("applications/\(id)/submit", House.submission, key: freshKey())
    }
    #expect(sent.count == 50)
    #expect(sent.count { $0.status == 200 } == 1)
    #expect(sent.count { $0.status == 409 } == 49)
    #expect(try house.submit(.second).application.text("number").hasPrefix("26-0000002-"))
    #expect(
      try Browser(house).get("queue?city=pavlodar&queue_type=general")["items"]?.items.count == 2)
  }

  @Test("gives one place one referral, however many apply and however many employees confirm")
  func onePlace() throws {
    let house = try House()
    let officer = try house.staff("pavlodar")
    let place = try house.publish(officer).text("id")
    let parents = try [Family.first, .second, .third].map { try house.waiting($0) }
    let cookies = parents.map { ($0.browser.cookies, $0.id) }
    let applied = try race { number in
      let (cookie, id) = cookies[number % cookies.count]
      let browser = Browser(house)
      browser.cookies = cookie
      return try? house.apply((browser, id), place)
    }
    #expect(applied.count == 50 && applied.allSatisfy { $0.status == 200 })
    #expect(applied.allSatisfy { $0.text("status") == "in_bulletin" })
    let plan = try officer.post(
      "staff/allocations", #"{"city":"pavlodar","queue_type":"general"}"#)
    let confirmed = try race { _ in
      try? officer.post(
        "staff/allocations",
        """
        {"city":"pavlodar","queue_type":"general","confirm":"\(plan.text("digest"))"}
        """)
    }
    #expect(confirmed.count { $0.status == 200 } == 1)
    #expect(confirmed.count { $0.problem == "plan-changed" } == 49)
    #expect(
      try parents.map { try house.status($0) } == [
        "referral_issued", "waiting_list", "waiting_list",
      ])
    let taken = try race { number in
      let (cookie, id) = cookies[1 + number % 2]
      let browser = Browser(house)
      browser.cookies = cookie
      return try? house.apply((browser, id), place)
    }
    #expect(taken.allSatisfy { $0.problem == "place-taken" })
    #expect(try house.inconsistencies() == [])
  }

  @Test("takes a code once, whoever is first with it")
  func code() throws {
    let house = try House()
    _ = try Browser(house).post(
      "codes",
      """
      {"city":"pavlodar","purpose":"application","iin":"850214390005","phone":"+77000000101"}
      """)
    let code = try house.code(to: "+77000000101")
    let opened = try race { number in
      try? Browser(house, address: "192.0.2.\(number)").post(
        "sessions",
        """
        {"city":"pavlodar","method":"application","iin":"850214390005","phone":"+77000000101",\
        "code":"\(code)"}
        """)
    }
    #expect(opened.count { $0.status == 201 } == 1)
  }

  @Test("Links one device, however many show one link")
  func link() throws {
    let house = try House()
    let (_, telephone) = try house.joinByApp()
    let challenge = try house.enter(.first.inAppCity).answer.text("challenge")
    let (browser, _) = try house.enter(challenge, code: try telephone.code())
    let offer = try house.offer(phone: Family.first.phone, browser)
    let claims = try race { number in
      try? Telephone(house, address: "192.0.2.\(number)").claim(offer)
    }
    #expect(claims.count == 50)
    #expect(claims.count { $0.status == 201 } == 1)
    #expect(claims.count { $0.errors == ["/password wrong_link"] } == 49)
    #expect(try browser.get("devices")["items"]?.items.count == 2)
  }
}

/// Answers that several threads add.
final class Answers: Sendable {
  private let answers = Mutex<[Response]>([])

  var all: [Answer] { answers.withLock { $0 }.map(Answer.init) }

  func add(_ answer: Answer) { answers.withLock { $0.append(answer.response) } }
}

/// A door that all threads go through at one time.
final class Gate: Sendable {
  private let state = Mutex(false)

  func open() { state.withLock { $0 = true } }

  func wait() {
    while !state.withLock({ $0 }) { pause() }
  }
}

/// A thread that may stand in a list.
final class JoinedThread: Sendable {
  init?(_ work: @escaping @Sendable () -> Void) {
    let state = Done()
    done = state
    guard
      Thread.start({
        work()
        state.set()
      }) != nil
    else { return nil }
  }

  private let done: Done

  func join() { while !done.isSet { pause() } }
}

private final class Done: Sendable {
  private let state = Mutex(false)

  var isSet: Bool { state.withLock { $0 } }

  func set() { state.withLock { $0 = true } }
}
