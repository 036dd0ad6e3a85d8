import Glibc

/// Runs another program, found on the path, without a shell.
public enum Subprocess {
  /// Waits for the program and takes what it writes to standard output, at most 64 MiB.
  ///
  /// Standard input is empty.
  ///
  /// - Parameters:
  ///   - words: The program and its arguments.
  ///   - passesErrors: Whether what it writes to standard error goes where this program's goes;
  ///     otherwise it goes nowhere.
  ///   - seconds: The time it has; then it is killed.
  /// - Returns: The exit status (128 and more for a signal) and the output.
  /// - Throws: `FileError` when the program cannot be started.
  public static func run(_ words: [String], passesErrors: Bool = false, seconds: Int = .max)
    throws(FileError) -> (status: Int32, output: [UInt8])
  {
    let name = words.first ?? ""
    var ends: [Int32] = [0, 0]
    guard pipe(&ends) == 0 else { throw FileError("run", name) }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_adddup2(&actions, ends[1], 1)
    if !passesErrors { posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0) }
    var arguments: [UnsafeMutablePointer<CChar>?] = words.map { strdup($0) } + [nil]
    defer { for argument in arguments { free(argument) } }
    var process = pid_t()
    let code = posix_spawnp(&process, name, &actions, nil, &arguments, environ)
    close(ends[1])
    guard code == 0 else {
      close(ends[0])
      throw FileError("run", name, code: code)
    }
    let start = ContinuousClock.now
    let isOver = { start.duration(to: .now).components.seconds >= seconds }
    let output = read(ends[0], until: isOver)
    // Before waiting: a program that still writes ends at a closed pipe, and would wait for ever at a full one.
    close(ends[0])
    var status: Int32 = 0
    if seconds < .max { end(process, at: isOver) }
    while waitpid(process, &status, 0) < 0, errno == EINTR {}
    let isExit = status & 0x7F == 0
    return (isExit ? (status >> 8) & 0xFF : 128 + (status & 0x7F), output)
  }

  /// Waits until a program has ended, which stays on the table of processes, or kills it.
  private static func end(_ process: pid_t, at isOver: () -> Bool) {
    while !isOver() {
      var information = siginfo_t()
      let code = waitid(P_PID, id_t(process), &information, WEXITED | WNOHANG | WNOWAIT)
      if code != 0, errno != EINTR { return }
      if code == 0, information.si_signo == SIGCHLD { return }
      usleep(5000)
    }
    kill(process, SIGKILL)
  }

  private static func read(_ descriptor: Int32, until isOver: () -> Bool) -> [UInt8] {
    var output: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while output.count < 64 << 20, !isOver() {
      var waiting = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
      // Again and again, so that a program that writes nothing is not waited for too long.
      if poll(&waiting, 1, 500) == 0 { continue }
      let count = Glibc.read(descriptor, &buffer, buffer.count)
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { break }
      output.append(contentsOf: buffer[..<count])
    }
    return output
  }
}
