import Glibc
import Testing

@testable import Files

@Suite("Reading plain files") struct PlainFileTests {
  private let folder = Folder()

  @Test("Reads a file, an empty one too, and none that is larger than it may be")
  func reads() throws {
    try Disk.replace(folder["a"], [1, 2, 3])
    try Disk.replace(folder["empty"], [])
    #expect(try Disk.readPlain(folder["a"], limit: 3) == [1, 2, 3])
    #expect(try Disk.readPlain(folder["empty"], limit: 0) == [])
    #expect(throws: FileError("read", folder["a"], code: EFBIG)) {
      try Disk.readPlain(folder["a"], limit: 2)
    }
    #expect(throws: FileError("read", folder["none"], code: ENOENT)) {
      try Disk.readPlain(folder["none"], limit: 3)
    }
  }

  @Test("Waits for no pipe, reads no device and no folder, and follows a link only when asked")
  func refuses() throws {
    try Disk.replace(folder["a"], [1])
    #expect(mkfifo(folder["pipe"], 0o600) == 0)
    #expect(symlink("/dev/zero", folder["endless"]) == 0 && symlink("a", folder["link"]) == 0)
    for name in ["pipe", "endless", "link", "."] {
      let error = #expect(throws: FileError.self) {
        try Disk.readPlain(folder[name], limit: 99)
      }
      #expect(error?.isDamage == true, "\(name)")
    }
    #expect(throws: FileError("read", folder["endless"], code: EINVAL)) {
      try Disk.readPlain(folder["endless"], limit: 99, followsLinks: true)
    }
    #expect(try Disk.readPlain(folder["link"], limit: 99, followsLinks: true) == [1])
  }

  @Test("Knows a name itself from what it leads to, and times that nanoseconds cannot tell")
  func knowsNames() throws {
    try Disk.replace(folder["a"], [1])
    #expect(symlink("a", folder["link"]) == 0)
    #expect(FileStatus(folder["link"])?.kind == .file)
    #expect(FileStatus(entry: folder["link"])?.kind == .other)
    var far = stat()
    far.st_mtim.tv_sec = .max
    #expect(FileStatus(far).modified == .max)
    far.st_mtim.tv_sec = .min
    #expect(FileStatus(far).modified == -.max)
  }
}
