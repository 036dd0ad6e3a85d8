import CProcess
import Glibc
import Synchronization

extension Subprocess {
  /// How a program ended.
  public enum Ending: Sendable, Equatable {
    /// By itself, with this status.
    case exited(Int32)
    /// By this signal.
    case killed(Int32)
    /// It was ended, because its time was over.
    case timedOut
    /// Nobody can tell.
    case lost
  }

  /// Whether a path leads to a file that may be run.
  public static func isProgram(_ path: String) -> Bool {
    FileStatus(path)?.kind == .file && access(path, X_OK) == 0
  }

  /// Runs a program on a text as its standard input, and waits for its end.
  ///
  /// The path is taken as it is, without a shell, and the program gets no arguments. It may read its
  /// input or not: that is a file in memory, which never has to be taken off anybody's hands. What it
  /// writes goes nowhere. Of the environment it gets PATH, HOME and LANG, of open files none. It
  /// begins a session of its own; when it ends or its time is over, whatever it started and did
  /// not put into another group of processes is killed.
  ///
  /// - Parameters:
  ///   - path: The program.
  ///   - input: What it can read.
  ///   - milliseconds: The time it has.
  /// - Returns: How it ended.
  /// - Throws: `FileError` when it did not begin.
  public static func feed(
    _ path: String, _ input: [UInt8], milliseconds: Int
  ) throws(FileError) -> Ending {
    _ = keepsChildren
    let file = onir_memory_file()
    guard file >= 0 else { throw FileError("run", path) }
    defer { close(file) }
    try Disk.write(input, to: file, name: path)
    guard lseek(file, 0, SEEK_SET) == 0 else { throw FileError("run", path) }
    let process = try start([path], input: file, output: nil, environment: [])
    return wait(process, milliseconds: milliseconds)
  }

  /// What a program makes of a text, which it reads from its standard input.
  ///
  /// As `feed`, but with arguments, and what the program writes to its standard output is taken.
  ///
  /// - Parameters:
  ///   - words: The program, by its path, and its arguments.
  ///   - input: What it can read.
  ///   - environment: What it gets besides PATH, HOME and LANG, as `NAME=value`.
  ///   - milliseconds: The time it has.
  ///   - limit: How many bytes are taken at most.
  /// - Returns: The bytes; nil when it did not end well, or wrote more.
  /// - Throws: `FileError` when it did not begin.
  public static func convert(
    _ words: [String], _ input: [UInt8], environment: [String] = [], milliseconds: Int, limit: Int
  ) throws(FileError) -> [UInt8]? {
    try answer(
      words, input, environment: environment, milliseconds: milliseconds, limit: limit
    ).output
  }

  /// As `convert`, and how the program ended, and what it wrote to its standard error at the most.
  static func answer(
    _ words: [String], _ input: [UInt8], environment: [String], milliseconds: Int, limit: Int
  ) throws(FileError) -> (ending: Ending, output: [UInt8]?, errors: [UInt8]) {
    _ = keepsChildren
    let name = words.first ?? ""
    let (source, result, errors) = (onir_memory_file(), onir_memory_file(), onir_memory_file())
    defer { for file in [source, result, errors] where file >= 0 { close(file) } }
    guard source >= 0, result >= 0, errors >= 0 else { throw FileError("run", name) }
    try Disk.write(input, to: source, name: name)
    guard lseek(source, 0, SEEK_SET) == 0 else { throw FileError("run", name) }
    let process = try start(
      words, input: source, output: result, errors: errors, environment: environment)
    let ending = wait(process, milliseconds: milliseconds)
    let output = ending == .exited(0) ? content(of: result, limit: limit) : nil
    return (ending, output, content(of: errors, limit: 65_536) ?? [])
  }

