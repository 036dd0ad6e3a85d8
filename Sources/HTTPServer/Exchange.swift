/// One request on its way in, and what the server makes of it.
///
/// Only the thread that serves its connection touches it.
final class Exchange {
  /// What to do after a piece of the request has been taken in.
  enum Step {
    /// Wait for the next piece.
    case read
    /// Send this.
    case send(Response)
    /// Send why it is refused.
    case refuse(RequestRefusal)
    /// Close without a word.
    case drop
  }

  /// Whether a handler ran for it, so that a server that stops waits for its answer to leave.
  var isHandled = false

  private let target: [UInt8]
  private let limits: Limits
  private let largeBodies: LargeBodies?
  private let isTargetTooLong: Bool
  /// Where the target ended in the library's buffer: a number to compare, never an address to read.
  private let targetEnd: UInt
  private var outcome: Outcome = .unread
  private var body: [UInt8] = []
  private var received = 0
  /// How large the body may be.
  private var bodyBytes: Int
  /// Whether it has one of the places for large bodies.
  private(set) var isLarge = false

  private enum Outcome {
    case unread
    case accepted(Head)
    case refused(RequestRefusal)
    case answered
  }

  init(target: UnsafePointer<CChar>?, limits: Limits, largeBodies: LargeBodies?) {
    (self.limits, self.largeBodies) = (limits, largeBodies)
    bodyBytes = limits.bodyBytes
    var bytes: [UInt8] = []
    var next = target
    while let pointer = next, pointer.pointee != 0, bytes.count <= limits.targetBytes {
      bytes.append(UInt8(bitPattern: pointer.pointee))
      next = pointer + 1
    }
    isTargetTooLong = bytes.count > limits.targetBytes
    self.target = bytes
    targetEnd = UInt(bitPattern: next)
  }

  deinit { leaveLarge() }

  /// Gives its place among the large bodies back.
  private func leaveLarge() {
    guard isLarge else { return }
    isLarge = false
    largeBodies?.leave()
  }

  /// Whether the library has cut the target at a zero byte: then the version does not follow it.
  func isTargetCut(versionAt version: UInt) -> Bool {
    !isTargetTooLong && (2...UInt(limits.targetBytes)).contains(version &- targetEnd)
  }

  /// Whether the headers have been taken in.
  var isBegun: Bool {
    if case .unread = outcome { false } else { true }
  }

  /// Takes in what stands before the body.
  func begin(
    method: String, version: String, headers: [(name: String, value: String)], headerSize: Int,
    address: String, admission: RequestRefusal?
  ) -> Step {
    do {
      let framing = try Framing(headers, version: version)
      do {
        outcome = .accepted(
          try accept(method, version, headers, headerSize, framing, address, admission))
      } catch {
        outcome = .refused(error)
        // Refused with a body to come: a short one is read first, or the client, still sending,
        // might never see why.
        return drains(framing, headers) ? .read : answer(error)
      }
      return .read
    } catch {
      return answer(error)
    }
  }

  private func accept(
    _ method: String, _ version: String, _ headers: [(name: String, value: String)],
    _ headerSize: Int, _ framing: Framing, _ address: String, _ admission: RequestRefusal?
  ) throws(RequestRefusal) -> Head {
    if let admission { throw admission }
    if isTargetTooLong { throw .targetTooLong }
    if headerSize - target.count > limits.headerBytes { throw .headersTooLarge }
    let head = try Head(method: method, version: version, target: target, headers: headers)
    guard case .length(let count) = framing, count > limits.bodyBytes else { return head }
    guard let largeBodies, count <= largeBodies.bytes, largeBodies.admits(head, from: address)
    else { throw .bodyTooLarge }
    guard largeBodies.enter() else { throw .tooManyBodies }
    (isLarge, bodyBytes) = (true, largeBodies.bytes)
    body.reserveCapacity(count)
    return head
  }

  private func drains(_ framing: Framing, _ headers: [(name: String, value: String)]) -> Bool {
    let waits = headers.contains { HeaderName.matches($0.name, "Expect") }
    return switch framing {
    case .none: false
    case .length(let count): !waits && count > 0 && count <= limits.drainedBytes
    case .chunked: !waits
    }
  }

  private func answer(_ refusal: RequestRefusal) -> Step {
    outcome = .answered
    return .refuse(refusal)
  }

  /// Takes in a piece of the body.
  func receive(_ piece: UnsafeBufferPointer<CChar>) -> Step {
    received += piece.count
    guard received <= max(limits.drainedBytes, bodyBytes) else { return .drop }
    if received > bodyBytes {
      if case .accepted = outcome { outcome = .refused(.bodyTooLarge) }
      body = []
    } else if case .accepted = outcome {
      piece.withMemoryRebound(to: UInt8.self) { body.append(contentsOf: $0) }
    }
    return .read
  }

  /// Ends the request: its refusal, or what the handler makes of it.
  func finish(address: String, handler: (Request) -> Response) -> Step {
    defer { outcome = .answered }
    switch outcome {
    case .refused(let refusal):
      return .refuse(refusal)
    case .accepted(let head):
      let request = Request(
        method: head.method, target: head.target, headers: head.headers, body: body,
        remoteAddress: address)
      body = []
      defer { leaveLarge() }
      return .send(handler(request))
    case .unread, .answered: return .drop
    }
  }
}
