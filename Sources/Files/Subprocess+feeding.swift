import CProcess
import Glibc

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
    return wait(try start(path, input: file), milliseconds: milliseconds)
  }

  /// A process that ignores the end of its children, as some are started, never learns of it.
  private static let keepsChildren: Void = { signal(SIGCHLD, SIG_DFL) }()

  private static func start(_ path: String, input: Int32) throws(FileError) -> pid_t {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, input, 0)
    posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0)
    posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0)
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
    var arguments: [UnsafeMutablePointer<CChar>?] = [strdup(path), nil]
    var environment: [UnsafeMutablePointer<CChar>?] =
      environmentPassedOn().map { strdup($0) } + [nil]
    defer { for text in arguments + environment { free(text) } }
    var process = pid_t()
    let failure = posix_spawn(&process, path, &actions, &attributes, &arguments, &environment)
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
      guard let hasEnded = hasEnded(process) else { return .lost }
      if hasEnded { break }
      isTimeOver = monotonicMilliseconds() >= end
      if isTimeOver { break }
      nanosleep(&pause, nil)
      pause.tv_nsec = min(2 * pause.tv_nsec, 20_000_000)
    }
    // Before it is taken off the table of processes: until then no other group can have its number.
    kill(-process, SIGKILL)
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
