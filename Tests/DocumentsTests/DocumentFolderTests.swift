import Documents
import Files
import Glibc
import TestSupport
import Testing

@Suite("Folder of documents") struct DocumentFolderTests {
  private let scratch = ScratchFolder()
  private let folder: DocumentFolder
  private static let bytes = [UInt8](0...255)

  init() {
    folder = DocumentFolder(scratch["documents"]) { count in
      var generator = SystemRandomNumberGenerator()
      return (0..<count).map { _ in UInt8.random(in: 0...255, using: &generator) }
    }
  }

  private func path(_ name: DocumentName) -> String { "\(folder.path)/\(name.rawValue)" }

  private func names() throws -> [String] { try Disk.list(folder.path).map(\.name) }

  private func mode(_ path: String) -> mode_t {
    var raw = stat()
    return lstat(path, &raw) == 0 ? raw.st_mode & 0o777 : 0
  }

  /// Makes a file look as if it was written so many seconds ago.
  private func age(_ path: String, _ seconds: Int) {
    let time = timespec(tv_sec: Glibc.time(nil) - seconds, tv_nsec: 0)
    utimensat(AT_FDCWD, path, [time, time], AT_SYMLINK_NOFOLLOW)
  }

  @Test("Keeps a file whole under a name of 26 letters, for its owner alone")
  func keeps() throws {
    let kept = try folder.keep(Self.bytes)
    #expect(try names() == [kept.name.rawValue])
    #expect(mode(path(kept.name)) == 0o600 && mode(folder.path) == 0o700)
    #expect(kept.digest == Digest.sha256Hexadecimal(Self.bytes))
    #expect(try folder.read(kept, limit: 256) == Self.bytes)
    #expect(try folder.read(folder.keep([]), limit: 0) == [])
  }

  @Test("Makes itself and the folder above before the first file, and refuses one open to others")
  func prepares() throws {
    let new = DocumentFolder(scratch["var/documents"]) { Array(repeating: 1, count: $0) }
    try new.prepare()
    try new.prepare()
    #expect(mode(new.path) == 0o700 && mode(scratch["var"]) == 0o700)
    #expect(chmod(new.path, 0o755) == 0)
    #expect(throws: FileError.self) { try new.prepare() }
    let lost = DocumentFolder(scratch["none/at/all"]) { Array(repeating: 1, count: $0) }
    #expect(throws: FileError.self) { try lost.prepare() }
  }

