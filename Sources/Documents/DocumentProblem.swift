/// Why an uploaded file is not taken.
public enum DocumentProblem: String, Error, Sendable, CaseIterable {
  /// No bytes at all.
  case empty
  /// More bytes than are allowed.
  case tooLarge = "too_large"
  /// Neither a PDF nor a JPEG that every browser shows.
  case unknownType = "unknown_type"
  /// The end is missing.
  case truncated
  /// It does not follow its own format.
  case damaged
  /// A picture with more than 10,000 pixels a side.
  case tooManyPixels = "too_many_pixels"
  /// A PDF that does something when it is opened or touched: scripts, forms that send, films, sounds.
  case scripts
  /// A PDF that is locked, even with an empty password.
  case encrypted
  /// A PDF with other files in it.
  case attachments
  /// It would take far more memory or time than a scan does.
  case tooComplex = "too_complex"
  /// It is, or may be read as, a file of two types at once.
  case polyglot
}
