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
  /// - Returns: The exit status (128 and more for a signal) and the output.
  /// - Throws: `FileError` when the program cannot be started.
  public static func run(_ words: [String], passesErrors: Bool = false) throws(FileError) -> (
    status: Int32, output: [UInt8]
  ) {
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
    let output = read(ends[0])
    // Before waiting: a program that still writes ends at a closed pipe, and would wait for ever at a full one.
    close(ends[0])
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0, errno == EINTR {}
    let isExit = status & 0x7F == 0
    return (isExit ? (status >> 8) & 0xFF : 128 + (status & 0x7F), output)
  }

  private static func read(_ descriptor: Int32) -> [UInt8] {
    var output: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while output.count < 64 << 20 {
      let count = Glibc.read(descriptor, &buffer, buffer.count)
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { break }
      output.append(contentsOf: buffer[..<count])
    }
    return output
  }
}
