public import Dates

/// A paper that goes with an application, such as the proof of a benefit (S2-22, S3-56).
public struct Document: Sendable, Hashable {
  /// What it is by its content (S4-45).
  public enum Kind: String, Sendable, CaseIterable {
    case pdf
    case jpeg
  }

  /// Its name in addresses.
  public let id: Identifier<Document>
  /// The application it goes with.
  public let application: Identifier<Application>
  /// Whose it is.
  public let account: Identifier<Account>
  /// The name of its file, which says nothing.
  public let file: String
  /// What its bytes are checked against when they are read.
  public let digest: String
  /// What it is.
  public let kind: Kind
  /// Bytes.
  public let size: Int
  /// When it came.
  public let createdAt: Moment

  /// Describes a paper.
  public init(
    id: Identifier<Document>, application: Identifier<Application>, account: Identifier<Account>,
    file: String, digest: String, kind: Kind, size: Int, createdAt: Moment
  ) {
    (self.id, self.application, self.account) = (id, application, account)
    (self.file, self.digest, self.kind) = (file, digest, kind)
    (self.size, self.createdAt) = (size, createdAt)
  }
}

/// How many papers an application has, and how large they are (S4-46, S4-47; the same for a benefit).
public enum DocumentRule {
  /// How many at most.
  public static let mostFiles = 3
  /// Bytes of all together at most: 10 MB.
  public static let mostBytes = 10 << 20

  /// Why a paper is not taken.
  public enum Problem: Error, Sendable {
    case tooMany
    case tooLarge
  }

  /// Checks one more paper.
  public static func check(size: Int, besides others: [Document]) throws(Problem) {
    if others.count >= mostFiles { throw .tooMany }
    if others.reduce(size, { $0 + $1.size }) > mostBytes { throw .tooLarge }
  }
}

extension Application {
  /// Whether papers may be brought or taken away: while a benefit waits for its proof.
  public var takesDocuments: Bool {
    benefitState == .declared && (status == .draft || status.isLive)
  }
}
