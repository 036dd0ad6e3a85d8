import CMicrohttpd
import Glibc

/// What the library calls; every pointer it gives is used within the call and kept nowhere.
enum Callbacks {
  /// The options of a daemon that works for the engine; the engine must outlive it.
  static func options(for engine: Engine, threading: Threading) -> onir_http_options {
    let limits = engine.limits
    var options = onir_http_options()
    options.context = Unmanaged.passUnretained(engine).toOpaque()
    // Room for the headers twice over, so that it is the server, not the library, that says 431.
    options.connection_memory = 2 * (limits.headerBytes + limits.targetBytes) + 64 * 1024
    options.connections = UInt32(limits.connections + Limits.spareConnections)
    options.connections_per_address = UInt32(
      limits.connectionsPerAddress + Limits.spareConnections / 2)
    options.timeout_seconds = UInt32(limits.timeoutSeconds)
    switch threading {
    case .perConnection:
      options.flags =
        MHD_USE_POLL_INTERNAL_THREAD.rawValue | MHD_USE_THREAD_PER_CONNECTION.rawValue
      options.threads = 0
    case .pool(let threads):
      options.flags = MHD_USE_EPOLL_INTERNAL_THREAD.rawValue
      options.threads = UInt32(min(max(threads, 1), 64))
    }
    options.flags |= MHD_USE_ITC.rawValue
    options.target = target
    options.answer = answer
    options.completed = completed
    options.connection = connection
    return options
  }

  /// The first call for a request: makes the exchange, which the last one releases.
  private static let target: onir_http_target_callback = { context, target, _ in
    guard let engine = engine(context) else { return nil }
    return Unmanaged.passRetained(
      Exchange(
        target: target, limits: engine.limits, largeBodies: engine.largeBodies)
    ).toOpaque()
  }

  /// Called with the headers, with each piece of the body, and at the end.
  private static let answer: MHD_AccessHandlerCallback = {
    context, connection, _, method, version, piece, pieceSize, slot in
    guard let engine = engine(context), let connection, let pieceSize,
      let exchange = exchange(slot?.pointee), let client = client(connection)
    else { return .NO }
    let step: Exchange.Step
    if !exchange.isBegun {
      let list = HeaderList(of: connection)
      step = exchange.begin(
        method: method.map { String(cString: $0) } ?? "",
        version: version.map { String(cString: $0) } ?? "",
        headers: list.headers, headerSize: onir_http_header_size(connection),
        address: client.address,
        admission: admission(client, engine) ?? list.refusal
          ?? (exchange.isTargetCut(versionAt: UInt(bitPattern: version)) ? .zeroByte : nil))
      // A scan of ten megabytes takes its time on the line of a village.
      engine.connections.extend(client, times: exchange.isLarge ? 20 : 4)
    } else if pieceSize.pointee > 0 {
      step = exchange.receive(UnsafeBufferPointer(start: piece, count: pieceSize.pointee))
      pieceSize.pointee = 0
    } else {
      engine.connections.extend(client, times: nil)
      step = exchange.finish(address: client.address) { engine.respond(to: $0, in: exchange) }
      engine.connections.extend(client, times: 10)
      // The handler may have taken longer than a client may be silent.
      onir_http_restart_timeout(connection, UInt32(engine.limits.timeoutSeconds))
    }
    switch step {
    case .read: return .YES
    case .drop: return .NO
    case .send(let response): return Sending.queue(response, on: connection)
    case .refuse(let refusal): return Sending.queue(engine.response(to: refusal), on: connection)
    }
  }

  /// Called when an answer is sent, or its client is gone.
  private static let completed: MHD_RequestCompletedCallback = { context, connection, slot, _ in
    guard let pointer = slot?.pointee else { return }
    slot?.pointee = nil
    let exchange = Unmanaged<Exchange>.fromOpaque(pointer).takeRetainedValue()
    guard let engine = engine(context) else { return }
    engine.complete(exchange)
    if let client = connection.flatMap(client) { engine.connections.extend(client, times: 1) }
  }

  /// Called when a client has connected, and when its connection is about to be closed.
  private static let connection: MHD_NotifyConnectionCallback = {
    context, connection, slot, event in
    guard let engine = engine(context), let connection, let slot else { return }
    if event == .CONNECTION_NOTIFY_STARTED {
      let client = engine.connections.open(
        socket: onir_http_socket(connection), address: Sending.address(of: connection))
      slot.pointee = Unmanaged.passRetained(client).toOpaque()
    } else if let pointer = slot.pointee {
      slot.pointee = nil
      engine.connections.close(Unmanaged<Connection>.fromOpaque(pointer).takeRetainedValue())
    }
  }

  private static func admission(_ client: Connection, _ engine: Engine) -> RequestRefusal? {
    client.isAdmitted ? engine.isStopping ? .stopping : nil : .tooManyConnections
  }

  private static func engine(_ context: UnsafeMutableRawPointer?) -> Engine? {
    context.map { Unmanaged<Engine>.fromOpaque($0).takeUnretainedValue() }
  }

  private static func exchange(_ context: UnsafeMutableRawPointer?) -> Exchange? {
    context.map { Unmanaged<Exchange>.fromOpaque($0).takeUnretainedValue() }
  }

  private static func client(_ connection: OpaquePointer) -> Connection? {
    onir_http_connection_context(connection).map {
      Unmanaged<Connection>.fromOpaque($0).takeUnretainedValue()
    }
  }
}