  /// What a file in memory holds; nil when that is more than the limit.
  private static func content(of file: Int32, limit: Int) -> [UInt8]? {
    let size = lseek(file, 0, SEEK_END)
    guard size >= 0, size <= limit, lseek(file, 0, SEEK_SET) == 0 else { return nil }
    var bytes = [UInt8](repeating: 0, count: Int(size))
    var done = 0
    while done < bytes.count {
      let count = bytes.withUnsafeMutableBytes { buffer in
        Glibc.read(file, buffer.baseAddress?.advanced(by: done), buffer.count - done)
      }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return nil }
      done += count
    }
    return bytes
  }

  /// Where a program of a name is, by PATH; nil where there is none.
  public static func program(named name: String) -> String? {
    let folders = getenv("PATH").map { String(cString: $0) } ?? "/usr/bin:/bin"
    return folders.split(separator: ":").map { "\($0)/\(name)" }.first(where: isProgram)
  }

  /// A process that ignores the end of its children, as some are started, never learns of it.
  private static let keepsChildren: Void = { signal(SIGCHLD, SIG_DFL) }()

  /// The programs that run now, and whether no other may begin.
  private static let running = Mutex<(processes: Set<pid_t>, isOver: Bool)>(([], false))

  /// Kills every program that was begun with an input, with what it started; none begins afterwards.
  public static func endAll() {
    running.withLock { running in
      running.isOver = true
      for process in running.processes { kill(-process, SIGKILL) }
    }
  }

  private static func start(
    _ words: [String], input: Int32, output: Int32?, errors: Int32? = nil,
    environment added: [String]
  ) throws(FileError) -> pid_t {
    let path = words.first ?? ""
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, input, 0)
    if let output {
      posix_spawn_file_actions_adddup2(&actions, output, 1)
    } else {
      posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0)
    }
    if let errors {
      posix_spawn_file_actions_adddup2(&actions, errors, 2)
    } else {
      posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0)
    }
    let code = onir_spawn_close_from(&actions, 3)
    guard code == 0 else { throw FileError("run", path, code: code) }
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    // A server blocks the signals that stop it, and a program would keep them blocked.
    var (none, all) = (sigset_t(), sigset_t())
    sigemptyset(&none)
    sigfillset(&all)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setsigdefault(&attributes, &all)
    let flags = Int16(POSIX_SPAWN_SETSIGMASK) | Int16(POSIX_SPAWN_SETSIGDEF)
    posix_spawnattr_setflags(&attributes, flags | onir_spawn_new_session())
    var arguments: [UnsafeMutablePointer<CChar>?] = words.map { strdup($0) } + [nil]
    var environment: [UnsafeMutablePointer<CChar>?] =
      (environmentPassedOn() + added).map { strdup($0) } + [nil]
    defer { for text in arguments + environment { free(text) } }
    var process = pid_t()
    let failure = running.withLock { running in
      guard !running.isOver else { return ECANCELED }
      let code = posix_spawn(&process, path, &actions, &attributes, &arguments, &environment)
      if code == 0 { running.processes.insert(process) }
      return code
    }
    guard failure == 0 else { throw FileError("run", path, code: failure) }
    return process
  }

  private static func environmentPassedOn() -> [String] {
    let names: [String] = ["PATH", "HOME", "LANG"]
    return names.compactMap { name in getenv(name).map { "\(name)=\(String(cString: $0))" } }
  }

  private static func wait(_ process: pid_t, milliseconds: Int) -> Ending {
    let end = monotonicMilliseconds() + milliseconds
    var pause = timespec(tv_sec: 0, tv_nsec: 1_000_000)
    var isTimeOver = false
    while true {
      // A child that somebody else took off the table: its number may be another group's by now.
      guard let hasEnded = hasEnded(process) else {
        _ = running.withLock { $0.processes.remove(process) }
        return .lost
      }
      if hasEnded { break }
      isTimeOver = monotonicMilliseconds() >= end
      if isTimeOver { break }
      nanosleep(&pause, nil)
      pause.tv_nsec = min(2 * pause.tv_nsec, 20_000_000)
    }
    // Before it is taken off the table of processes: until then no other group can have its number.
    running.withLock { running in
      kill(-process, SIGKILL)
      running.processes.remove(process)
    }
    var status: Int32 = 0
    var found = waitpid(process, &status, 0)
    while found < 0, errno == EINTR { found = waitpid(process, &status, 0) }
    guard found == process else { return .lost }
    if status & 0x7F == 0 { return .exited((status >> 8) & 0xFF) }
    return isTimeOver ? .timedOut : .killed(status & 0x7F)
  }

  /// Whether a child has ended, which stays on the table of processes; nil for no child of ours.
  private static func hasEnded(_ process: pid_t) -> Bool? {
    var information = siginfo_t()
    let code = waitid(P_PID, id_t(process), &information, WEXITED | WNOHANG | WNOWAIT)
    if code != 0 { return errno == EINTR ? false : nil }
    return information.si_signo == SIGCHLD
  }

  private static func monotonicMilliseconds() -> Int {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return time.tv_sec * 1000 + time.tv_nsec / 1_000_000
  }
}
