public import Codes
public import Dates

/// What is wrong with one field of a form.
public struct ApplicationProblem: Sendable, Hashable {
  /// The field, as a JSON pointer such as `/kindergartens`.
  public let pointer: String
  /// What is wrong with it.
  public let code: Code

  /// Makes a problem of a field.
  public init(pointer: String, code: Code) { (self.pointer, self.code) = (pointer, code) }

  /// What can be wrong with a field of an application; the raw value is the code in answers.
  public enum Code: String, Sendable, CaseIterable {
    /// More than may be chosen.
    case tooMany = "too_many"
    /// The same twice.
    case repeated
    /// There is none such in the city.
    case unknown
    /// The city does not offer it.
    case notOffered = "not_offered"
    /// It does not go with the queue.
    case wrongQueue = "wrong_queue"
    /// The child is not born yet.
    case notBorn = "not_born"
    /// The child has had its sixth birthday.
    case tooOld = "too_old"
    /// A consent is missing.
    case missing
  }
}

/// An application before it is sent, as the rules of its form see it.
public struct ApplicationForm: Sendable, Hashable {
  /// The queue (S2-27, S2-28).
  public var queueType: QueueType
  /// The child's day of birth in the civil register.
  public var birthDay: Day
  /// What is wished.
  public var wish: Wish

  /// Makes a form.
  public init(queueType: QueueType, birthDay: Day, wish: Wish) {
    (self.queueType, self.birthDay, self.wish) = (queueType, birthDay, wish)
  }

  /// How many kindergartens may be wished (preschool facts, section 4).
  public static let mostKindergartens = 4

  /// What a city offers.
  public struct Offer: Sendable, Hashable {
    /// The queues.
    public let queueTypes: Set<QueueType>
    /// The kindergartens, by their names in addresses.
    public let kindergartens: Set<String>

    /// Makes an offer.
    public init(queueTypes: Set<QueueType>, kindergartens: Set<String>) {
      (self.queueTypes, self.kindergartens) = (queueTypes, kindergartens)
    }
  }

  /// What is wrong with the fields, in the order of the form.
  ///
  /// The service is for children up to six years (preschool facts, section 1): nobody can apply
  /// from the sixth birthday on. Who applied before it stays in the queue; whether there is still a
  /// group for the child is up to the allocation.
  ///
  /// - Parameters:
  ///   - offer: what the city offers.
  ///   - today: the day on the portal's clock.
  /// - Returns: nothing when the draft can be kept, and sent once the consents are given.
  public func problems(offer: Offer, today: Day) -> [ApplicationProblem] {
    var found: [ApplicationProblem] = []
    func add(_ pointer: String, _ code: ApplicationProblem.Code) {
      found.append(ApplicationProblem(pointer: pointer, code: code))
    }
    if !offer.queueTypes.contains(queueType) { add("/queue_type", .notOffered) }
    if birthDay > today {
      add("/child_iin", .notBorn)
    } else if birthDay.fullYears(on: today) >= 6 {
      add("/child_iin", .tooOld)
    }
    if !wish.groupType.belongs(to: queueType) { add("/group_type", .wrongQueue) }
    let wished = wish.kindergartens
    if wished.count > Self.mostKindergartens { add("/kindergartens", .tooMany) }
    if Set(wished).count < wished.count { add("/kindergartens", .repeated) }
    if !offer.kindergartens.isSuperset(of: wished) { add("/kindergartens", .unknown) }
    return found
  }

  /// What is wrong with the consents when the application is sent: both are given (S2-25).
  public static func problems(consents: Set<Consent.Kind>) -> [ApplicationProblem] {
    consents.isSuperset(of: Consent.Kind.ofApplication)
      ? [] : [ApplicationProblem(pointer: "/consents", code: .missing)]
  }
}
