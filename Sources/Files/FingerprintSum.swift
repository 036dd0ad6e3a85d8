/// One fingerprint of many values, in the order they are added.
///
/// Each value is added with its length, so that two runs of values have one fingerprint only if they
/// are the same values.
public struct FingerprintSum: Sendable {
  private var bytes: [UInt8] = []

  /// Starts with nothing.
  public init() {}

  /// Adds a run of bytes.
  public mutating func add(_ run: some Collection<UInt8>) {
    add(run.count)
    bytes.append(contentsOf: run)
  }

  /// Adds a text.
  public mutating func add(_ text: String) { add(text.utf8) }

  /// Adds a number.
  public mutating func add(_ number: Int) {
    withUnsafeBytes(of: Int64(number).littleEndian) { bytes.append(contentsOf: $0) }
  }

  /// Adds what another fingerprint stands for.
  public mutating func add(_ fingerprint: Fingerprint) {
    withUnsafeBytes(of: fingerprint.high.littleEndian) { bytes.append(contentsOf: $0) }
    withUnsafeBytes(of: fingerprint.low.littleEndian) { bytes.append(contentsOf: $0) }
  }

  /// Adds what another fingerprint stands for, or that there is none.
  public mutating func add(_ fingerprint: Fingerprint?) {
    add(fingerprint == nil ? 0 : 1)
    if let fingerprint { add(fingerprint) }
  }

  /// The fingerprint of all that was added.
  public var fingerprint: Fingerprint { Fingerprint(of: bytes) }
}
