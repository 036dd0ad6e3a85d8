public import Codes

/// Who gets which free place.
public enum Allocation {
  /// Goes through a queue from its front twice: who applied to a place of a bulletin gets that one
  /// while there are any, then all others get the place they like best among those that are left.
  ///
  /// A place fits when it is for the child's age (preschool facts, section 7), the queue (the
  /// correctional queue has the correctional groups, the general one all others; section 5), the
  /// language, and in turn a wished kindergarten; who wishes none takes any. Of those that fit, an
  /// earlier wished kindergarten comes first, then the wished type of group, then the name of the
  /// kindergarten. So the order in which places are listed does not matter.
  ///
  /// Who applied and got nothing by it has its turn as all others.
  ///
  /// - Parameters:
  ///   - candidates: the applications, the front of the queue first.
  ///   - vacancies: the free places; several of one kind are added up.
  ///   - schoolYear: the year in which the school year of the places begins.
  /// - Returns: one decision for each application, in the same order.
  public static func plan(
    candidates: [Candidate], vacancies: [Vacancy], schoolYear: Int
  ) -> [Decision] {
    var pool = Pool(vacancies, schoolYear)
    let applied = candidates.map { pool.take(for: $0) }
    return zip(candidates, applied).map { candidate, lot in
      lot.map { Decision(candidate, $0, .applied) } ?? pool.serve(candidate)
    }
  }
}

/// Places of one kind and from one source, which are all the same.
private struct Lot: Hashable {
  let group: Vacancy.Group
  let source: Identifier<BulletinPlace>?
}

/// The places that are left, and what there was at first.
private struct Pool {
  private let offered: Set<Lot>
  private let sources: [Identifier<BulletinPlace>: Lot]
  private let schoolYear: Int
  private var left: [Lot: Int]

  init(_ vacancies: [Vacancy], _ schoolYear: Int) {
    left = vacancies.reduce(into: [:]) { left, vacancy in
      guard vacancy.places > 0 else { return }
      let lot = Lot(group: vacancy.group, source: vacancy.source)
      let (sum, isBeyond) = left[lot, default: 0].addingReportingOverflow(vacancy.places)
      left[lot] = isBeyond ? .max : sum
    }
    offered = Set(left.keys)
    sources = Dictionary(
      offered.compactMap { lot in lot.source.map { ($0, lot) } },
      uniquingKeysWith: { one, other in one.isBefore(other) ? one : other })
    self.schoolYear = schoolYear
  }

  /// The place an application is applied to, if there was one and it fits.
  private func wanted(by candidate: Candidate) -> Lot? {
    guard let lot = candidate.applied.flatMap({ sources[$0] }) else { return nil }
    let age = AgeGroup(birthDay: candidate.birthDay, schoolYear: schoolYear)
    let isFitting = lot.group.fits(
      queueType: candidate.queueType, age: age, language: candidate.wish.language)
    return isFitting ? lot : nil
  }

  /// Takes the place an application is applied to; nil when there is none left.
  mutating func take(for candidate: Candidate) -> Lot? {
    guard let lot = wanted(by: candidate), left[lot, default: 0] > 0 else { return nil }
    left[lot, default: 1] -= 1
    return lot
  }

  /// Takes the place an application likes best, in its turn.
  mutating func serve(_ candidate: Candidate) -> Decision {
    switch best(for: candidate) {
    case .failure(let reason):
      // The place was there, so others with the same wish were in front.
      return Decision(candidate, wanted(by: candidate) == nil ? reason.outcome : .outranked)
    case .success(let best):
      left[best, default: 1] -= 1
      return Decision(candidate, best, .turn)
    }
  }

  private struct Reason: Error { let outcome: Decision.Outcome }

  private func best(for candidate: Candidate) -> Result<Lot, Reason> {
    func none(_ outcome: Decision.Outcome) -> Result<Lot, Reason> {
      .failure(Reason(outcome: outcome))
    }
    guard let age = AgeGroup(birthDay: candidate.birthDay, schoolYear: schoolYear) else {
      return none(.outsideAges)
    }
    let wish = candidate.wish
    let ofAge = offered.filter { $0.group.ageGroup == age }
    if ofAge.isEmpty { return none(.noAgeGroup) }
    let ofQueue = ofAge.filter { $0.group.groupType.belongs(to: candidate.queueType) }
    if ofQueue.isEmpty { return none(.noGroupType) }
    let ofLanguage = ofQueue.filter { $0.group.language == wish.language }
    if ofLanguage.isEmpty { return none(.noLanguage) }
    let wished = ofLanguage.filter { wish.place(of: $0.group.kindergarten) != nil }
    if wished.isEmpty { return none(.noneOfWished) }
    let free = wished.filter { left[$0, default: 0] > 0 }
    guard let best = free.min(by: { wish.prefers($0, to: $1) }) else { return none(.placesTaken) }
    return .success(best)
  }
}

extension Decision {
  fileprivate init(_ candidate: Candidate, _ lot: Lot, _ basis: Basis) {
    (number, outcome) = (candidate.number, .place(lot.group))
    (self.basis, source) = (basis, lot.source)
  }

  fileprivate init(_ candidate: Candidate, _ outcome: Outcome) {
    (number, self.outcome) = (candidate.number, outcome)
    (basis, source) = (nil, nil)
  }
}

extension Lot {
  /// An order of places that are liked the same: whatever it is, it is always the same.
  fileprivate func isBefore(_ other: Lot) -> Bool { key < other.key }

  private var key: (String, String, String, String, String) {
    (
      group.kindergarten, group.groupType.rawValue, group.ageGroup.rawValue,
      group.language.rawValue, source?.text ?? ""
    )
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
  fileprivate func prefers(_ one: Lot, to other: Lot) -> Bool {
    func key(_ lot: Lot) -> (Int, Int) {
      (place(of: lot.group.kindergarten) ?? .max, lot.group.groupType == groupType ? 0 : 1)
    }
    return key(one) != key(other) ? key(one) < key(other) : one.isBefore(other)
  }
}
