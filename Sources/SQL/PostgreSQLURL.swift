import CPostgreSQL

/// How a server is reached: `postgres://USER@HOST:PORT/DATABASE?NAME=VALUE`, as libpq reads it.
public struct PostgreSQLURL: Sendable {
  private let text: String

  /// Takes a URL that libpq understands.
  ///
  /// - Throws: `SQLError` of kind `cannotOpen` when it does not, or is not there.
  public init(_ text: String) throws(SQLError) {
    guard Self.isOne(text) else {
      throw SQLError(.cannotOpen, message: "a server is named as postgres://USER@HOST/DATABASE")
    }
    guard onir_pq_open() == 0 else {
      throw SQLError(.cannotOpen, message: "PostgreSQL's library libpq.so.5 is missing")
    }
    // Its words about a URL would show the password in it.
    let options = onir_PQconninfoParse(text, nil)
    defer { onir_PQconninfoFree(options) }
    guard options != nil else {
      throw SQLError(.cannotOpen, message: "libpq does not understand this postgres:// address")
    }
    self.text = text
  }

  /// Whether a URL names a server of PostgreSQL.
  public static func isOne(_ url: String) -> Bool {
    url.hasPrefix("postgres://") || url.hasPrefix("postgresql://")
  }

  /// A URL without a password, for people to read.
  public static func shown(_ url: String) -> String {
    guard let schemeEnd = url.firstRange(of: "://")?.upperBound else { return url }
    let rest = url[schemeEnd...]
    let userEnd = rest.prefix { $0 != "/" && $0 != "?" }.lastIndex(of: "@")
    let place = userEnd.map { rest[rest.index(after: $0)...] } ?? rest
    let user = userEnd.map { rest[..<$0].prefix { $0 != ":" } + "@" } ?? ""
    return url[..<schemeEnd] + user + place.prefix { $0 != "?" }
  }

  /// Lends names and values of all parameters: what the URL says goes before what is usual here.
  ///
  /// A server that vanished without a word is noticed within 15 seconds.
  func withParameters<Result>(
    _ body: (
      UnsafePointer<UnsafePointer<CChar>?>?, UnsafePointer<UnsafePointer<CChar>?>?
    ) -> Result
  ) -> Result {
    let parameters = [
      ("connect_timeout", "5"), ("keepalives_idle", "5"), ("keepalives_interval", "3"),
      ("keepalives_count", "3"), ("tcp_user_timeout", "15000"),
      ("fallback_application_name", "onir"), ("dbname", text), ("client_encoding", "UTF8"),
    ]
    return Self.withPointers(parameters.map(\.0)) { names in
      Self.withPointers(parameters.map(\.1)) { values in body(names, values) }
    }
  }

  private static func withPointers<Result>(
    _ texts: [String], _ body: (UnsafePointer<UnsafePointer<CChar>?>?) -> Result
  ) -> Result {
    let block = texts.flatMap { (text: String) -> [UInt8] in Array(text.utf8) + [0] }
    let sizes = texts.map { $0.utf8.count + 1 }
    return block.withUnsafeBytes { bytes in
      var place = 0
      var pointers: [UnsafePointer<CChar>?] = []
      for size in sizes {
        pointers.append(
          bytes.assumingMemoryBound(to: CChar.self).baseAddress.map { UnsafePointer($0 + place) })
        place += size
      }
      pointers.append(nil)
      return pointers.withUnsafeBufferPointer { body($0.baseAddress) }
    }
  }
}
