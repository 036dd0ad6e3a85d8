import Glibc
import Testing

@testable import Files

@Suite("Reading and writing files") struct DiskTests {
  private let folder = Folder()

  @Test("Writes a new file, and leaves one that is there")
  func creates() throws {
    #expect(try Disk.create(folder["a"], [1, 2]) != nil)
    #expect(try Disk.create(folder["a"], [3]) == nil)
    #expect(try Disk.read(folder["a"]) == [1, 2])
    #expect(throws: FileError("write", folder["x/a"], code: ENOENT)) {
      try Disk.create(folder["x/a"], [])
    }
  }

  @Test("Replaces by rename: a reader of the old file keeps it")
  func replaces() throws {
    try Disk.replace(folder["a"], [1])
    let descriptor = open(folder["a"], O_RDONLY)
    defer { close(descriptor) }
    let old = FileStatus(folder["a"])
    try Disk.replace(folder["a"], [2, 3])
    var byte: UInt8 = 0
    #expect(read(descriptor, &byte, 1) == 1 && byte == 1)
    #expect(try Disk.read(folder["a"]) == [2, 3])
    #expect(FileStatus(folder["a"])?.identity != old?.identity)
    #expect(try Disk.list(folder.path).map(\.name) == ["a"])
  }

  @Test("Replaces over what a killed run left, and leaves nothing when it fails")
  func replacesAfterFailure() throws {
    try Disk.replace(folder["a"] + ".onir-new", [9])
    try Disk.replace(folder["a"], [1])
    #expect(try Disk.list(folder.path).map(\.name) == ["a"])
    try Disk.makeFolder(folder["d"])
    #expect(throws: FileError.self) { try Disk.replace(folder["d"], [1]) }
    #expect(try Disk.list(folder.path).map(\.name) == ["a", "d"])
  }

  @Test("Replaces a link itself, never what it points to")
  func replacesLink() throws {
    try Disk.replace(folder["a"], [1])
    symlink("a", folder["l"])
    #expect(Disk.isLink(folder["l"]) && !Disk.isLink(folder["a"]) && !Disk.isLink(folder["x"]))
    #expect(try Disk.create(folder["l"], [5]) == nil)
    try Disk.replace(folder["l"], [2])
    #expect(!Disk.isLink(folder["l"]))
    #expect(try Disk.read(folder["a"]) == [1])
  }

  @Test("Removes a file, and is content when there is none")
  func removes() throws {
    try Disk.replace(folder["a"], [1])
    try Disk.remove(folder["a"])
    try Disk.remove(folder["a"])
    #expect(FileStatus(folder["a"]) == nil)
    try Disk.makeFolder(folder["d/e"])
    #expect(throws: FileError.self) { try Disk.remove(folder["d"]) }
    Disk.removeEmptyFolder(folder["d"])
    #expect(FileStatus(folder["d"])?.kind == .folder)
    Disk.removeEmptyFolder(folder["d/e"])
    Disk.removeEmptyFolder(folder["d"])
    #expect(FileStatus(folder["d"]) == nil)
  }

  @Test("Makes folders with those above them, again and again")
  func makesFolders() throws {
    try Disk.makeFolder(folder["a/b/c"])
    try Disk.makeFolder(folder["a/b/c"])
    try Disk.makeFolder(folder["a/d/"])
    #expect(FileStatus(folder["a/b/c"])?.kind == .folder)
    #expect(FileStatus(folder["a/d"])?.kind == .folder)
    try Disk.replace(folder["f"], [])
    for path in ["f", "f/g"] {
      #expect(throws: FileError("make", folder[path], code: ENOTDIR)) {
        try Disk.makeFolder(folder[path])
      }
    }
  }

  @Test("Reads files of any size up to the limit, and no further")
  func limitsReading() throws {
    for count in [0, 1, 65_535, 65_536, 200_000] {
      let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0) }
      try Disk.replace(folder["a"], bytes)
      #expect(try Disk.read(folder["a"]) == bytes)
      #expect(try Disk.read(folder["a"], limit: count) == bytes)
      guard count > 0 else { continue }
      #expect(throws: FileError("read", folder["a"], code: EFBIG)) {
        try Disk.read(folder["a"], limit: count - 1)
      }
    }
  }

  @Test("Reads what has no size beforehand, up to the limit")
  func readsStreams() throws {
    #expect(try !Disk.read("/proc/self/status").isEmpty)
    #expect(throws: FileError("read", "/dev/zero", code: EFBIG)) {
      try Disk.read("/dev/zero", limit: 100_000)
    }
  }

  @Test("Says why a file cannot be read")
  func explains() throws {
    #expect(throws: FileError("read", folder.path, code: EISDIR)) { try Disk.read(folder.path) }
    let missing = FileError("read", folder["x"], code: ENOENT)
    #expect(throws: missing) { try Disk.read(folder["x"]) }
    #expect("\(missing.message)" == "cannot read \(folder["x"]): No such file or directory")
    #expect(missing.isMissing && !missing.isTooLarge && !missing.isRefused)
    symlink("l", folder["l"])
    #expect(throws: FileError("read", folder["l"], code: ELOOP)) { try Disk.read(folder["l"]) }
  }

  @Test("Lists in the order of bytes, without names that begin with a dot")
  func lists() throws {
    for name in ["b", "a", "Z", "10", "2", "қ", ".hidden", "a.b", "ә"] {
      try Disk.replace(folder[name], [])
    }
    try Disk.makeFolder(folder["c"])
    symlink("c", folder["to-folder"])
    symlink("nowhere", folder["to-nothing"])
    mkfifo(folder["pipe"], 0o644)
    let entries = try Disk.list(folder.path)
    #expect(
      entries.map(\.name) == [
        "10", "2", "Z", "a", "a.b", "b", "c", "pipe", "to-folder", "to-nothing", "қ", "ә",
      ])
    let kinds = Dictionary(uniqueKeysWithValues: entries.map { ($0.name, $0.kind) })
    #expect(kinds["c"] == .folder && kinds["a"] == .file && kinds["to-folder"] == .folder)
    #expect(kinds["to-nothing"] == .other && kinds["pipe"] == .other)
    #expect(throws: FileError("list", folder["x"], code: ENOENT)) { try Disk.list(folder["x"]) }
  }

  @Test("Resolves links and dots")
  func resolves() throws {
    try Disk.makeFolder(folder["a/b"])
    symlink("a", folder["l"])
    let real = try #require(Disk.resolved(folder.path))
    #expect(Disk.resolved(folder["l/./b/.."]) == real + "/a")
    #expect(Disk.resolved(folder["x"]) == nil)
  }

  @Test("Knows size and time of change")
  func knowsStatus() throws {
    try Disk.replace(folder["a"], [1, 2, 3])
    let status = try #require(FileStatus(folder["a"]))
    #expect(status.size == 3 && status.kind == .file)
    #expect(abs(status.modified / 1_000_000_000 - Int64(time(nil))) < 100)
  }

  @Test("Writes to a descriptor, and says when it cannot")
  func writesDescriptor() throws {
    #expect(throws: FileError("write", "out", code: EBADF)) {
      try Disk.write([1], to: -1, name: "out")
    }
    try Disk.write([], to: -1, name: "out")
    #expect(throws: FileError("write", "/dev/full", code: ENOSPC)) {
      let descriptor = open("/dev/full", O_WRONLY)
      defer { close(descriptor) }
      try Disk.write([1], to: descriptor, name: "/dev/full")
    }
  }
}
