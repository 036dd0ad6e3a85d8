/// What a client may take of the server; all of it can be set, none of it can be switched off.
public struct Limits: Sendable, Equatable {
  /// Bytes of all headers together; beyond, the answer is 431.
  public var headerBytes = 32 * 1024
  /// Bytes of a request's body; beyond, the answer is 413.
  public var bodyBytes = 1024 * 1024
  /// Bytes of the target, path and query; beyond, the answer is 414.
  public var targetBytes = 8 * 1024
  /// Seconds of silence after which a connection is closed.
  ///
  /// They are also what a client has in all for the headers, counted from its connection or its
  /// last answer; a body may take four times as long, a large one twenty times, the reading of an
  /// answer ten times. The time that a handler takes counts nowhere.
  public var timeoutSeconds = 30
  /// Connections at one time; the next few get the answer 503, those beyond are closed.
  public var connections = 256
  /// Connections from one address at one time.
  ///
  /// Behind a proxy all come from the proxy's address: set it as high as `connections` there.
  public var connectionsPerAddress = 64

  /// The limits for most uses; set single ones afterwards.
  public init() {}
}

extension Limits {
  /// Connections above the limits that are kept long enough to say 503.
  static let spareConnections = 16

  /// A body above its limit is still read up to here, so that the client gets to see the 413.
  var drainedBytes: Int {
    bodyBytes.multipliedReportingOverflow(by: 4).overflow ? .max : bodyBytes * 4
  }

  /// The same with every value within what the machine can hold.
  var sound: Limits {
    var limits = self
    limits.headerBytes = min(max(headerBytes, 1024), 1 << 20)
    limits.bodyBytes = min(max(bodyBytes, 0), 1 << 40)
    limits.targetBytes = min(max(targetBytes, 64), 1 << 18)
    limits.timeoutSeconds = min(max(timeoutSeconds, 1), 3600)
    limits.connections = min(max(connections, 1), 1 << 16)
    limits.connectionsPerAddress = min(max(connectionsPerAddress, 1), limits.connections)
    return limits
  }
}

/// Which threads run the handler.
public enum Threading: Sendable, Equatable {
  /// One thread for each connection: handlers may block, as a long poll does.
  case perConnection
  /// So many threads for all connections (1 to 64): handlers must not block for long, because the
  /// other connections of their thread wait meanwhile.
  case pool(Int)
}
