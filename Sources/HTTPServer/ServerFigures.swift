/// What a server counts of its own work, before any handler.
public struct ServerFigures: Sendable, Hashable {
  /// Why a request was refused before its handler.
  public enum Reason: String, Sendable, CaseIterable {
    /// There are too many connections.
    case connections
    /// Too many large bodies come at once.
    case bodies
    /// The server stops.
    case stopping
    /// The address, the headers or the body are too large.
    case size
    /// It is no request that HTTP knows.
    case malformed
  }

  /// The connections that are open now, within the limits.
  public var connections = 0
  /// All connections since the start, refused ones included.
  public var accepted = 0
  /// The handlers that run now.
  public var handling = 0
  /// How many requests were refused.
  public var refusals: [Reason: Int] = [:]

  /// Makes figures of a server that has done nothing.
  public init() {}
}

extension RequestRefusal {
  /// As what it is counted.
  var reason: ServerFigures.Reason {
    switch self {
    case .tooManyConnections: .connections
    case .tooManyBodies: .bodies
    case .stopping: .stopping
    default: [413, 414, 431].contains(status) ? .size : .malformed
    }
  }
}
