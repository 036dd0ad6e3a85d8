public import CabinetService

/// A refusal in one English line, for the log and for commands.
public enum RefusalText {
  /// The sentence, without a full stop and without any value that was sent.
  public static func sentence(_ refusal: Refusal) -> String {
    switch refusal {
    case .invalid(let problems):
      problems.map { "\($0.pointer.dropFirst()) breaks the rule \($0.code.rawValue)" }
        .joined(separator: "; ")
    case .malformed: "what was sent cannot be read"
    case .notSignedIn, .signInFailed: "nobody is signed in"
    case .methodNotOffered: "the city does not take this way of signing in"
    case .forbidden, .crossSite: "this is not allowed"
    case .notFound: "there is nothing of this name, or not in the employee's places"
    case .conflict(.alreadyInQueue): "the child stands in this queue already"
    case .conflict(.status): "the status does not allow it"
    case .conflict(.alreadyRegistered): "the person has a cabinet with other numbers"
    case .conflict(.signed): "the child was enrolled with it"
    case .conflict(.onlyOnce): "it was done before, and is done only once"
    case .conflict(.planChanged): "the plan is another one by now: look at it again"
    case .conflict(.placeTaken): "nothing of the place is left"
    case .conflict(.placeClosed): "the place takes no applications any more"
    case .conflict(.alreadyReviewed): "there is a review of the last year"
    case .conflict(.noCabinet): "the person has no cabinet"
    case .changed: "it was changed meanwhile"
    case .matchMissing, .keyMissing, .keyReused: "a header is missing or used twice"
    case .tooMany(let seconds): "too often; again in \(seconds) seconds"
    case .unavailable: "the database or a register does not answer"
    case .failure(let cause): cause
    }
  }
}
