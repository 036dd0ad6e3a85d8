import CMicrohttpd
import Diagnostics
import Glibc

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
    var phase = Phase.running
    /// The threads that run a handler now.
    var handling: Set<pthread_t> = []
    /// Answers that are not wholly sent yet.
    var sending = 0
    /// How many requests were refused, by the reason.
    var refusals: [ServerFigures.Reason: Int] = [:]
  }

  private enum Phase { case running, stopping, stopped }

  init(
    limits: Limits, largeBodies: LargeBodies?, handler: @escaping @Sendable (Request) -> Response
  ) {
    (self.limits, self.largeBodies) = (limits, largeBodies)
    self.handler = handler
    connections = Connections(limits: limits)
  }

  /// Whether a stop was asked for.
  var isStopping: Bool { state.change { $0.phase != .running } }

  /// Runs the handler, unless the server is stopping.
  func respond(to request: Request, in exchange: Exchange) -> Response {
    let isRunning = state.change { state in
      guard state.phase == .running else { return false }
      state.handling.insert(pthread_self())
      return true
    }
    guard isRunning else {
      count(.stopping)
      return RequestRefusal.stopping.response
    }
    var response = handler(request)
    exchange.isHandled = true
    let isStopping = state.change { state in
      state.handling.remove(pthread_self())
      state.sending += 1
      return state.phase != .running
    }
    if isStopping { response.headers.append(("Connection", "close")) }
    return response
  }

  /// Notes that a request is over, its answer sent or its client gone.
  func complete(_ exchange: Exchange) {
    if exchange.isHandled { state.change { $0.sending -= 1 } }
    if let refusal = exchange.refusal { count(refusal) }
  }

  private func count(_ refusal: RequestRefusal) {
    state.change { $0.refusals[refusal.reason, default: 0] += 1 }
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
      close(listener.descriptor)
      throw ServerError(.other, "the system has no thread left for the server")
    }
    guard let daemon = onir_http_start(&options) else {
      connections.stopWatching()
      close(listener.descriptor)
      throw ServerError(.other, "the server could not start its threads")
    }
    state.change { $0.daemon = daemon }
  }

  /// Stops, once, and returns when it is done.
  ///
  /// A handler that calls it would wait for itself: then another thread does the work, and the call
  /// returns at once.
  func stop() {
    let (isFirst, isHandler) = state.change { state in
      defer { if state.phase == .running { state.phase = .stopping } }
      return (state.phase == .running, state.handling.contains(pthread_self()))
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
    let daemon = state.change { state in
      defer { state.daemon = nil }
      return state.daemon
    }
    if let daemon {
      // The socket may be closed only when no thread uses it, but must refuse clients from now on.
      let listener = MHD_quiesce_daemon(daemon)
      if listener >= 0 { shutdown(listener, Int32(SHUT_RDWR)) }
      state.wait { $0.handling.isEmpty }
      state.wait(milliseconds: min(limits.timeoutSeconds, 5) * 1000) { $0.sending == 0 }
      MHD_stop_daemon(daemon)
      if listener >= 0 { close(listener) }
    }
    connections.stopWatching()
    state.change { $0.phase = .stopped }
  }
}
