import CMicrohttpd
import Diagnostics
import Glibc
import Parallel

/// What the library's threads work with: the handler, the limits, and who is at work now.
final class Engine: Sendable {
  let limits: Limits
  let largeBodies: LargeBodies?
  let connections: Connections
  private let handler: @Sendable (Request) -> Response
  private let state = Monitor(State())

  private struct State {
    /// The library's daemon; nothing but this file sees it.
    var daemon: OpaquePointer?
    /// The socket that it listens on.
    var listener: Int32 = -1
    /// What takes its place when clients are refused.
    var standIn: Int32 = -1
    var phase = Phase.running
    /// The threads that run a handler now.
    var handling: Set<pthread_t> = []
    /// Answers that are not wholly sent yet.
    var sending = 0
    /// How many requests were refused, by the reason.
    var refusals: [ServerFigures.Reason: Int] = [:]
  }

  /// One that drains answers those who are connected, and takes nobody else.
  private enum Phase { case running, draining, stopping, stopped }

  init(
    limits: Limits, largeBodies: LargeBodies?, handler: @escaping @Sendable (Request) -> Response
  ) {
    (self.limits, self.largeBodies) = (limits, largeBodies)
    self.handler = handler
    connections = Connections(limits: limits)
  }

  /// Whether requests that come now are refused.
  var isStopping: Bool { state.change { [.stopping, .stopped].contains($0.phase) } }

  /// Runs the handler, unless the server is stopping.
  func respond(to request: Request, in exchange: Exchange) -> Response {
    let isRunning = state.change { state in
      guard [.running, .draining].contains(state.phase) else { return false }
      state.handling.insert(pthread_self())
      return true
    }
    guard isRunning else {
      return self.response(to: .stopping)
    }
    var response = handler(request)
    exchange.isHandled = true
    let isLast = state.change { state in
      state.handling.remove(pthread_self())
      state.sending += 1
      return state.phase != .running
    }
    if isLast { response.headers.append(("Connection", "close")) }
    return response
  }

  /// Notes that a request is over, its answer sent or its client gone.
  func complete(_ exchange: Exchange) {
    if exchange.isHandled { state.change { $0.sending -= 1 } }
  }

  /// The answer to a request that is refused, which is counted before anybody can have it.
  func response(to refusal: RequestRefusal) -> Response {
    state.change { $0.refusals[refusal.reason, default: 0] += 1 }
    return refusal.response
  }

  /// What was counted until now.
  var figures: ServerFigures {
    var figures = connections.figures
    state.change { state in
      figures.handling = state.handling.count
      figures.refusals = state.refusals
    }
    return figures
  }
}

extension Engine {
  /// Starts the threads on a socket, which is the engine's from then on.
  func start(on listener: Listener, threading: Threading) throws(ServerError) {
    var options = Callbacks.options(for: self, threading: threading)
    options.listener = listener.descriptor
    guard connections.startWatching() else {
      Glibc.close(listener.descriptor)
      throw ServerError(.other, "the system has no thread left for the server")
    }
    let standIn = Listener.silent()
    guard standIn >= 0, let daemon = onir_http_start(&options) else {
      connections.stopWatching()
      Glibc.close(listener.descriptor)
      Glibc.close(standIn)
      throw ServerError(.other, "the server could not start its threads")
    }
    state.change { state in
      (state.daemon, state.listener, state.standIn) = (daemon, listener.descriptor, standIn)
    }
  }

  /// Takes no new clients, and waits until those who are connected have left.
  ///
  /// Each hears with its next answer that it was the last one on its connection. A client that has
  /// connected is always answered: closing the socket at once would lose those in its queue.
  func drain(milliseconds: Int) {
    let listener = state.change { state -> Int32? in
      guard state.phase == .running, state.daemon != nil else { return nil }
      state.phase = .draining
      return state.listener
    }
    guard let listener else { return }
    onir_http_drop_new_clients(listener)
    // A handshake that had begun ends within a tenth of a second; threads at work take longer to look.
    var rounds = 0
    while rounds < 10 || (rounds < 500 && onir_http_waiting_clients(listener) > 0) {
      usleep(10_000)
      rounds += 1
    }
    refuseNewClients()
    connections.waitUntilNone(milliseconds: milliseconds)
  }

  /// Refuses clients from now on.
  ///
  /// The library is not told to leave its socket alone (`MHD_quiesce_daemon`): each thread of a pool takes
  /// it out of its `epoll` at the moment it sees that, and when the call comes second there, the library
  /// ends the process (0.9.75, "Failed to remove listen FD from epoll set"). Another socket in its place
  /// closes it just as well, what is closed `epoll` forgets by itself, and the library closes the other.
  private func refuseNewClients() {
    state.change { state in
      guard state.standIn >= 0 else { return }
      Listener.replace(state.listener, by: state.standIn)
      state.standIn = -1
    }
  }

  /// Stops, once, and returns when it is done.
  ///
  /// A handler that calls it would wait for itself: then another thread does the work, and the call
  /// returns at once.
  func stop() {
    let (isFirst, isHandler) = state.change { state in
      let isFirst = [.running, .draining].contains(state.phase)
      if isFirst { state.phase = .stopping }
      return (isFirst, state.handling.contains(pthread_self()))
    }
    if isFirst, !isHandler { return shutDown() }
    if isFirst {
      var thread = pthread_t()
      let context = Unmanaged.passRetained(self)
      let result = pthread_create(
        &thread, nil,
        { context in
          if let context { Unmanaged<Engine>.fromOpaque(context).takeRetainedValue().shutDown() }
          return nil
        }, context.toOpaque())
      if result == 0 { pthread_detach(thread) } else { context.release() }
    }
    if !isHandler { state.wait { $0.phase == .stopped } }
  }

  private func shutDown() {
    refuseNewClients()
    let daemon = state.change { state in
      defer { state.daemon = nil }
      return state.daemon
    }
    if let daemon {
      state.wait { $0.handling.isEmpty }
      state.wait(milliseconds: min(limits.timeoutSeconds, 5) * 1000) { $0.sending == 0 }
      MHD_stop_daemon(daemon)
    }
    connections.stopWatching()
    state.change { $0.phase = .stopped }
  }
}
