import Files
import Glibc

/// A folder of its own for one test, gone with it.
final class Folder: Sendable {
  let path: String

  init() {
    var template = Array("/tmp/onir-files-XXXXXX".utf8CString)
    path = mkdtemp(&template).map { String(cString: $0) } ?? "/nonexistent"
  }

  deinit { _ = try? Subprocess.run(["rm", "-rf", path]) }

  subscript(name: String) -> String { path + "/" + name }
}

/// The permission bits of a path itself.
func mode(_ path: String) -> UInt32 {
  var raw = stat()
  return lstat(path, &raw) == 0 ? raw.st_mode & 0o777 : 0
}
