public import Dates

/// A health paper of an admission (S4-41 to S4-47): one for each form.
public struct AdmissionDocument: Sendable, Hashable {
  /// The form.
  public let form: HealthForm
  /// The admission it goes with.
  public let admission: Identifier<Admission>
  /// Whose it is.
  public let account: Identifier<Account>
  /// The name of its file, which says nothing.
  public let file: String
  /// What its bytes are checked against when they are read.
  public let digest: String
  /// What it is.
  public let kind: Document.Kind
  /// Bytes.
  public let size: Int
  /// When it came.
  public let createdAt: Moment

  /// Describes a paper.
  public init(
    form: HealthForm, admission: Identifier<Admission>, account: Identifier<Account>,
    file: String, digest: String, kind: Document.Kind, size: Int, createdAt: Moment
  ) {
    (self.form, self.admission, self.account) = (form, admission, account)
    (self.file, self.digest, self.kind) = (file, digest, kind)
    (self.size, self.createdAt) = (size, createdAt)
  }
}

/// A paper that the portal made of an admission, or the signature below it (S4-60).
public struct AdmissionPaper: Sendable, Hashable {
  /// What it is.
  public enum Kind: String, Sendable, CaseIterable {
    /// The application, with the facts of the signature.
    case application
    /// The contract, with the facts of the signature.
    case contract
    /// The contract as it was given to be signed.
    case original
    /// The signature (CMS, detached).
    case signature
  }

  /// What its bytes are.
  public enum Form: String, Sendable, CaseIterable {
    case pdf
    case html
    case p7s
  }

  /// What it is.
  public let kind: Kind
  /// What its bytes are.
  public let form: Form
  /// The bytes.
  public let bytes: [UInt8]
  /// What stands in it by name: the values it was printed of, or who signed.
  public let facts: [String: String]

  /// Describes a paper.
  public init(kind: Kind, form: Form, bytes: [UInt8], facts: [String: String]) {
    (self.kind, self.form, self.bytes, self.facts) = (kind, form, bytes, facts)
  }
}

/// A line of an admission's history (S4-57).
public struct AdmissionEvent: Sendable, Hashable {
  /// When.
  public let at: Moment
  /// What became of it.
  public let status: AdmissionStatus

  /// Makes a line.
  public init(at: Moment, status: AdmissionStatus) { (self.at, self.status) = (at, status) }
}
