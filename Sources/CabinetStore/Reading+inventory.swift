public import Dates
import SQL
import Secrets

/// What a database holds, in numbers.
public struct StoreInventory: Sendable, Hashable {
  /// People with a cabinet, those who were erased not among them.
  public var accounts = 0
  /// Applications of every status, drafts among them.
  public var applications = 0
  /// Referrals, those that ended among them.
  public var referrals = 0
  /// Admissions, drafts among them.
  public var admissions = 0
  /// Papers whose files lie in the folder of papers.
  public var papers = 0
  /// When the newest event was; nil without one.
  public var newestEvent: Moment?
}

/// A paper whose file lies in the folder of papers.
public struct StoredPaper: Sendable, Hashable {
  /// The name of its file.
  public let file: String
  /// What is remembered of its bytes.
  public let digest: String
  /// The number of its application or admission; nil for a draft.
  public let number: String?
}

extension Reading {
  /// What there is.
  ///
  /// - Throws: `StoreError`.
  public func inventory() throws(StoreError) -> StoreInventory {
    var found = StoreInventory()
    found.accounts = try number("SELECT COUNT(*) FROM account WHERE erased_at IS NULL", [])
    found.applications = try number("SELECT COUNT(*) FROM application", [])
    found.referrals = try number("SELECT COUNT(*) FROM referral", [])
    found.admissions = try number("SELECT COUNT(*) FROM admission", [])
    found.papers = try documentFiles().count
    let newest = try number("SELECT COALESCE(MAX(at), 0) FROM event", [])
    found.newestEvent = newest > 0 ? Moment(seconds: newest) : nil
    return found
  }

  /// Every paper whose file lies in the folder of papers, in the order of the files' names.
  ///
  /// - Throws: `StoreError`.
  public func storedPapers() throws(StoreError) -> [StoredPaper] {
    let ofApplications = try all(
      """
      SELECT document.file, document.sealed, application.number
      FROM document JOIN application ON application.id = document.application
      """, []
    ) { row throws(SQLError) in try self.storedPaper(row, .document) }
    let ofAdmissions = try all(
      """
      SELECT admission_document.file, admission_document.sealed, admission.number
      FROM admission_document JOIN admission ON admission.id = admission_document.admission
      """, []
    ) { row throws(SQLError) in try self.storedPaper(row, .admissionDocument) }
    return (ofApplications + ofAdmissions).sorted { $0.file < $1.file }
  }

  private func storedPaper(
    _ row: borrowing Row, _ place: Vault.Place
  ) throws(SQLError) -> StoredPaper {
    let file = try row.text(0)
    return StoredPaper(
      file: file, digest: try sealed(row, 1, place, file).text(0),
      number: try row.optionalText(2))
  }
}

extension Transaction {
  /// Gives up every message that is not sent: in a copy of before nobody knows what has left since.
  ///
  /// - Returns: How many messages it were.
  /// - Throws: `StoreError`.
  public func giveUpMessages() throws(StoreError) -> Int {
    try run(
      """
      UPDATE message SET state = 'undelivered', reason = 'unknown', taken_at = NULL
      WHERE state <> 'undelivered'
      """, [])
  }
}

extension Store {
  /// The names of the files that the papers of a database have; no key is needed.
  ///
  /// - Throws: `StoreError`; when the database is not of this program, too.
  public static func paperFiles(_ url: String) throws(StoreError) -> Set<String> {
    let database = try database(url)
    defer { _ = database.close() }
    return try database.read { connection throws(StoreError) in
      let reading = Reading(connection, Vault(Key.random()))
      try reading.requireOwnVersion()
      return try reading.documentFiles()
    }
  }

  /// Forgets papers by the names of their files, whosever they are; no key is needed.
  ///
  /// - Parameters:
  ///   - files: The names.
  ///   - url: A copy that nobody uses yet.
  /// - Throws: `StoreError`.
  public static func forgetPapers(
    _ files: Set<String>, of url: String
  ) throws(StoreError) {
    guard !files.isEmpty else { return }
    let database = try database(url)
    defer { _ = database.close() }
    try database.write(.inTurn) { connection throws(StoreError) in
      let transaction = Transaction(connection, Vault(Key.random()))
      for file in files {
        try transaction.run("DELETE FROM document WHERE file = ?1", [.text(file)])
        try transaction.run("DELETE FROM admission_document WHERE file = ?1", [.text(file)])
      }
    }
    // What is deleted is not left in what lies beside the file.
    do throws(SQLError) {
      try database.emptyLog()
    } catch {
      throw StoreError(error)
    }
  }

  /// What is wrong inside the database of a URL, none when it is whole; no key is needed.
  ///
  /// - Throws: `StoreError`.
  public static func integrityProblems(_ url: String) throws(StoreError) -> [String] {
    do throws(SQLError) {
      let database = try SQLiteDatabase(url: url)
      defer { _ = database.close() }
      return try database.integrityProblems()
    } catch {
      throw StoreError(error)
    }
  }
}
