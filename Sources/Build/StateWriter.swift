import Bytes
import Files

/// Writes the lines that `StateReader` reads.
struct StateWriter: ~Copyable {
  private var buffer: ByteBuffer

  /// Begins with room for so many bytes.
  init(capacity: Int = 0) { buffer = ByteBuffer(capacity: capacity) }

  /// What was written.
  var bytes: [UInt8] { buffer.bytes }

  /// Begins a line with its letter.
  mutating func begin(_ tag: Unicode.Scalar) {
    buffer.append(UInt8(ascii: tag))
    buffer.append(32)
  }

  /// Adds a field.
  mutating func add(_ number: Int) {
    buffer.append(decimal: number)
    buffer.append(32)
  }

  /// Adds a field.
  mutating func add(_ fingerprint: Fingerprint) {
    append(fingerprint.high)
    append(fingerprint.low)
    buffer.append(32)
  }

  /// Ends a line with what stands up to its end.
  mutating func end(rest: String) { end(rest: rest.utf8.span) }

  /// The same.
  mutating func end(rest: Span<UInt8>) {
    rest.withUnsafeBufferPointer { buffer.append($0) }
    buffer.append(10)
  }

  /// Adds the status of an input.
  mutating func add(_ status: FileStatus) {
    add(status.size)
    add(Int(status.modified))
    add(Int(status.changed))
    add(Int(bitPattern: UInt(status.identity)))
  }

  /// Adds what was written before.
  mutating func append(_ run: ArraySlice<UInt8>) {
    run.withUnsafeBufferPointer { buffer.append($0) }
  }

  /// Gives what was written, and begins anew.
  mutating func take() -> ArraySlice<UInt8> {
    defer { buffer.removeAll() }
    return bytes[...]
  }

  /// Writes the fingerprint of all lines, last.
  mutating func end(_ fingerprint: Fingerprint) {
    buffer.append("end ")
    append(fingerprint.high)
    append(fingerprint.low)
    buffer.append(10)
  }

  private mutating func append(_ half: UInt64) {
    buffer.append(hexadecimal: half)
  }
}
