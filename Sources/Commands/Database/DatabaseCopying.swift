import CabinetStore
import Diagnostics
import SQL
import Secrets

/// How a database is copied to a file and comes back from it: each kind of database in its own way.
///
/// The commands `database backup` and `database restore` know nothing else of the kind.
protocol DatabaseCopying: Sendable {
  /// Copies the database to a file that is not there yet, while it is in use.
  ///
  /// - Parameters:
  ///   - file: The new file.
  ///   - papers: Given the names of the papers' files in the copy, it says which of them the copy is to
  ///     forget; nil where nobody asks for them. Only a database of this version of the program can tell.
  /// - Returns: What is wrong inside the copy.
  /// - Throws: `CommandFailure`; no file of this name is left then.
  func copy(
    to file: String, papers: ((Set<String>) throws(CommandFailure) -> Set<String>)?
  ) throws(CommandFailure) -> [String]

  /// The names of the papers' files now.
  ///
  /// - Throws: `CommandFailure`.
  func papers() throws(CommandFailure) -> Set<String>

  /// Makes the database of a copy beside its place, and looks it through; nobody sees it yet.
  ///
  /// - Parameters:
  ///   - file: The copy, which is left as it is.
  ///   - keys: The portal's keys, one of which it was sealed with.
  /// - Returns: The database beside its place.
  /// - Throws: `CommandFailure` when there is a database already, and when the copy is damaged, another
  ///   program's, a newer program's or sealed with another key. Nothing is left then.
  func prepare(from file: String, _ keys: KeyRing) throws(CommandFailure)
    -> any PreparedDatabase
}

/// A database that was made of a copy and is not in its place yet.
protocol PreparedDatabase: Sendable {
  /// What it holds.
  var inventory: StoreInventory { get }
  /// How many messages were given up: they may have left since the copy was made.
  var messages: Int { get }
  /// The names of the files that its papers have.
  var papers: Set<String> { get }

  /// Puts it in its place, in one step.
  ///
  /// - Throws: `CommandFailure`; then nothing is in its place.
  func land() throws(CommandFailure)

  /// Removes it.
  func abandon()
}

extension CabinetOptions {
  /// How the database of `--database` is copied.
  ///
  /// - Throws: `CommandFailure` when it is of a kind that nobody knows to copy.
  func copying() throws(CommandFailure) -> any DatabaseCopying {
    guard databaseFile?.isEmpty == false || PostgreSQLURL.isOne(database) else {
      throw .usage("\(shown) is no database: sqlite:PATH and postgres://USER@HOST/NAME are")
    }
    return CabinetCopying(database: DatabaseName(database), path: databaseFile, keyFile: keyFile)
  }
}
