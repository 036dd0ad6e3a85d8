import Glibc
import Parallel
import Synchronization

/// One client's connection, as the server remembers it while the library holds the socket.
final class Connection: Sendable {
  /// Counts up, so that no two connections of a server share one.
  let identifier: UInt64
  /// The address at the other end.
  let address: String
  /// Whether it is within the limits; the others get the answer 503.
  let isAdmitted: Bool
  /// When it is shut down, on the clock that never goes back; the largest number is never.
  ///
  /// It moves with every step of every request, so it is behind no lock and wakes nobody.
  fileprivate let deadline: Atomic<UInt64>

  init(identifier: UInt64, address: String, isAdmitted: Bool, deadline: UInt64) {
    self.identifier = identifier
    self.address = address
    self.isAdmitted = isAdmitted
    self.deadline = Atomic(deadline)
  }
}

/// All open connections: counted against the limits, and each with a deadline.
///
/// The library closes a connection that is silent for too long, but one that sends a byte now and
/// then would stay for ever. A thread looks several times a second and shuts down what is late.
final class Connections: Sendable {
  private struct Entry {
    var socket: Int32
    var connection: Connection
  }

  private struct State {
    var entries: [UInt64: Entry] = [:]
    var perNetwork: [String: Int] = [:]
    var admitted = 0
    var last: UInt64 = 0
    var watcher: pthread_t?
    var isStopped = false
  }

  private let limits: Limits
  private let state = Monitor(State())

  init(limits: Limits) {
    self.limits = limits
  }

  /// Notes a new connection, and decides whether it is one too many.
  func open(socket: Int32, address: String) -> Connection {
    let network = ClientNetwork.name(of: address)
    return state.change { state in
      state.last += 1
      let fromNetwork = state.perNetwork[network, default: 0]
      let isAdmitted =
        state.admitted < limits.connections && fromNetwork < limits.connectionsPerAddress
      let connection = Connection(
        identifier: state.last, address: address, isAdmitted: isAdmitted,
        deadline: deadline(after: isAdmitted ? 1 : 0))
      if isAdmitted {
        state.admitted += 1
        state.perNetwork[network] = fromNetwork + 1
      }
      state.entries[state.last] = Entry(socket: socket, connection: connection)
      return connection
    }
  }

  /// Forgets a connection; the library closes its socket only afterwards.
  func close(_ connection: Connection) {
    state.change { state in
      guard state.entries.removeValue(forKey: connection.identifier) != nil,
        connection.isAdmitted
      else { return }
      state.admitted -= 1
      let network = ClientNetwork.name(of: connection.address)
      let left = state.perNetwork[network, default: 1] - 1
      state.perNetwork[network] = left > 0 ? left : nil
    }
  }

  /// How many there are, and how many there were.
  var figures: ServerFigures {
    state.change { state in
      var figures = ServerFigures()
      figures.connections = state.admitted
      figures.accepted = Int(clamping: state.last)
      return figures
    }
  }

  /// Waits until no connection is left, or the milliseconds are over.
  func waitUntilNone(milliseconds: Int) {
    state.wait(milliseconds: milliseconds) { $0.entries.isEmpty }
  }

  /// Gives a connection so many times the timeout from now on, or all the time it needs.
  func extend(_ connection: Connection, times: UInt64?) {
    connection.deadline.store(times.map(deadline) ?? .max, ordering: .relaxed)
  }

  private func deadline(after times: UInt64) -> UInt64 {
    // One that is over the limits gets a second to hear so.
    Clock.now + (times == 0 ? 1000 : UInt64(limits.timeoutSeconds) * 1000 * times)
  }
}

extension Connections {
  /// Starts the thread; false if the system has none to give.
  func startWatching() -> Bool {
    state.change { state in
      var thread = pthread_t()
      let context = Unmanaged.passRetained(self)
      let result = pthread_create(
        &thread, nil,
        { context in
          if let context { Unmanaged<Connections>.fromOpaque(context).takeRetainedValue().watch() }
          return nil
        }, context.toOpaque())
      guard result == 0 else {
        context.release()
        return false
      }
      state.watcher = thread
      return true
    }
  }

  /// Ends the thread and waits for it.
  func stopWatching() {
    let watcher = state.change { state in
      state.isStopped = true
      defer { state.watcher = nil }
      return state.watcher
    }
    if let watcher { pthread_join(watcher, nil) }
  }

  private func watch() {
    while !state.wait(milliseconds: 250, until: \.isStopped) {
      state.change { state in
        let now = Clock.now
        for entry in state.entries.values
        where entry.connection.deadline.load(ordering: .relaxed) < now {
          shutdown(entry.socket, Int32(SHUT_RDWR))
          extend(entry.connection, times: nil)
        }
      }
    }
  }
}
