import Files
import Mustache
import Synchronization

/// The size of a file and its fingerprint.
struct DataStamp {
  let bytes: Int
  let hash: String

  /// The stamp of a file that an output ends with, from a place on.
  init(_ output: borrowing Output, from start: Int) {
    self = output.withBytes { DataStamp($0.extracting(start...)) }
  }

  private init(_ file: UnsafeBufferPointer<UInt8>) {
    bytes = file.count
    hash = "sha256:" + Digest.sha256Hexadecimal(file)
  }
}

/// The stamps of the files of open data that were written, of one city or of the country.
final class DataStamps: Sendable {
  private let known = Mutex<[DataFile: DataStamp]>([:])

  /// The stamp of a file, once it was written.
  subscript(file: DataFile) -> DataStamp? { known.withLock { $0[file] } }

  /// Keeps the stamp of a file that was written; a second time it is the same.
  func keep(_ file: DataFile, _ stamp: () -> DataStamp) {
    guard self[file] == nil else { return }
    let made = stamp()
    known.withLock { $0[file] = made }
  }
}
