import Codes
import Dates
import Testing

@testable import Cabinet

@Suite("Form of an application") struct ApplicationFormTests {
  private let offer = ApplicationForm.Offer(
    queueTypes: [.general], kindergartens: ["a", "b", "c", "d", "e"])

  private func problems(
    _ queue: QueueType = .general, born: String = "2023-07-15", _ type: GroupType = .general,
    _ kindergartens: [String] = ["a", "b"]
  ) throws -> [String] {
    let form = ApplicationForm(
      queueType: queue, birthDay: try #require(Day(born)),
      wish: Wish(language: .kazakh, groupType: type, kindergartens: kindergartens))
    return form.problems(offer: offer, today: try #require(Day("2026-11-20")))
      .map { "\($0.pointer) \($0.code.rawValue)" }
  }

  @Test("Finds nothing wrong with what is right")
  func acceptsGood() throws {
    #expect(try problems() == [])
    #expect(try problems(.general, .inclusive, []) == [])
    #expect(try problems(.general, .mixed, ["a", "b", "c", "d"]) == [])
  }

  @Test("Finds a queue that the city has not, and a group that is not of the queue")
  func findsQueue() throws {
    #expect(
      try problems(.correctional) == ["/queue_type not_offered", "/group_type wrong_queue"])
    #expect(try problems(.general, .correctional) == ["/group_type wrong_queue"])
  }

  @Test(
    "Takes children from their birth to the day before they are six",
    arguments: [
      ("2026-11-20", []), ("2026-11-21", ["/child_iin not_born"]), ("2020-11-21", []),
      ("2020-11-20", ["/child_iin too_old"]), ("1985-02-14", ["/child_iin too_old"]),
    ])
  func checksAge(born: String, found: [String]) throws {
    #expect(try problems(born: born) == found)
  }

  @Test(
    "Takes up to four different kindergartens of the city",
    arguments: [
      (["a", "b", "c", "d", "e"], ["too_many"]), (["a", "a"], ["repeated"]), (["z"], ["unknown"]),
      (["a", "a", "b", "c", "z"], ["too_many", "repeated", "unknown"]),
    ])
  func checksKindergartens(names: [String], codes: [String]) throws {
    #expect(try problems(.general, .general, names) == codes.map { "/kindergartens \($0)" })
  }

  @Test("Asks for both consents")
  func asksConsents() {
    let missing = [ApplicationProblem(pointer: "/consents", code: .missing)]
    #expect(ApplicationForm.problems(consents: [.terms, .contacts]) == [])
    #expect(ApplicationForm.problems(consents: [.terms]) == missing)
    #expect(ApplicationForm.problems(consents: [.contacts]) == missing)
    #expect(ApplicationForm.problems(consents: []) == missing)
  }
}
