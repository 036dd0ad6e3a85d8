import Glibc
import Testing

@testable import Files

@Suite("Other programs and locks") struct SubprocessTests {
  @Test("Takes output and status")
  func takesOutput() throws {
    let result = try Subprocess.run(["sh", "-c", "printf 'a\\n\"$1\"'; exit 3", "sh", "x y"])
    #expect(result.status == 3)
    #expect(String(decoding: result.output, as: UTF8.self) == "a\n\"$1\"")
    #expect(try Subprocess.run(["true"]).status == 0)
    #expect(try Subprocess.run(["sh", "-c", "kill -9 $$"]).status == 128 + SIGKILL)
  }

  @Test("Passes words as they are, without a shell")
  func passesWords() throws {
    let words = ["*", "a b", "$HOME", "", "'\"", "қ"]
    let result = try Subprocess.run(["printf", "%s|"] + words)
    #expect(String(decoding: result.output, as: UTF8.self) == words.joined(separator: "|") + "|")
  }

  @Test("Gives no input and hides errors")
  func givesNoInput() throws {
    let result = try Subprocess.run(["sh", "-c", "cat; echo lost >&2"])
    #expect(result.status == 0 && result.output.isEmpty)
  }

  @Test("Says that a program is missing")
  func reportsMissing() {
    #expect(throws: FileError("run", "no-such-program-of-ours", code: ENOENT)) {
      try Subprocess.run(["no-such-program-of-ours"])
    }
  }

  @Test(
    "Kills a program whose time is over, whether it still writes or not",
    arguments: ["exec sleep 600", "exec sleep 600 >&-", "while true; do echo x; done"])
  func killsTheSlow(script: String) throws {
    #expect(try Subprocess.run(["sh", "-c", script], seconds: 1).status > 128)
    #expect(try Subprocess.run(["sh", "-c", "echo x"], seconds: 60).output == Array("x\n".utf8))
  }

  @Test("Ends a program that writes without end", .timeLimit(.minutes(1)))
  func endsEndless() throws {
    let result = try Subprocess.run(["cat", "/dev/zero"])
    #expect(result.output.count >= 64 << 20 && result.output.count < 65 << 20)
    #expect(result.status != 0)
  }

  @Test("Locks a folder once, until the lock is let go")
  func locks() throws {
    let folder = Folder()
    func isFree() throws -> Bool { try FolderLock(folder["lock"]) != nil }
    do {
      let lock = try FolderLock(folder["lock"])
      let isHeld = lock != nil
      #expect(isHeld)
      #expect(try !isFree())
      #expect(try !isFree())
      withExtendedLifetime(lock) {}
    }
    #expect(try isFree())
    #expect(throws: FileError("lock", folder["x/lock"], code: ENOENT)) {
      _ = try FolderLock(folder["x/lock"])
    }
  }

  @Test("Leaves no descriptor open, whether it worked or not")
  func leavesNothingOpen() async {
    await #expect(processExitsWith: .success) {
      let folder = Folder()
      let lock = try FolderLock(folder["lock"])
      // The process that runs the test may open or close one of its own meanwhile.
      let most = try Disk.list("/proc/self/fd").count + 10
      for _ in 0..<20 {
        _ = try Subprocess.run(["true"])
        _ = try? Subprocess.run(["no-such-program-of-ours"])
        guard try FolderLock(folder["lock"]) == nil else { exit(1) }
        try Disk.replace(folder["a"], [1])
        _ = try Disk.read(folder["a"])
        _ = try? Disk.read(folder["a"], limit: 0)
        _ = try? Disk.read(folder.path)
      }
      guard lock != nil, try Disk.list("/proc/self/fd").count <= most else { exit(2) }
    }
  }
}
