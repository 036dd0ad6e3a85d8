public import Dates
public import Languages

/// A document that the portal makes: an application for admission, or its contract (S4-49, S4-60).
public struct Paper: Sendable, Hashable {
  /// What it is.
  public enum Kind: String, Sendable, CaseIterable {
    case application
    case contract
  }

  /// What it is.
  public let kind: Kind
  /// The language it is in.
  public let language: Language
  /// The city, as its slug.
  public let city: String
  /// What stands in it, by the names of the template: `number`, `applicant_name` and so on.
  ///
  /// Days are written as `2026-11-20`, moments as RFC 3339; the template's view puts them in words.
  public let values: [String: String]
  /// When it was made; nothing in it tells another time.
  public let date: Day
  /// Who signed it, and when; nil before.
  public let signature: PaperSignature?

  /// Describes a document.
  public init(
    kind: Kind, language: Language, city: String, values: [String: String], date: Day,
    signature: PaperSignature? = nil
  ) {
    (self.kind, self.language, self.city, self.values) = (kind, language, city, values)
    (self.date, self.signature) = (date, signature)
  }
}

/// Who signed a document, and when.
public struct PaperSignature: Sendable, Hashable {
  /// Who.
  public let signer: SignerFacts
  /// When the portal took it.
  public let at: Moment

  /// Describes a signature on a document.
  public init(signer: SignerFacts, at: Moment) { (self.signer, self.at) = (signer, at) }
}

/// A document as bytes: the same for the same `Paper`.
public struct PrintedPaper: Sendable, Hashable {
  /// What the bytes are.
  public enum Form: String, Sendable, CaseIterable {
    case pdf
    /// A page that can be printed, where nothing makes a PDF.
    case html
  }

  /// What the bytes are.
  public let form: Form
  /// The bytes.
  public let bytes: [UInt8]

  /// Describes a document.
  public init(form: Form, bytes: [UInt8]) { (self.form, self.bytes) = (form, bytes) }
}

/// Makes documents.
public protocol PaperPrinter: Sendable {
  /// Makes one.
  ///
  /// - Throws: `PortFailure` when it cannot be made now.
  func print(_ paper: Paper) throws(PortFailure) -> PrintedPaper
}

/// Stands where no templates of documents are: nothing is made.
public struct NoPrinter: PaperPrinter {
  /// Makes one.
  public init() {}

  /// Fails.
  public func print(_ paper: Paper) throws(PortFailure) -> PrintedPaper { throw PortFailure() }
}
