import Diagnostics

extension Message {
  /// The end of a sentence about a name that is not known: the nearest one, if there is one.
  static func hint(_ suggestion: String?) -> Message {
    suggestion.map { ": did you mean \($0)?" } ?? ""
  }
}
