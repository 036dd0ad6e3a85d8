import Files

/// Writes the lines that `StateReader` reads.
struct StateWriter {
  private(set) var bytes: [UInt8] = []

  mutating func line(_ tag: Unicode.Scalar, _ fields: Field..., rest: String) {
    bytes.append(UInt8(ascii: tag))
    bytes.append(32)
    for field in fields {
      switch field {
      case .number(let number): bytes.append(contentsOf: String(number).utf8)
      case .fingerprint(let fingerprint):
        append(fingerprint.high)
        append(fingerprint.low)
      }
      bytes.append(32)
    }
    bytes.append(contentsOf: rest.utf8)
    bytes.append(10)
  }

  enum Field {
    case number(Int)
    case fingerprint(Fingerprint)
  }

  /// Adds what was written before.
  mutating func append(_ run: ArraySlice<UInt8>) { bytes.append(contentsOf: run) }

  /// Writes the fingerprint of all lines, last.
  mutating func end() {
    let fingerprint = Fingerprint(of: bytes)
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
