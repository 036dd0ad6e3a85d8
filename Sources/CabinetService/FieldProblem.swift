/// What is wrong with one value that was sent.
public struct FieldProblem: Sendable, Hashable {
  /// The rule that is broken; the list is closed, and each has its sentence in both languages.
  public enum Code: String, Sendable, CaseIterable {
    case required
    case unknown
    case type
    case form
    case range
    case choice
    case tooShort = "too_short"
    case tooLong = "too_long"
    case tooMany = "too_many"
    case repeated
    // An identification number.
    case iinLength = "iin_length"
    case iinDigits = "iin_digits"
    case checksum
    case iinDate = "iin_date"
    case organisation
    case sameAsParent = "same_as_parent"
    // A phone.
    case phone
    case foreignPhone = "foreign_phone"
    case landline
    case phoneNotTied = "phone_not_tied"
    case phoneTaken = "phone_taken"
    case noPhone = "no_phone"
    case noPrimaryPhone = "no_primary_phone"
    case email
    // A password or a code.
    case passwordTooShort = "password_too_short"
    case passwordTooLong = "password_too_long"
    case passwordCommon = "password_common"
    case passwordPersonal = "password_personal"
    case wrongPassword = "wrong_password"
    case wrongCode = "wrong_code"
    // A file (S4-45 to S4-48).
    case empty
    case tooLarge = "too_large"
    case unknownType = "unknown_type"
    case truncated
    case damaged
    case tooManyPixels = "too_many_pixels"
    case scripts
    case encrypted
    case attachments
    case tooComplex = "too_complex"
    case polyglot
    case tooManyFiles = "too_many_files"
    case fileName = "file_name"
    // Registering by a phone.
    case proofOver = "proof_over"
    case personNotTied = "person_not_tied"
    case wrongLink = "wrong_link"
    // An application.
    case unknownCity = "unknown_city"
    case queueNotOffered = "queue_not_offered"
    case childNotTied = "child_not_tied"
    case childAge = "child_age"
    case unknownKindergarten = "unknown_kindergarten"
    case groupOfOtherQueue = "group_of_other_queue"
    case consent
    case termsChanged = "terms_changed"
    case applicationNumber = "application_number"
    case placeUnfit = "place_unfit"
    // An admission (S4-31 to S4-34).
    case identityNumber = "identity_number"
    case issuedLater = "issued_later"
    case cardOver = "card_over"
    case address
    // An electronic signature (S4-08 to S4-18).
    case notASignature = "not_a_signature"
    case changedContent = "changed_content"
    case unknownIssuer = "unknown_issuer"
    case certificateExpired = "certificate_expired"
    case certificateNotYetValid = "certificate_not_yet_valid"
    case certificateRevoked = "certificate_revoked"
    case revocationUnknown = "revocation_unknown"
    case wrongUsage = "wrong_usage"
    case gost
    case otherPerson = "other_person"
    case severalSigners = "several_signers"
    case nonceOver = "nonce_over"
  }

  /// Where the value stands (RFC 6901).
  public let pointer: String
  /// The rule.
  public let code: Code

  /// Makes a finding.
  public init(_ pointer: String, _ code: Code) {
    (self.pointer, self.code) = (pointer, code)
  }
}

/// Why something is not done.
public enum Refusal: Error, Sendable, Equatable {
  /// The values that were sent break rules.
  case invalid([FieldProblem])
  /// The document is not JSON.
  case malformed
  /// Nobody is signed in, or not any more.
  case notSignedIn
  /// The number, the password or the code is wrong; which one is not told.
  case signInFailed
  /// The city does not take this way of signing in.
  case methodNotOffered
  /// Someone is signed in who may not do this.
  case forbidden
  /// A page of another site asked.
  case crossSite
  /// There is nothing of this name, or not for this person.
  case notFound
  /// The state of things does not allow it.
  case conflict(Conflict)
  /// It was changed in between (`If-Match`).
  case changed
  /// `If-Match` is missing.
  case matchMissing
  /// `Idempotency-Key` is missing.
  case keyMissing
  /// `Idempotency-Key` came with another request before.
  case keyReused
  /// Too often; again after so many seconds.
  case tooMany(seconds: Int)
  /// A register, the disk or the machine does not answer now.
  case unavailable
  /// The program is wrong; the cause goes to the log.
  case failure(String)

  /// States that stand in the way.
  public enum Conflict: String, Sendable, CaseIterable {
    /// The child stands in this queue already.
    case alreadyInQueue = "already_in_queue"
    /// The status does not allow it.
    case status
    /// The person has a cabinet with a password and other numbers.
    case alreadyRegistered = "already_registered"
    /// The child was enrolled with it.
    case signed
    /// It was done once, and is done only once.
    case onlyOnce = "only_once"
    /// The plan was made of other data.
    case planChanged = "plan_changed"
    /// Nothing of the place is left.
    case placeTaken = "place_taken"
    /// The place takes no applications any more.
    case placeClosed = "place_closed"
    /// The parent wrote about the kindergarten less than a year ago.
    case alreadyReviewed = "already_reviewed"
    /// The person has proved who they are, and has no cabinet.
    case noCabinet = "no_cabinet"
  }
}
