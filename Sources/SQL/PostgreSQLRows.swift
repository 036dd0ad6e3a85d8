import CPostgreSQL

/// The rows of a result, in PostgreSQL's binary formats, and the one it stands at.
final class PostgreSQLRows: RowSource {
  /// The types that statements of the program give, by their numbers in `pg_type`.
  private enum Kind {
    case truth, integer, decimal, text, bytes, other

    init(_ number: Oid) {
      switch number {
      case 16: self = .truth
      case 20, 21, 23: self = .integer
      case 1700: self = .decimal
      case 19, 25, 705, 1042, 1043: self = .text
      case 17: self = .bytes
      default: self = .other
      }
    }
  }

  private let result: OpaquePointer
  private let kinds: [Kind]
  /// How many there are.
  let count: Int
  /// The one it stands at, from 0.
  var index: Int32 = 0

  /// Takes a result, which is its own from then on.
  init(_ result: OpaquePointer) {
    self.result = result
    count = Int(onir_PQntuples(result))
    kinds = (0..<max(0, onir_PQnfields(result))).map { Kind(onir_PQftype(result, $0)) }
  }

  deinit { onir_PQclear(result) }

  /// How many rows the statement inserted, changed or deleted.
  var changes: Int { onir_PQcmdTuples(result).flatMap { Int(String(cString: $0)) } ?? 0 }

  func isNull(_ column: Int) -> Bool { value(column) == nil }

  func integer(_ column: Int) -> Int? {
    guard let value = value(column) else { return nil }
    switch kinds[column] {
    case .truth: return value.first == 0 ? 0 : 1
    case .integer: return Self.number(value)
    case .decimal: return Self.decimal(value)
    case .text, .bytes, .other: return nil
    }
  }

  func text(_ column: Int) -> String? {
    guard let value = value(column), kinds[column] == .text else { return nil }
    return String(decoding: value, as: UTF8.self)
  }

  func withBytes(_ column: Int, _ body: (Span<UInt8>) -> Void) {
    let isBytes = kinds.indices.contains(column) && [.text, .bytes].contains(kinds[column])
    let bytes = isBytes ? value(column) : nil
    body((bytes ?? UnsafeBufferPointer(start: nil, count: 0)).span)
  }

  /// The bytes in a column; nil for null, and for a column there is none of.
  private func value(_ column: Int) -> UnsafeBufferPointer<UInt8>? {
    guard kinds.indices.contains(column), index < count else { return nil }
    let place = Int32(column)
    guard onir_PQgetisnull(result, index, place) == 0,
      let start = onir_PQgetvalue(result, index, place)
    else { return nil }
    let size = Int(onir_PQgetlength(result, index, place))
    return UnsafeBufferPointer(
      start: UnsafeRawPointer(start).assumingMemoryBound(to: UInt8.self), count: size)
  }

  /// A number with sign, the highest byte first.
  private static func number(_ bytes: UnsafeBufferPointer<UInt8>) -> Int {
    let isNegative = (bytes.first ?? 0) >= 0x80
    return bytes.reduce(isNegative ? -1 : 0) { $0 << 8 | Int($1) }
  }

  /// A whole number of type `numeric`, which sums have; nil for any other.
  ///
  /// Four numbers of 16 bits come first: how many digits, the weight of the first of them, the sign,
  /// and how many decimals are shown. Each digit counts to 10,000.
  private static func decimal(_ bytes: UnsafeBufferPointer<UInt8>) -> Int? {
    let words = stride(from: 0, to: bytes.count - 1, by: 2).map {
      Int(bytes[$0]) << 8 | Int(bytes[$0 + 1])
    }
    guard words.count >= 4, words[0] == words.count - 4, [0, 0x4000].contains(words[2]) else {
      return nil
    }
    let weight = Int(Int16(truncatingIfNeeded: words[1]))
    let digits = words.dropFirst(4)
    guard digits.count <= weight + 1 || digits.isEmpty, weight < 5 else { return nil }
    var result = 0
    for place in 0..<max(0, weight + 1) {
      let digit = place < digits.count ? words[4 + place] : 0
      let (product, isTooLarge) = result.multipliedReportingOverflow(by: 10_000)
      let (sum, isMore) = product.addingReportingOverflow(digit)
      guard !isTooLarge, !isMore else { return nil }
      result = sum
    }
    return words[2] == 0 ? result : -result
  }
}
