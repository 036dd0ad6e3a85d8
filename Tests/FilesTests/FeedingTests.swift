import Glibc
import TestSupport
import Testing

@testable import Files

@Suite("Programs that are fed") struct FeedingTests {
  private let folder = ScratchFolder()

  /// Writes a program in sh.
  private func program(_ script: String, mode: mode_t = 0o700) throws -> String {
    let path = folder["program"]
    try Disk.replace(path, Array("#!/bin/sh\n\(script)\n".utf8))
    #expect(chmod(path, mode) == 0)
    return path
  }

  private func text(_ name: String) throws -> String {
    String(decoding: try Disk.read(folder[name]), as: UTF8.self)
  }

  private func feed(
    _ script: String, _ input: [UInt8] = [], milliseconds: Int = 60_000
  ) throws -> Subprocess.Ending {
    try Subprocess.feed(try program(script), input, milliseconds: milliseconds)
  }

  @Test("Tells how a program ended", arguments: [0, 1, 65, 75, 127, 128, 255])
  func tellsStatus(status: Int32) throws {
    #expect(try feed("exit \(status)") == .exited(status))
  }

  @Test("Tells which signal ended a program")
  func tellsSignal() throws {
    #expect(try feed("kill -TERM $$") == .killed(SIGTERM))
    #expect(try feed("kill -KILL $$") == .killed(SIGKILL))
  }

  @Test("Gives the input whole, and its end")
  func givesInput() throws {
    let input = Array(repeating: Array("қазақша «\"\\\n".utf8), count: 100_000).flatMap(\.self)
    #expect(try feed("cat > '\(folder["copy"])'", input) == .exited(0))
    #expect(try Disk.read(folder["copy"]) == input)
  }

  @Test("Does not wait for a program to read a large input", .timeLimit(.minutes(1)))
  func needsNoReader() throws {
    let input = [UInt8](repeating: 65, count: 4 << 20)
    #expect(try feed("exit 0", input) == .exited(0))
    #expect(try feed("head -c 1 > /dev/null; exit 3", input) == .exited(3))
    #expect(try feed("exec <&-; exit 4", input) == .exited(4))
  }

  @Test("Takes any amount of output and drops it", .timeLimit(.minutes(1)))
  func dropsOutput() throws {
    #expect(
      try feed("head -c 200000000 /dev/zero; head -c 200000000 /dev/zero >&2; exit 5")
        == .exited(5))
  }

  @Test("Ends a program whose time is over, with all it started", .timeLimit(.minutes(1)))
  func endsInTime() throws {
    let script = """
      (trap '' TERM HUP; sleep 600; touch '\(folder["late"])') &
      echo $! > '\(folder["child"])'
      trap '' TERM
      sleep 600
      """
    #expect(try feed(script, milliseconds: 500) == .timedOut)
    let child = try #require(
      pid_t(try text("child").split(whereSeparator: \.isNewline).first ?? ""))
    // It is on the table until whoever took it over has seen its end.
    while kill(child, 0) == 0, try isAlive(child) { sched_yield() }
  }

  private func isAlive(_ process: pid_t) throws -> Bool {
    guard let bytes = try? Disk.read("/proc/\(process)/stat") else { return false }
    let state = String(decoding: bytes, as: UTF8.self).split(separator: ") ").last?.first
    return state != "Z" && state != "X"
  }

  @Test("Does not wait for children that outlive a program", .timeLimit(.minutes(1)))
  func leavesNoChildren() throws {
    let script = "sleep 600 & echo $! > '\(folder["child"])'; exit 7"
    #expect(try feed(script) == .exited(7))
    let child = try #require(
      pid_t(try text("child").split(whereSeparator: \.isNewline).first ?? ""))
    while try isAlive(child) { sched_yield() }
  }

  @Test("Passes on three names of the environment, and no descriptor")
  func passesLittleOn() throws {
    setenv("ONIR_TEST_SECRET", "x", 1)
    let descriptor = open("/dev/null", O_RDONLY)
    defer { close(descriptor) }
    // ls has one of its own, for the folder it reads.
    let script = """
      env | sed 's/=.*//' > '\(folder["names"])'
      ls /proc/self/fd > '\(folder["open"])'
      """
    #expect(try feed(script) == .exited(0))
    // PWD and _ are the shell's own.
    let names = Set(try text("names").split(whereSeparator: \.isNewline).map(String.init))
    #expect(names.isSubset(of: ["PATH", "HOME", "LANG", "PWD", "_", "OLDPWD", "SHLVL"]))
    #expect(try text("open") == "0\n1\n2\n3\n")
  }

  @Test("Begins with no signal blocked or ignored")
  func resetsSignals() throws {
    #expect(
      try feed("grep -E 'SigBlk|SigIgn' /proc/self/status > '\(folder["signals"])'") == .exited(0))
    let masks = try text("signals").split(whereSeparator: \.isNewline).compactMap {
      UInt64($0.drop { !$0.isWhitespace }.drop(while: \.isWhitespace), radix: 16)
    }
    // The library of C keeps 32 and 33 for itself, as whoever started the tests left them.
    #expect(masks.map { $0 & 0x7FFF_FFFF } == [0, 0])
  }

  @Test("Says when a program cannot be run")
  func reportsMissing() throws {
    #expect(throws: FileError("run", folder["none"], code: ENOENT)) {
      _ = try Subprocess.feed(folder["none"], [], milliseconds: 1000)
    }
    let plain = try program("exit 0", mode: 0o600)
    #expect(!Subprocess.isProgram(plain))
    #expect(!Subprocess.isProgram(folder.path))
    #expect(!Subprocess.isProgram(folder["none"]))
    #expect(throws: FileError("run", plain, code: EACCES)) {
      _ = try Subprocess.feed(plain, [], milliseconds: 1000)
    }
    #expect(chmod(plain, 0o700) == 0)
    #expect(Subprocess.isProgram(plain))
  }

  @Test("Leaves no descriptor and no process behind")
  func leavesNothing() async {
    await #expect(processExitsWith: .success) {
      let most = try Disk.list("/proc/self/fd").count + 10
      for _ in 0..<30 {
        _ = try Subprocess.feed("/bin/true", [1], milliseconds: 60_000)
        _ = try? Subprocess.feed("/no-such-program-of-ours", [1], milliseconds: 60_000)
      }
      guard try Disk.list("/proc/self/fd").count <= most else { exit(1) }
      guard waitpid(-1, nil, WNOHANG) == -1, errno == ECHILD else { exit(2) }
    }
  }
}
