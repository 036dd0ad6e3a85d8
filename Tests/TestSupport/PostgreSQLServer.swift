import Glibc
import Synchronization

/// A private server of PostgreSQL for the tests of one process; it ends with the process.
public final class PostgreSQLServer: Sendable {
  /// The one of this process, started when it is first asked for; nil when it does not start.
  public static let shared = PostgreSQLServer()

  private struct State {
    let input: Int32
    let output: Int32
    var count = 0
  }

  private let state: Mutex<State>

  private init?() {
    guard let (input, output) = Self.start(Self.program) else { return nil }
    state = Mutex(State(input: input, output: output))
    guard Self.line(output) != nil else { return nil }
  }

  private static let program: String = {
    let folder = #filePath.split(separator: "/").dropLast().joined(separator: "/")
    return "/\(folder)/postgresql-server"
  }()

  /// The URL of a new, empty database.
  public func newDatabase() -> String? {
    state.withLock { state in
      state.count += 1
      let line = "test\(state.count)\n"
      guard write(state.input, line, line.utf8.count) == line.utf8.count else { return nil }
      return Self.line(state.output)
    }
  }

  private static func line(_ output: Int32) -> String? {
    var line: [UInt8] = []
    var byte: UInt8 = 0
    while read(output, &byte, 1) == 1 {
      if byte == UInt8(ascii: "\n") { return String(decoding: line, as: UTF8.self) }
      line.append(byte)
    }
    return nil
  }

  /// Starts a program between two pipes; the ends kept here are closed for all other programs.
  private static func start(_ path: String) -> (Int32, Int32)? {
    var (toProgram, fromProgram): ([Int32], [Int32]) = ([0, 0], [0, 0])
    guard pipe(&toProgram) == 0, pipe(&fromProgram) == 0 else { return nil }
    for end in [toProgram[1], fromProgram[0]] { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, toProgram[0], 0)
    posix_spawn_file_actions_adddup2(&actions, fromProgram[1], 1)
    for end in [toProgram[0], fromProgram[1]] {
      posix_spawn_file_actions_addclose(&actions, end)
    }
    var process = pid_t()
    let name = strdup(path)
    defer { free(name) }
    var arguments = [name, nil]
    guard posix_spawn(&process, path, &actions, nil, &arguments, environ) == 0 else { return nil }
    close(toProgram[0])
    close(fromProgram[1])
    return (toProgram[1], fromProgram[0])
  }
}
