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
  private let waitMilliseconds: Int?
  private let permits: DispatchSemaphore
  private let state = Mutex(State())
  private let open: @Sendable () throws(SQLError) -> Pooled

  /// Makes a pool that has opened nothing yet.
  ///
  /// - Parameters:
  ///   - limit: How many connections there are at most.
  ///   - waitMilliseconds: How long one is waited for; nil for as long as it takes.
  ///   - open: Opens another one.
  init(
    limit: Int, waitMilliseconds: Int? = nil,
    open: @escaping @Sendable () throws(SQLError) -> Pooled
  ) {
    self.limit = max(1, limit)
    (self.waitMilliseconds, self.open) = (waitMilliseconds, open)
    permits = DispatchSemaphore(value: 0)
    // A semaphore must not be freed with less than it began with; so it begins with none.
    for _ in 0..<self.limit { permits.signal() }
  }

  /// Waits for a connection; every one that is taken is given back.
  ///
  /// - Returns: The connection, and whether it was open before.
  /// - Throws: `SQLError` of opening one; of kind `closed` after `close`, `busy` when all are lent
  ///   for too long.
  func take() throws(SQLError) -> (connection: Pooled, isOld: Bool) {
    if let waitMilliseconds {
      guard permits.wait(timeout: .now() + .milliseconds(waitMilliseconds)) == .success else {
        throw SQLError(.busy, message: "all \(limit) connections to the database are in use")
      }
    } else {
      permits.wait()
    }
    let (idle, isClosed) = state.withLock { ($0.idle.popLast(), $0.isClosed) }
    if let idle { return (idle, true) }
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
