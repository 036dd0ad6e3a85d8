import CPostgreSQL

extension SQLError {
  /// The error in a result, by its SQLSTATE (PostgreSQL 15, appendix A).
  ///
  /// The server's own words are kept only where they hold no value.
  init(result: OpaquePointer?, _ connection: OpaquePointer?) {
    let state = Self.text(onir_pq_state(result))
    guard let state else {
      // The library found it out: the connection broke.
      self.init(.unreachable, message: Self.words(of: connection))
      return
    }
    let place = [Self.text(onir_pq_table(result)), Self.text(onir_pq_constraint(result))]
    let words: String
    switch state.prefix(2) {
    case "22", "23":
      words = "a value breaks a rule of \(place.compactMap { $0 }.joined(separator: ", "))"
    default: words = Self.text(onir_pq_message(result)) ?? "no reason was given"
    }
    self.init(
      Self.kind(of: state), code: Int(state, radix: 36) ?? 0, message: "\(words) (\(state))")
  }

  /// The error of a connection that could not be made, or broke.
  init(unreachable connection: OpaquePointer?) {
    self.init(.unreachable, message: Self.words(of: connection))
  }

  /// The library's words in one line; they name hosts and users, and never a password.
  private static func words(of connection: OpaquePointer?) -> String {
    let lines = text(connection.flatMap { onir_PQerrorMessage($0) })?.split(separator: "\n") ?? []
    return lines.isEmpty ? "no connection to the database" : lines.joined(separator: " ")
  }

  private static func text(_ pointer: UnsafeMutablePointer<CChar>?) -> String? {
    pointer.map { String(cString: $0) }
  }

  private static func kind(of state: String) -> Kind {
    switch state {
    case "23505": .constraint(.unique)
    case "23503": .constraint(.foreignKey)
    case "23502": .constraint(.notNull)
    case "23514": .constraint(.check)
    case "40001", "40P01": .overtaken
    case "55P03", "57014", "53300", "25P03", "25P04": .busy
    case "53100", "53200", "53400": .full
    case "25006": .readOnly
    case "XX001", "XX002": .corrupt
    case "3D000", "28000", "28P01": .cannotOpen
    case "22021": .unreadable
    default: kind(ofClass: state.prefix(2))
    }
  }

  private static func kind(ofClass state: Substring) -> Kind {
    switch state {
    case "08", "57": .unreachable
    case "23": .constraint(.other)
    case "53", "58": .full
    default: .other
    }
  }
}
