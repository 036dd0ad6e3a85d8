import Dispatch
import Synchronization

/// What a pool lends: an open connection to a database.
protocol PooledConnection: Connection, Sendable {
  /// Whether it can be lent again; one that broke cannot.
  var isUsable: Bool { get }

  /// Closes it and tells what was still open.
  func close() -> CloseReport
}

/// Connections that are lent and given back, opened when first needed and at most so many.
final class ConnectionPool<Pooled: PooledConnection>: Sendable {
  private struct State {
    var idle: [Pooled] = []
    var isClosed = false
  }

  private let limit: Int
  private let milliseconds: Int
  private let permits: DispatchSemaphore
  private let state = Mutex(State())
  private let open: @Sendable () throws(SQLError) -> Pooled

  /// Makes a pool that has opened nothing yet.
  ///
  /// - Parameters:
  ///   - limit: How many connections there are at most.
  ///   - milliseconds: How long one waits for a connection that others have.
  ///   - open: Opens another one.
  init(
    limit: Int, milliseconds: Int, open: @escaping @Sendable () throws(SQLError) -> Pooled
  ) {
    (self.limit, self.milliseconds, self.open) = (max(1, limit), milliseconds, open)
    permits = DispatchSemaphore(value: 0)
    // A semaphore must not be freed with less than it began with; so it begins with none.
    for _ in 0..<self.limit { permits.signal() }
  }

  /// Waits for a connection; every one that is taken is given back.
  ///
  /// One that broke is closed, and another is opened. So is one whose file is no longer at its path, once it
  /// is back: what would be written there meanwhile nobody might find again.
  ///
  /// - Returns: The connection, and whether it was open before.
  /// - Throws: `SQLError` of opening one; of kind `busy` when none was given back in time, of kind `closed`
  ///   after `close`.
  func take() throws(SQLError) -> (connection: Pooled, isOld: Bool) {
    guard permits.wait(timeout: .now() + .milliseconds(milliseconds)) == .success else {
      throw SQLError(.busy, message: "other transactions take too long")
    }
    let (idle, isClosed) = state.withLock { ($0.idle.popLast(), $0.isClosed) }
    if let idle {
      if idle.isUsable { return (idle, true) }
      _ = idle.close()
    }
    do throws(SQLError) {
      guard !isClosed else { throw SQLError(.closed, message: "the database was closed") }
      return (try open(), false)
    } catch {
      permits.signal()
      throw error
    }
  }

  /// Gives one back; one that broke is closed, and those that were idle beside it.
  func give(_ connection: Pooled) {
    guard connection.isUsable else {
      _ = connection.close()
      // What broke one of them broke the others, unless they were opened since.
      for other in takeIdle() { _ = other.close() }
      permits.signal()
      return
    }
    state.withLock { $0.idle.append(connection) }
    permits.signal()
  }

  private func takeIdle() -> [Pooled] {
    state.withLock { state in
      defer { state.idle = [] }
      return state.idle
    }
  }

  /// Waits until all are given back, and closes them.
  func close() -> CloseReport {
    for _ in 0..<limit { permits.wait() }
    defer { for _ in 0..<limit { permits.signal() } }
    state.withLock { $0.isClosed = true }
    var report = CloseReport()
    for connection in takeIdle() {
      let one = connection.close()
      report.statements += one.statements
      report.transactions += one.transactions
      report.connections += one.connections
    }
    return report
  }
}
