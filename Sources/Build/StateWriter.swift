import Files

/// Writes the lines that `StateReader` reads.
struct StateWriter {
  private(set) var bytes: [UInt8] = []

  /// Makes room for what is about to be added.
  mutating func reserve(_ count: Int) { bytes.reserveCapacity(count) }

  /// Begins a line with its letter.
  mutating func begin(_ tag: Unicode.Scalar) {
    bytes.append(UInt8(ascii: tag))
    bytes.append(32)
  }

  /// Adds a field.
  mutating func add(_ number: Int) {
    if number < 0 { bytes.append(45) }
    let start = bytes.count
    var rest = number.magnitude
    repeat {
      bytes.append(48 &+ UInt8(truncatingIfNeeded: rest % 10))
      rest /= 10
    } while rest > 0
    var (first, last) = (start, bytes.count - 1)
    while first < last {
      bytes.swapAt(first, last)
      (first, last) = (first + 1, last - 1)
    }
    bytes.append(32)
  }

  /// Adds a field.
  mutating func add(_ fingerprint: Fingerprint) {
    append(fingerprint.high)
    append(fingerprint.low)
    bytes.append(32)
  }

  /// Ends a line with what stands up to its end.
  mutating func end(rest: String) { end(rest: rest.utf8) }

  /// The same.
  mutating func end(rest: some Sequence<UInt8>) {
    bytes.append(contentsOf: rest)
    bytes.append(10)
  }

  /// Adds the status of an input.
  mutating func add(_ status: FileStatus) {
    add(status.size)
    add(Int(status.modified))
    add(Int(status.changed))
    add(Int(bitPattern: UInt(status.identity)))
  }

  /// Adds what was written before.
  mutating func append(_ run: ArraySlice<UInt8>) { bytes.append(contentsOf: run) }

  /// Gives what was written, and begins anew.
  mutating func take() -> ArraySlice<UInt8> {
    defer { bytes = [] }
    return bytes[...]
  }

  /// Writes the fingerprint of all lines, last.
  mutating func end(_ fingerprint: Fingerprint) {
    bytes.append(contentsOf: "end ".utf8)
    append(fingerprint.high)
    append(fingerprint.low)
    bytes.append(10)
  }

  private mutating func append(_ half: UInt64) {
    for shift in stride(from: 60, through: 0, by: -4) {
      let digit = UInt8(truncatingIfNeeded: half >> UInt64(shift)) & 15
      bytes.append(digit < 10 ? 48 &+ digit : 87 &+ digit)
    }
  }
}
