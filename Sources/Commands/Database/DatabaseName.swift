import CabinetStore
import Diagnostics
import SQL

/// The URL of a database, as commands take it and people may see it.
struct DatabaseName {
  let url: String

  init(_ url: String) { self.url = url }

  /// Without a password.
  var shown: String { PostgreSQLURL.shown(url) }

  /// Refuses to go on without a database.
  func require() throws(CommandFailure) {
    guard Store.exists(url) || !url.hasPrefix("sqlite:") else {
      throw .machine("there is no \(shown): onir database migrate makes it")
    }
  }
}
