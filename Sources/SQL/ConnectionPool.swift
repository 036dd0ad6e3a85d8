import Dispatch
import Synchronization

/// Connections that are lent and given back, opened when first needed and at most so many.
final class ConnectionPool: Sendable {
  private struct State {
    var idle: [SQLiteConnection] = []
    var isClosed = false
  }

  private let limit: Int
  private let permits: DispatchSemaphore
  private let state = Mutex(State())
  private let open: @Sendable () throws(SQLError) -> SQLiteConnection

  init(limit: Int, open: @escaping @Sendable () throws(SQLError) -> SQLiteConnection) {
    self.limit = max(1, limit)
    self.open = open
    permits = DispatchSemaphore(value: 0)
    // A semaphore must not be freed with less than it began with; so it begins with none.
    for _ in 0..<self.limit { permits.signal() }
  }

  /// Waits for a connection; every one that is taken is given back.
  ///
  /// - Throws: `SQLError` of opening one; of kind `closed` after `close`.
  func take() throws(SQLError) -> SQLiteConnection {
    permits.wait()
    let (idle, isClosed) = state.withLock { ($0.idle.popLast(), $0.isClosed) }
    if let idle { return idle }
    do throws(SQLError) {
      guard !isClosed else { throw SQLError(.closed, message: "the database was closed") }
      return try open()
    } catch {
      permits.signal()
      throw error
    }
  }

  /// Gives one back.
  func give(_ connection: SQLiteConnection) {
    state.withLock { $0.idle.append(connection) }
    permits.signal()
  }

  /// Waits until all are given back, and closes them.
  func close() -> CloseReport {
    for _ in 0..<limit { permits.wait() }
    defer { for _ in 0..<limit { permits.signal() } }
    let idle = state.withLock { state in
      state.isClosed = true
      defer { state.idle = [] }
      return state.idle
    }
    var report = CloseReport()
    for connection in idle {
      let one = connection.close()
      report.statements += one.statements
      report.transactions += one.transactions
      report.connections += one.connections
    }
    return report
  }
}
