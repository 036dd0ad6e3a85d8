/// What a decoder says, in one sentence.
enum JSONProblem {
  /// The sentence, without a full stop.
  static func sentence(_ error: any Error) -> String {
    guard case DecodingError.dataCorrupted(let context) = error else {
      return "it cannot be read"
    }
    let reason = context.underlyingError.map { "\($0)" } ?? context.debugDescription
    return String(reason.prefix(200))
  }
}
