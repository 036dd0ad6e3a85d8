import Codes
import Dates
import TestSupport
import Testing

@testable import Cabinet

@Suite("Allocation of places that were applied to") struct PlaceAllocationTests {
  private static func source(_ number: UInt8) -> Identifier<BulletinPlace> {
    Identifier(random: Array(repeating: number, count: 16))
  }

  private func group(
    _ kindergarten: String, _ language: TeachingLanguage = .kazakh,
    _ type: GroupType = .general, _ age: AgeGroup = .middle
  ) -> Vacancy.Group {
    Vacancy.Group(
      kindergarten: kindergarten, ageGroup: age, groupType: type, language: language)
  }

  private func vacancy(_ number: UInt8, _ kindergarten: String, _ places: Int = 1) -> Vacancy {
    Vacancy(group: group(kindergarten), places: places, source: Self.source(number))
  }

  private func candidate(
    _ sequence: Int, applied: UInt8? = nil, wishes: [String] = [],
    _ language: TeachingLanguage = .kazakh
  ) throws -> Candidate {
    Candidate(
      number: try ApplicationNumber(year: 2026, sequence: sequence), queueType: .general,
      birthDay: try #require(Day("2023-07-15")),
      wish: Wish(language: language, groupType: .general, kindergartens: wishes),
      applied: applied.map(Self.source))
  }

  private func plan(_ candidates: [Candidate], _ vacancies: [Vacancy]) -> [Decision] {
    Allocation.plan(candidates: candidates, vacancies: vacancies, schoolYear: 2026)
  }

  @Test("Gives a place to who applied to it, before those in front who did not")
  func servesApplicantsFirst() throws {
    let queue = [
      try candidate(1), try candidate(2, applied: 1), try candidate(3, applied: 1),
    ]
    let decisions = plan(queue, [vacancy(1, "a")])
    #expect(decisions.map(\.code) == ["places_taken", "place", "outranked"])
    #expect(decisions.map(\.basis) == [nil, .applied, nil])
    #expect(decisions.map(\.source) == [nil, Self.source(1), nil])
  }

  @Test("Gives a turn to who applied in vain, and to all others")
  func servesInTurn() throws {
    let queue = [
      try candidate(1, applied: 1), try candidate(2, applied: 1),
      try candidate(3, applied: 1, wishes: ["a"]), try candidate(4),
    ]
    let decisions = plan(queue, [vacancy(1, "a"), vacancy(2, "b", 2)])
    #expect(decisions.map(\.code) == ["place", "place", "outranked", "place"])
    #expect(decisions.map(\.basis) == [.applied, .turn, nil, .turn])
    #expect(decisions[1].outcome == .place(group("b")) && decisions[3].source == Self.source(2))
  }

  @Test("Needs no wish for a place that is applied to, and passes over what does not fit")
  func looksAtFit() throws {
    let wishing = try candidate(1, applied: 1, wishes: ["z"])
    #expect(plan([wishing], [vacancy(1, "a")]).map(\.basis) == [.applied])
    let other = try candidate(1, applied: 1, .russian)
    #expect(plan([other], [vacancy(1, "a")]).map(\.code) == ["no_language"])
    // Nothing was left of it before: nobody in front took it.
    #expect(plan([wishing], [vacancy(2, "a")]).map(\.code) == ["none_of_wished"])
  }

  @Test("Keeps its promises whatever the queue and the places are")
  func keepsPromises() throws {
    var random = SplitMix(seed: 17)
    for _ in 0..<rounds(200) {
      let queue = try (1...25).map { sequence in
        let names = ["a", "b", "c"].shuffled(using: &random)
        return try candidate(
          sequence, applied: Bool.random(using: &random) ? .random(in: 1...9, using: &random) : nil,
          wishes: Array(names.prefix(Int.random(in: 0...3, using: &random))),
          Int.random(in: 0...3, using: &random) == 0 ? .russian : .kazakh)
      }
      let vacancies = (1...8).map { number in
        Vacancy(
          group: group(
            ["a", "b", "c"].randomElement(using: &random) ?? "a",
            Int.random(in: 0...3, using: &random) == 0 ? .russian : .kazakh,
            Int.random(in: 0...5, using: &random) == 0 ? .correctional : .general,
            Int.random(in: 0...5, using: &random) == 0 ? .junior : .middle),
          places: .random(in: 0...3, using: &random), source: Self.source(number))
      }
      let decisions = plan(queue, vacancies)
      #expect(
        decisions == plan(queue, vacancies.shuffled(using: &random)),
        "the order of the places does not matter")
      expectNoMore(decisions, vacancies)
      expectTurns(queue, decisions, vacancies)
    }
  }

  /// Never more referrals than places, and each to a place of its own kind.
  private func expectNoMore(_ decisions: [Decision], _ vacancies: [Vacancy]) {
    for vacancy in vacancies {
      let given = decisions.filter { $0.source == vacancy.source }
      #expect(given.count <= vacancy.places)
      #expect(given.allSatisfy { $0.outcome == .place(vacancy.group) && $0.basis != nil })
    }
    for decision in decisions {
      #expect((decision.basis == nil) == (decision.code != "place"))
      #expect((decision.source == nil) == (decision.code != "place"))
    }
  }

  private func expectTurns(
    _ queue: [Candidate], _ decisions: [Decision], _ vacancies: [Vacancy]
  ) {
    for (place, (candidate, decision)) in zip(queue, decisions).enumerated() {
      let wanted = vacancies.first { $0.source == candidate.applied && $0.places > 0 }
      let isFitting = wanted.map { fits($0.group, candidate) } ?? false
      let took = decisions.enumerated().filter {
        $0.element.source == candidate.applied && candidate.applied != nil
      }
      if isFitting, decision.basis != .applied {
        #expect(took.count == wanted?.places, "the place is gone")
        #expect(
          took.allSatisfy { $0.offset < place && $0.element.basis == .applied },
          "nobody behind got it")
      }
      if decision.code == "place" { continue }
      let left = vacancies.filter { vacancy in
        fits(vacancy.group, candidate)
          && (candidate.wish.kindergartens.isEmpty
            || candidate.wish.kindergartens.contains(vacancy.group.kindergarten))
          && decisions.count { $0.source == vacancy.source } < vacancy.places
      }
      #expect(left.isEmpty, "nobody who fits is passed over: \(decision.code)")
      #expect((decision.outcome == .outranked) == isFitting, "the reason is true")
    }
  }

  private func fits(_ group: Vacancy.Group, _ candidate: Candidate) -> Bool {
    group.ageGroup == .middle && group.groupType != .correctional
      && group.language == candidate.wish.language
  }
}
