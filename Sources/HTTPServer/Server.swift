import CMicrohttpd

/// An HTTP server on one port, with its own threads.
///
///     let server = try Server(port: 8080) { request in
///       request.path == "/" ? .text("hello") : .problem(404, detail: "there is no such page")
///     }
///     defer { server.stop() }
///
/// The handler is called by several threads at once, each time with a request that is complete and
/// whose path is checked; what the server refuses itself (400, 413, 414, 431, 503, 505) the handler
/// never sees. Nothing about clients is logged.
///
/// The first server of a process makes the process ignore `SIGPIPE`, if nobody handles that signal:
/// a client that leaves early must not end the program.
public final class Server: Sendable {
  /// The port that the server listens on.
  public let port: UInt16
  private let engine: Engine

  /// Starts a server.
  ///
  /// - Parameters:
  ///   - host: An IPv4 or IPv6 address of this machine, or `localhost`, which means 127.0.0.1.
  ///   - port: The port; 0 for any that is free.
  ///   - limits: What a client may take.
  ///   - largeBodies: Which requests may have a body above the usual limit; none without it.
  ///   - threading: Which threads run the handler; with a pool it must not block for long.
  ///   - handler: Answers a request.
  /// - Throws: A ``ServerError`` when the server cannot listen there.
  public init(
    host: String = "127.0.0.1", port: UInt16 = 0, limits: Limits = Limits(),
    largeBodies: LargeBodies? = nil, threading: Threading = .perConnection,
    handler: @escaping @Sendable (Request) -> Response
  ) throws(ServerError) {
    onir_http_ignore_broken_pipes()
    let engine = Engine(limits: limits.sound, largeBodies: largeBodies, handler: handler)
    let listener = try Listener.open(host: host, port: port)
    try engine.start(on: listener, threading: threading)
    self.engine = engine
    self.port = listener.port
  }

  /// Lets everybody who is connected leave, before `stop`: for a server behind a proxy that has
  /// others to ask.
  ///
  /// New clients are refused, so that a proxy turns to another server at once; nobody who has
  /// connected goes without an answer, and each answer is the last one on its connection. A proxy
  /// that closes silent connections sooner than this waits loses no request.
  ///
  /// - Parameter seconds: How long to wait for connections on which nothing is asked.
  public func drain(seconds: Int) {
    engine.drain(milliseconds: max(0, min(seconds, 3600)) * 1000)
  }

  /// Stops: refuses new connections and requests, waits for the handlers that run and for their
  /// answers to leave (five seconds at most), and closes everything.
  ///
  /// It may be called often and from any thread, and returns when the server has stopped; only
  /// within a handler it returns at once, and the server stops after that handler. It waits as long
  /// as a handler takes: wake those that wait for something, long polls, before calling it.
  public func stop() {
    engine.stop()
  }

  /// What the server has counted since its start, and what it does now.
  public var figures: ServerFigures { engine.figures }

  deinit {
    engine.stop()
  }
}
