import Glibc

/// The folder that a file shares with the one before it, held open while files of it come.
///
/// Nearly every page has a folder of its own, in a folder that it shares with the pages before it. With
/// that one open the system follows two names of a path and not all of them.
struct SharedFolder: ~Copyable {
  private let root: OpenFolder
  /// The folder two names above the last file, and its descriptor once a second file has come.
  private var path: [UInt8] = []
  private var opened: Int32 = -1
  /// Whether that folder lies behind a link.
  private var isBarred = false
  /// The rest of the path of the file that was entered, with the zero that ends it.
  private(set) var name: [UInt8] = []
  /// Where that path begins; none where it would lead through a link.
  private(set) var descriptor: Int32

  init(_ root: OpenFolder) {
    self.root = root
    descriptor = root.descriptor
  }

  deinit { if opened >= 0 { close(opened) } }

  /// Goes to the folder of a file, given by its path from the root without a zero.
  mutating func enter(_ file: Span<UInt8>) {
    let start = open(file)
    descriptor = isBarred ? -1 : start > 0 ? opened : root.descriptor
    name.removeAll(keepingCapacity: true)
    file.extracting(start..<file.count).withUnsafeBufferPointer { name.append(contentsOf: $0) }
    name.append(0)
  }

  /// Whether the entered file's path begins at a folder below the root.
  var isOpen: Bool { descriptor >= 0 && descriptor == opened }

  /// Calls with the path of the entered file's folder, from the descriptor on; nil where that is the
  /// descriptor's own.
  mutating func withFolderName<Result>(_ body: (UnsafePointer<CChar>) -> Result) -> Result? {
    let slash = UInt8(ascii: "/")
    guard let end = name.lastIndex(of: slash) else { return nil }
    // Ended there for a moment: a copy for each page would take longer than the call.
    name[end] = 0
    defer { name[end] = slash }
    return name.withUnsafeBytes { bytes in
      bytes.baseAddress.map { body($0.assumingMemoryBound(to: CChar.self)) }
    }
  }

  /// Forgets a folder that may have gone.
  mutating func leave() {
    if opened >= 0 { close(opened) }
    (opened, isBarred) = (-1, false)
    path.removeAll(keepingCapacity: true)
  }

  /// Opens the folder that a file shares with the one before it.
  ///
  /// - Returns: Where the rest of the path begins; 0 if no folder is open.
  private mutating func open(_ file: Span<UInt8>) -> Int {
    guard let end = Self.endOfShared(file) else {
      isBarred = false
      return 0
    }
    if file.begins(with: path, upTo: end) {
      // One file alone is not worth the opening.
      if opened < 0 {
        opened = root.descriptor(of: String(decoding: path, as: UTF8.self))
        isBarred = opened < 0 && errno == ELOOP
      }
    } else {
      leave()
      for place in 0..<end { path.append(file[place]) }
    }
    return opened < 0 ? 0 : end + 1
  }

  /// The last slash but one.
  private static func endOfShared(_ file: Span<UInt8>) -> Int? {
    var slashes = 0
    for place in (0..<file.count).reversed() where file[place] == UInt8(ascii: "/") {
      slashes += 1
      if slashes == 2 { return place }
    }
    return nil
  }
}

extension Span<UInt8> {
  /// Whether a folder is all of a path up to a place.
  func begins(with folder: [UInt8], upTo end: Int) -> Bool {
    guard folder.count == end else { return false }
    // From the end, where paths differ.
    for place in (0..<end).reversed() where folder[place] != self[place] { return false }
    return true
  }
}
