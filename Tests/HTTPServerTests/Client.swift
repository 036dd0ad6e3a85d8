import Glibc
import HTTPServer

/// What came back, taken apart by hand: the tests trust no library with it.
struct Reply {
  var status: Int
  var headers: [(name: String, value: String)]
  var body: String

  func header(_ name: String) -> String? {
    headers.first { $0.name.lowercased() == name.lowercased() }?.value
  }
}

/// A raw connection to a server on the loopback interface.
final class Client {
  private let descriptor: Int32
  private var buffer: [UInt8] = []

  /// Connects, or returns nil if the port refuses.
  init?(_ port: UInt16, patience seconds: Int = 5) {
    descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
    var time = timeval(tv_sec: seconds, tv_usec: 0)
    let size = socklen_t(MemoryLayout<timeval>.size)
    setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &time, size)
    setsockopt(descriptor, SOL_SOCKET, SO_SNDTIMEO, &time, size)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = port.bigEndian
    inet_pton(AF_INET, "127.0.0.1", &address.sin_addr)
    let result = withUnsafeBytes(of: address) { bytes -> Int32 in
      guard let base = bytes.assumingMemoryBound(to: sockaddr.self).baseAddress else { return -1 }
      return connect(descriptor, base, socklen_t(bytes.count))
    }
    guard result == 0 else { return nil }
  }

  deinit { close(descriptor) }

  /// Sends everything; false if the other side has closed.
  @discardableResult
  func send(_ bytes: [UInt8]) -> Bool {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes {
        Glibc.send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
      }
      guard count > 0 else { return false }
      rest = rest.dropFirst(count)
    }
    return true
  }

  @discardableResult
  func send(_ text: String) -> Bool { send(Array(text.utf8)) }

  /// Says that nothing more will come.
  func finish() { shutdown(descriptor, Int32(SHUT_WR)) }

  /// Reads some more; false at the end, or when the patience is over.
  private func fill() -> Bool {
    var piece = [UInt8](repeating: 0, count: 65536)
    let count = recv(descriptor, &piece, piece.count, 0)
    if count > 0 { buffer += piece.prefix(count) }
    return count > 0
  }

  /// Everything until the server closes.
  func rest() -> String {
    while fill() {}
    defer { buffer = [] }
    return String(decoding: buffer, as: UTF8.self)
  }

  /// Whether the server has closed and sent nothing more.
  func isClosed() -> Bool { rest().isEmpty && errnoIsNotTimeout() }

  private func errnoIsNotTimeout() -> Bool {
    var byte: UInt8 = 0
    return recv(descriptor, &byte, 1, 0) == 0 || errno == ECONNRESET
  }

  /// The next answer, or nil when none comes.
  func reply(toHead: Bool = false) -> Reply? {
    let end = Array("\r\n\r\n".utf8)
    var split = buffer.firstIndex(ofSequence: end)
    while split == nil {
      guard fill() else { return nil }
      split = buffer.firstIndex(ofSequence: end)
    }
    guard let split else { return nil }
    let lines = String(decoding: buffer[..<split], as: UTF8.self).split(separator: "\r\n")
    buffer.removeFirst(split + 4)
    guard let words = lines.first?.split(separator: " "), words.count > 1,
      let status = Int(words[1])
    else { return nil }
    let headers = lines.dropFirst().map { line in
      let name = line.prefix { $0 != ":" }
      let value = line.dropFirst(name.count + 1).drop { $0 == " " }
      return (name: String(name), value: String(value))
    }
    var reply = Reply(status: status, headers: headers, body: "")
    let length =
      toHead || status < 200 ? 0 : reply.header("Content-Length").flatMap { Int($0) } ?? 0
    while buffer.count < length { guard fill() else { return nil } }
    reply.body = String(decoding: buffer.prefix(length), as: UTF8.self)
    buffer.removeFirst(length)
    return reply
  }
}

extension Array where Element == UInt8 {
  fileprivate func firstIndex(ofSequence wanted: [UInt8]) -> Int? {
    guard count >= wanted.count else { return nil }
    return (0...(count - wanted.count)).first {
      self[$0..<($0 + wanted.count)].elementsEqual(wanted)
    }
  }
}

/// Sends one request on a connection of its own and reads the answer.
func ask(_ server: Server, _ text: String, toHead: Bool = false) -> Reply? {
  let client = Client(server.port)
  client?.send(text)
  return client?.reply(toHead: toHead)
}

/// A whole request without a body.
func get(_ target: String, _ headers: String = "", method: String = "GET") -> String {
  "\(method) \(target) HTTP/1.1\r\nHost: localhost\r\n\(headers)\r\n"
}

/// Runs work in a thread of its own; the tests' own threads must not be blocked by each other.
func inThread<Value: Sendable>(_ work: @escaping @Sendable () -> Value) -> Task<Value, Never> {
  Task {
    await withCheckedContinuation { continuation in
      let job = Job { continuation.resume(returning: work()) }
      var thread = pthread_t()
      let context = Unmanaged.passRetained(job)
      pthread_create(
        &thread, nil,
        { context in
          if let context { Unmanaged<Job>.fromOpaque(context).takeRetainedValue().run() }
          return nil
        }, context.toOpaque())
      pthread_detach(thread)
    }
  }
}

/// Runs the same work in several threads.
func inThreads<Value: Sendable>(
  _ count: Int, _ work: @escaping @Sendable () -> Value
) -> [Task<Value, Never>] {
  (0..<count).map { _ in inThread(work) }
}

/// Work that a thread takes over.
private final class Job: Sendable {
  let run: @Sendable () -> Void
  init(_ run: @escaping @Sendable () -> Void) { self.run = run }
}
