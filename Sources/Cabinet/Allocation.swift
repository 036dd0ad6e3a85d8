public import Codes

/// Who gets which free place.
public enum Allocation {
  /// Goes through a queue from its front and gives each application the place it likes best among
  /// those that are left.
  ///
  /// A place fits when it is for the child's age (preschool facts, section 7), the queue (the
  /// correctional queue has the correctional groups, the general one all others; section 5), the
  /// language, and a wished kindergarten; who wishes none takes any. Of those that fit, an earlier
  /// wished kindergarten comes first, then the wished type of group, then the name of the
  /// kindergarten. So the order in which places are listed does not matter.
  ///
  /// - Parameters:
  ///   - candidates: the applications, the front of the queue first.
  ///   - vacancies: the free places; several of one kind are added up.
  ///   - schoolYear: the year in which the school year of the places begins.
  /// - Returns: one decision for each application, in the same order.
  public static func plan(
    candidates: [Candidate], vacancies: [Vacancy], schoolYear: Int
  ) -> [Decision] {
    var pool = Pool(vacancies)
    return candidates.map { candidate in
      Decision(number: candidate.number, outcome: pool.serve(candidate, schoolYear))
    }
  }
}

/// The places that are left, and what there was at first.
private struct Pool {
  private let offered: Set<Vacancy.Group>
  private var left: [Vacancy.Group: Int]

  init(_ vacancies: [Vacancy]) {
    left = vacancies.reduce(into: [:]) { left, vacancy in
      guard vacancy.places > 0 else { return }
      let (sum, isBeyond) = left[vacancy.group, default: 0].addingReportingOverflow(vacancy.places)
      left[vacancy.group] = isBeyond ? .max : sum
    }
    offered = Set(left.keys)
  }

  mutating func serve(_ candidate: Candidate, _ schoolYear: Int) -> Decision.Outcome {
    guard let age = AgeGroup(birthDay: candidate.birthDay, schoolYear: schoolYear) else {
      return .outsideAges
    }
    let wish = candidate.wish
    let ofAge = offered.filter { $0.ageGroup == age }
    if ofAge.isEmpty { return .noAgeGroup }
    let ofQueue = ofAge.filter { $0.groupType.belongs(to: candidate.queueType) }
    if ofQueue.isEmpty { return .noGroupType }
    let ofLanguage = ofQueue.filter { $0.language == wish.language }
    if ofLanguage.isEmpty { return .noLanguage }
    let fitting = ofLanguage.filter { wish.place(of: $0.kindergarten) != nil }
    if fitting.isEmpty { return .noneOfWished }
    let free = fitting.filter { left[$0, default: 0] > 0 }
    guard let best = free.min(by: { wish.prefers($0, to: $1) }) else { return .placesTaken }
    left[best, default: 1] -= 1
    return .place(best)
  }
}

extension GroupType {
  /// Whether children of a queue get places in such a group (preschool facts, section 5).
  public func belongs(to queue: QueueType) -> Bool {
    (self == .correctional) == (queue == .correctional)
  }
}

extension Wish {
  /// How far down the list a kindergarten stands; nil when it is not wished.
  fileprivate func place(of kindergarten: String) -> Int? {
    kindergartens.isEmpty ? 0 : kindergartens.firstIndex(of: kindergarten)
  }

  /// Whether one place is liked better than another that is for the same age and language.
  fileprivate func prefers(_ one: Vacancy.Group, to other: Vacancy.Group) -> Bool {
    func key(_ group: Vacancy.Group) -> (Int, Int, String, String) {
      (
        place(of: group.kindergarten) ?? .max, group.groupType == groupType ? 0 : 1,
        group.kindergarten, group.groupType.rawValue
      )
    }
    return key(one) < key(other)
  }
}
