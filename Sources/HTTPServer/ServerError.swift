public import Diagnostics
import Glibc

/// Why a server could not start, in words for the person who started it.
public struct ServerError: Error, Sendable, Equatable, CustomStringConvertible {
  /// What kind of obstacle it is.
  public enum Kind: Sendable, Equatable {
    /// Another program listens there.
    case portTaken
    /// The host is no address of this machine.
    case addressUnknown
    /// The system does not let this user listen there.
    case noPermission
    /// Anything else.
    case other
  }

  /// What kind of obstacle it is.
  public let kind: Kind
  /// A sentence with the way out, without a full stop.
  public let message: Message

  /// The message.
  public var description: String { message.text() }

  init(_ kind: Kind, _ message: Message) {
    self.kind = kind
    self.message = message
  }

  /// The error for a failed call of the system.
  init(code: Int32, host: String, port: UInt16) {
    switch code {
    case EADDRINUSE:
      let what: Message = port == 0 ? "every port" : "port \(Int(port))"
      self.init(.portTaken, "\(what) on \(host) is taken: stop the other program or pass --port")
    case EADDRNOTAVAIL, EAFNOSUPPORT:
      self.init(.addressUnknown, "\(host) is no address of this machine: pass 127.0.0.1")
    case EACCES, EPERM:
      self.init(
        .noPermission,
        "this user may not listen on port \(Int(port)) of \(host): pass a --port of 1024 or more")
    default:
      let reason: Message =
        strerror(code).map { Message(word: String(cString: $0)) } ?? "error \(Int(code))"
      self.init(.other, "cannot listen on port \(Int(port)) of \(host): \(reason)")
    }
  }
}
