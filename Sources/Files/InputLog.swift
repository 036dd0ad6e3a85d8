import Synchronization

/// Everything that a run reads of its inputs, so that a later run can tell whether it would read the
/// same.
public final class InputLog: Sendable {
  private let entries = Mutex<[Input]>([])
  private let gaps = Atomic(false)

  /// Starts with nothing.
  public init() {}

  /// What was read, in no order.
  public var inputs: [Input] { entries.withLock { $0 } }

  /// Whether everything that was read can be looked at again.
  public var isComplete: Bool { !gaps.load(ordering: .relaxed) }

  /// Notes everything that another log has noted.
  public func add(_ other: InputLog) {
    let inputs = other.inputs
    entries.withLock { $0.append(contentsOf: inputs) }
    if !other.isComplete { leaveGap() }
  }

  /// Forgets everything, for who reads all of it again.
  public func clear() {
    entries.withLock { $0.removeAll() }
    gaps.store(false, ordering: .relaxed)
  }

  /// Says that something was read which is not listed.
  public func leaveGap() { gaps.store(true, ordering: .relaxed) }

  /// Notes an input; one that an earlier run met and that still stands does as well.
  public func add(_ input: Input) { entries.withLock { $0.append(input) } }
}

/// A file, a folder or the lack of both, as a run met it.
public struct Input: Sendable, Equatable {
  /// What stood there.
  public enum Content: Sendable, Equatable {
    /// Nothing.
    case nothing
    /// A file with these bytes.
    case file(FileStatus, Fingerprint)
    /// A folder with these names.
    case folder(FileStatus, Fingerprint)
    /// A program, of which only the status is looked at.
    case program(FileStatus)
  }

  /// Where, as the run named it.
  public let path: String
  /// What.
  public let content: Content

  /// Makes one, as a state keeps it.
  public init(path: String, content: Content) {
    self.path = path
    self.content = content
  }
}

extension Input {
  /// What a run would note now that reads the same; nil if it would read something else.
  ///
  /// A status that is as it was stands for the bytes, except where a file was changed so late that it
  /// could have changed again within the same tick of the clock.
  ///
  /// - Parameter trusted: The last time of modification that is old enough, in nanoseconds since 1970.
  /// - Returns: The same with the status of now; nil if it is something else.
  public func standing(trusted: Int64) -> Input? {
    switch content {
    case .nothing: return Disk.isMissing(path) ? self : nil
    case .program(let old): return FileStatus(path) == old ? self : nil
    case .file(let old, let fingerprint):
      guard let now = FileStatus(entry: path), now.kind == .file else { return nil }
      if now == old, now.isSettled(before: trusted) { return self }
      guard now.size == old.size, let bytes = try? Disk.readPlain(path, limit: old.size),
        Fingerprint(of: bytes) == fingerprint
      else { return nil }
      return Input(path: path, content: .file(now, fingerprint))
    case .folder(let old, let fingerprint):
      guard let now = FileStatus(path), now.kind == .folder else { return nil }
      if now == old, now.isSettled(before: trusted) { return self }
      guard let entries = try? Disk.list(path), Fingerprint(entries: entries) == fingerprint else {
        return nil
      }
      return Input(path: path, content: .folder(now, fingerprint))
    }
  }

  /// Whether two runs read the same, whatever its status.
  public func hasContent(of other: Input) -> Bool {
    guard path == other.path else { return false }
    switch (content, other.content) {
    case (.nothing, .nothing): return true
    case (.file(_, let one), .file(_, let two)): return one == two
    case (.folder(_, let one), .folder(_, let two)): return one == two
    case (.program(let one), .program(let two)): return one == two
    default: return false
    }
  }
}

extension Fingerprint {
  /// The fingerprint of the names and kinds of a folder's entries.
  init(entries: [Disk.Entry]) {
    var sum = FingerprintSum()
    for entry in entries {
      sum.add(entry.name)
      sum.add(entry.kind == .file ? 1 : entry.kind == .folder ? 2 : 3)
    }
    self = sum.fingerprint
  }
}

extension Disk {
  /// The whole file, noted in a log.
  ///
  /// - Throws: `FileError`; with the code `EFBIG` when the file has more than `limit` bytes.
  public static func read(_ path: String, limit: Int = .max, log: InputLog?) throws(FileError)
    -> [UInt8]
  {
    guard let log else { return try read(path, limit: limit) }
    // Before the bytes: what is written after this has a later time.
    let status = FileStatus(path)
    let bytes = try read(path, limit: limit)
    if let status {
      log.add(Input(path: path, content: .file(status, Fingerprint(of: bytes))))
    } else {
      log.leaveGap()
    }
    return bytes
  }

  /// The entries of a folder as `list` gives them, noted in a log; none where there is no folder.
  ///
  /// - Throws: `FileError`.
  public static func listIfPresent(_ path: String, log: InputLog?) throws(FileError) -> [Entry] {
    let status = FileStatus(path)
    do {
      let entries = try list(path)
      if let status {
        log?.add(Input(path: path, content: .folder(status, Fingerprint(entries: entries))))
      } else {
        log?.leaveGap()
      }
      return entries
    } catch {
      guard error.isMissing else { throw error }
      log?.add(Input(path: path, content: .nothing))
      return []
    }
  }

  /// Notes a program whose version shows in what the run makes.
  public static func note(program path: String, log: InputLog?) {
    guard let log else { return }
    guard let status = FileStatus(path) else { return log.leaveGap() }
    log.add(Input(path: path, content: .program(status)))
  }
}