  @Test("Names files by the bytes drawn, and refuses a name that is taken or cannot be made")
  func names128Bits() throws {
    #expect(
      DocumentName(random: [UInt8](repeating: 0, count: 16))?.rawValue
        == String(repeating: "a", count: 26))
    #expect(
      DocumentName(random: [UInt8](repeating: 255, count: 16))?.rawValue
        == String(repeating: "7", count: 25) + "4")
    #expect(DocumentName(random: [1]) == nil)
    let same = DocumentFolder(folder.path) { [UInt8](repeating: 7, count: $0) }
    let kept = try same.keep(Self.bytes)
    #expect(throws: FileError("write", path(kept.name), code: EEXIST)) { try same.keep([1]) }
    #expect(try same.read(kept, limit: 256) == Self.bytes)
    #expect(try names() == [kept.name.rawValue])
    let short = DocumentFolder(folder.path) { _ in [1, 2] }
    #expect(throws: FileError("name", folder.path, code: EINVAL)) { try short.keep([1]) }
  }

  @Test(
    "Takes no path for a name",
    arguments: [
      "", "../../../../../etc/passwd", "/aaaaaaaaaaaaaaaaaaaaaaaaa", "aaaaaaaaaaaaaaaaaaaaaaaaaA",
      "aaaaaaaaaaaaaaaaaaaaaaaaa", "aaaaaaaaaaaaaaaaaaaaaaaaaaa", "aaaaaaaaaaaaaaaaaaaaaaaaa.",
      "aaaaaaaaaaaaaaaaaaaaaaaaa\0", "aaaaaaaaaaaaaaaaaaaaaaaaә", "new-aaaaaaaaaaaaaaaaaaaaaa",
    ])
  func refusesPaths(name: String) {
    #expect(DocumentName(rawValue: name) == nil)
  }

  @Test("Notices a changed file, a longer and a shorter one, and one over the limit")
  func notices() throws {
    let kept = try folder.keep(Self.bytes)
    let changed = FileError("verify", path(kept.name), code: EBADMSG)
    for bytes in [Array(Self.bytes.reversed()), Self.bytes + [0], Array(Self.bytes.dropLast()), []]
    {
      try Disk.replace(path(kept.name), bytes)
      #expect(throws: changed) { try folder.read(kept, limit: 1000) }
    }
    try Disk.replace(path(kept.name), Self.bytes)
    #expect(try folder.read(kept, limit: 256) == Self.bytes)
    #expect(throws: FileError("read", path(kept.name), code: EFBIG)) {
      try folder.read(kept, limit: 255)
    }
    try folder.remove(kept.name)
    #expect(throws: FileError("read", path(kept.name), code: ENOENT)) {
      try folder.read(kept, limit: 256)
    }
  }

  @Test("Follows no link, and waits for no pipe")
  func followsNoLink() throws {
    let kept = try folder.keep(Self.bytes)
    try Disk.replace(scratch["elsewhere"], Self.bytes)
    unlink(path(kept.name))
    symlink(scratch["elsewhere"], path(kept.name))
    #expect(throws: FileError("read", path(kept.name), code: ELOOP)) {
      try folder.read(kept, limit: 256)
    }
    try folder.remove(kept.name)
    #expect(try Disk.read(scratch["elsewhere"]) == Self.bytes)
    mkfifo(path(kept.name), 0o600)
    #expect(throws: FileError("read", path(kept.name), code: EINVAL)) {
      try folder.read(kept, limit: 256)
    }
  }

  @Test("Refuses a folder that others may look into, or that is a file")
  func refusesOpenFolder() throws {
    try Disk.makeFolder(folder.path)
    #expect(throws: FileError("trust", folder.path, code: EPERM)) { try folder.keep([1]) }
    Disk.removeEmptyFolder(folder.path)
    try Disk.replace(folder.path, [])
    #expect(throws: FileError("read", folder.path, code: ENOTDIR)) { try folder.keep([1]) }
  }

  @Test("Removes a file once and again, also without a folder")
  func removes() throws {
    let name = try #require(DocumentName(rawValue: String(repeating: "a", count: 26)))
    try folder.remove(name)
    let kept = try folder.keep(Self.bytes)
    try folder.remove(kept.name)
    try folder.remove(kept.name)
    #expect(try names() == [])
  }

  @Test("Leaves a temporary file of a stopped machine out of all, and writes beside it")
  func livesWithLeftovers() throws {
    let first = DocumentFolder(folder.path) { [UInt8](repeating: 0, count: $0) }
    let name = String(repeating: "a", count: 26)
    _ = try folder.keep([1])
    try Disk.replace("\(folder.path)/new-\(name)", [9])
    // Drawn once more, the name is not used: its temporary file may belong to somebody.
    #expect(throws: FileError("write", "\(folder.path)/new-\(name)", code: EEXIST)) {
      try first.keep(Self.bytes)
    }
    #expect(FileStatus("\(folder.path)/\(name)") == nil)
    #expect(FileStatus("\(folder.path)/new-\(name)")?.size == 1)
  }

  @Test("Sweeps old temporary files and old files that nobody names, and nothing else")
  func sweeps() throws {
    #expect(try folder.sweep(keeping: { _ in false }, olderThan: 0) == 0)
    let (named, unnamed, young) = (
      try folder.keep([1]), try folder.keep([2]), try folder.keep([3])
    )
    let letters = String(repeating: "b", count: 26)
    let others = [
      "new-\(letters)", "new-\(letters)x", "notes.txt", ".hidden", String(letters.dropLast()),
    ]
    for other in others { try Disk.replace("\(folder.path)/\(other)", []) }
    let link = String(repeating: "c", count: 26)
    symlink(path(named.name), "\(folder.path)/\(link)")
    for file in try names() where file != young.name.rawValue {
      age("\(folder.path)/\(file)", 3700)
    }
    let count = try folder.sweep(keeping: { $0 == named.name }, olderThan: 3600)
    #expect(count == 2)
    let left = Set(try names())
    #expect(
      left
        == Set([named.name.rawValue, young.name.rawValue, link] + others.dropFirst())
        .subtracting([".hidden"]))
    #expect(!left.contains(unnamed.name.rawValue))
    #expect(FileStatus("\(folder.path)/.hidden") != nil)
    #expect(try folder.sweep(keeping: { $0 == named.name }, olderThan: 0) == 1)
    #expect(try folder.read(named, limit: 1) == [1])
  }
}
