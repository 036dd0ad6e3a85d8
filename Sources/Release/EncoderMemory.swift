import Glibc

/// Memory that an encoder gives back with one file and asks for again with the next.
///
/// Brotli takes some 9 MB for each file, and touches a small part of them. The system hands out such
/// blocks page by page, cleared, and takes them back at once: that took up to three quarters of the
/// time of a publishing. For one thread.
final class EncoderMemory {
  private typealias Block = (start: UnsafeMutableRawPointer, size: Int)

  /// The blocks that nobody uses, and the sizes of those that are used.
  private var free: [Block] = []
  private var sizes: [UnsafeMutableRawPointer: Int] = [:]

  /// How many bytes nobody uses.
  private(set) var freeBytes = 0

  /// How many bytes are kept at most that nobody uses.
  static let most = 32 << 20

  deinit {
    for block in free { Glibc.free(block.start) }
  }

  /// The memory that an encoder was told of.
  static func behind(_ pointer: UnsafeMutableRawPointer?) -> EncoderMemory? {
    pointer.map { Unmanaged<EncoderMemory>.fromOpaque($0).takeUnretainedValue() }
  }

  /// A block of at least so many bytes, whatever they hold; nil where there is no memory.
  func allocate(_ size: Int) -> UnsafeMutableRawPointer? {
    guard let block = takeFree(size) ?? make(size) else { return nil }
    sizes[block.start] = block.size
    return block.start
  }

  /// Takes back a block that `allocate` gave.
  func release(_ start: UnsafeMutableRawPointer?) {
    guard let start, let size = sizes.removeValue(forKey: start) else { return }
    guard freeBytes + size <= Self.most else { return Glibc.free(start) }
    free.append((start, size))
    freeBytes += size
  }

  /// The smallest block that serves, unless a small text would hold what a table needs.
  private func takeFree(_ size: Int) -> Block? {
    let fitting = free.indices.filter { free[$0].size >= size && free[$0].size / 2 <= size }
    guard let place = fitting.min(by: { free[$0].size < free[$1].size }) else { return nil }
    freeBytes -= free[place].size
    return free.remove(at: place)
  }

  private func make(_ size: Int) -> Block? { malloc(size).map { ($0, size) } }
}
