import Codes
import Dates
import TestSupport
import Testing

@testable import Cabinet

@Suite("Allocation of places") struct AllocationTests {
  private func group(
    _ kindergarten: String, _ age: AgeGroup = .middle, _ type: GroupType = .general,
    _ language: TeachingLanguage = .kazakh
  ) -> Vacancy.Group {
    Vacancy.Group(
      kindergarten: kindergarten, ageGroup: age, groupType: type, language: language)
  }

  private func candidate(
    _ sequence: Int = 1, _ queue: QueueType = .general, born: String = "2023-07-15",
    _ type: GroupType = .general, _ language: TeachingLanguage = .kazakh, wishes: [String] = []
  ) throws -> Candidate {
    Candidate(
      number: try ApplicationNumber(year: 2026, sequence: sequence), queueType: queue,
      birthDay: try #require(Day(born)),
      wish: Wish(language: language, groupType: type, kindergartens: wishes))
  }

  private func outcomes(_ candidates: [Candidate], _ places: [(Vacancy.Group, Int)]) -> [Decision
    .Outcome]
  {
    Allocation.plan(
      candidates: candidates, vacancies: places.map { Vacancy(group: $0.0, places: $0.1) },
      schoolYear: 2026
    ).map(\.outcome)
  }

  @Test("Gives the places to the front of the queue, and says why to the others")
  func givesInOrder() throws {
    let queue = try (1...4).map { try candidate($0) }
    let place = Decision.Outcome.place(group("a"))
    #expect(
      outcomes(queue, [(group("a"), 1), (group("a"), 1)]) == [
        place, place, .placesTaken, .placesTaken,
      ])
    #expect(outcomes(queue, [(group("a"), -5), (group("a"), 3)]).last == .placesTaken)
    #expect(outcomes([], [(group("a"), 1)]) == [])
  }

  @Test("Follows the order of the wishes, then the wished type, then the name")
  func followsWishes() throws {
    let wishing = try candidate(1, wishes: ["b", "a"])
    #expect(outcomes([wishing], [(group("a"), 1), (group("b"), 1)]) == [.place(group("b"))])
    #expect(
      outcomes([wishing], [(group("a"), 1), (group("b", .middle, .inclusive), 1)])
        == [.place(group("b", .middle, .inclusive))])
    let any = try candidate()
    #expect(
      outcomes([any], [(group("a", .middle, .inclusive), 1), (group("c"), 1), (group("b"), 1)])
        == [.place(group("b"))])
  }

  @Test("Says why there is no place")
  func saysWhy() throws {
    let one = try candidate(wishes: ["a"])
    #expect(outcomes([one], []) == [.noAgeGroup])
    #expect(outcomes([one], [(group("a", .junior), 1)]) == [.noAgeGroup])
    #expect(outcomes([one], [(group("a"), 0)]) == [.noAgeGroup])
    #expect(outcomes([one], [(group("a", .middle, .correctional), 1)]) == [.noGroupType])
    #expect(outcomes([one], [(group("a", .middle, .general, .russian), 1)]) == [.noLanguage])
    #expect(outcomes([one], [(group("b"), 1)]) == [.noneOfWished])
    #expect(outcomes([try candidate(born: "2020-09-01")], [(group("a"), 1)]) == [.outsideAges])
    #expect(outcomes([try candidate(born: "2026-01-01")], [(group("a"), 1)]) == [.outsideAges])
  }

  @Test("Keeps correctional groups to their queue")
  func keepsQueuesApart() throws {
    let special = try candidate(1, .correctional, .correctional)
    let places = [(group("a"), 1), (group("b", .middle, .correctional), 1)]
    #expect(outcomes([special], places) == [.place(group("b", .middle, .correctional))])
    #expect(outcomes([special], [(group("a"), 1)]) == [.noGroupType])
  }

  @Test("Keeps its promises whatever the queue and the places are")
  func keepsPromises() throws {
    var random = SplitMix(seed: 13)
    for _ in 0..<rounds(200) {
      let queue = try (1...30).map { try draw($0, &random) }
      let vacancies = (0..<15).map { _ in
        Vacancy(group: drawGroup(&random), places: Int.random(in: 0...3, using: &random))
      }
      let plan = Allocation.plan(candidates: queue, vacancies: vacancies, schoolYear: 2026)
      #expect(plan.map(\.number) == queue.map(\.number))
      #expect(
        plan
          == Allocation.plan(
            candidates: queue, vacancies: vacancies.shuffled(using: &random), schoolYear: 2026),
        "the order of the places does not matter")
      expectFair(queue, vacancies, plan)
    }
  }

  private func expectFair(_ queue: [Candidate], _ vacancies: [Vacancy], _ plan: [Decision]) {
    var left = vacancies.reduce(into: [:]) { $0[$1.group, default: 0] += $1.places }
    for (candidate, decision) in zip(queue, plan) {
      let fitting = left.keys.filter { fits($0, candidate) && left[$0, default: 0] > 0 }
      guard case .place(let group) = decision.outcome else {
        #expect(fitting.isEmpty, "nobody who fits is passed over: \(decision.code)")
        continue
      }
      #expect(fitting.contains(group), "the place fits and is free")
      left[group, default: 0] -= 1
    }
    #expect(left.values.allSatisfy { $0 >= 0 })
  }

  private func fits(_ group: Vacancy.Group, _ candidate: Candidate) -> Bool {
    group.ageGroup == AgeGroup(birthDay: candidate.birthDay, schoolYear: 2026)
      && (group.groupType == .correctional) == (candidate.queueType == .correctional)
      && group.language == candidate.wish.language
      && (candidate.wish.kindergartens.isEmpty
        || candidate.wish.kindergartens.contains(group.kindergarten))
  }

  private func draw(_ sequence: Int, _ random: inout SplitMix) throws -> Candidate {
    let names = ["a", "b", "c", "d"].shuffled(using: &random)
    return try candidate(
      sequence, Int.random(in: 0...4, using: &random) == 0 ? .correctional : .general,
      born:
        "\(Int.random(in: 2020...2026, using: &random))-0\(Int.random(in: 1...9, using: &random))-15",
      GroupType.allCases.randomElement(using: &random) ?? .general,
      Bool.random(using: &random) ? .kazakh : .russian,
      wishes: Array(names.prefix(Int.random(in: 0...4, using: &random))))
  }

  private func drawGroup(_ random: inout SplitMix) -> Vacancy.Group {
    group(
      ["a", "b", "c", "d"].randomElement(using: &random) ?? "a",
      AgeGroup.allCases.randomElement(using: &random) ?? .middle,
      GroupType.allCases.randomElement(using: &random) ?? .general,
      Bool.random(using: &random) ? .kazakh : .russian)
  }
}
