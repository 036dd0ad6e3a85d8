import Glibc
import Testing

@testable import Files

@Suite("Modes of files") struct ModeTests {
  @Test(
    "Gives files 0644 and folders 0755, whatever the umask", arguments: [0o077, 0o022, 0, 0o777])
  func givesModes(mask: Int) async {
    // The umask is the whole process's, so another process does the work.
    await #expect(processExitsWith: .success) { [mask = mask as Int] in
      let folder = Folder()
      umask(mode_t(mask))
      try Disk.makeFolder(folder["a/b"])
      _ = try Disk.create(folder["a/b/new"], [1])
      try Disk.replace(folder["a/b/old"], [1])
      try Disk.replace(folder["a/b/old"], [2])
      let lock = try FolderLock(folder["a/lock"])
      guard lock != nil else { exit(1) }
      umask(0o022)
      for (name, wanted) in [
        ("a", 0o755), ("a/b", 0o755), ("a/b/new", 0o644), ("a/b/old", 0o644), ("a/lock", 0o644),
      ] as [(String, UInt32)] {
        guard mode(folder[name]) == wanted else { exit(2) }
      }
    }
  }
}
