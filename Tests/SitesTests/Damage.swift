import TestSupport
/// Damages files by chance, the same way in every run from the same seed.
struct Damage {
  private var random: SplitMix

  init(seed: UInt64) { random = SplitMix(seed: seed) }

  mutating func below(_ limit: Int) -> Int { Int.random(in: 0..<max(limit, 1), using: &random) }

  /// The bytes of a file after one to three kinds of damage.
  mutating func damaged(_ bytes: [UInt8], other: [UInt8]) -> [UInt8] {
    var bytes = bytes
    for _ in 0...below(3) { bytes = once(bytes, other) }
    return bytes
  }

  private mutating func once(_ bytes: [UInt8], _ other: [UInt8]) -> [UInt8] {
    var bytes = bytes
    let place = below(bytes.count + 1)
    switch below(12) {
    case 0, 1:
      for _ in 0...below(8) where !bytes.isEmpty {
        bytes[below(bytes.count)] ^= UInt8(1 << below(8))
      }
    case 2: bytes.insert(0, at: place)
    case 3: bytes.insert(contentsOf: repeatElement(UInt8(ascii: "a"), count: 70_000), at: place)
    case 4: bytes.removeSubrange(place...)
    case 5: bytes.insert(contentsOf: nesting(), at: place)
    case 6: bytes.insert(contentsOf: (0..<below(40)).map { _ in UInt8(below(256)) }, at: place)
    case 7: bytes.insert(contentsOf: marks[below(marks.count)].utf8, at: place)
    case 8: return other
    default: return lines(bytes)
    }
    return bytes
  }

  /// Lines dropped, doubled or exchanged.
  private mutating func lines(_ bytes: [UInt8]) -> [UInt8] {
    var lines = bytes.split(separator: 10, omittingEmptySubsequences: false)
    let (first, second) = (below(lines.count), below(lines.count))
    switch below(3) {
    case 0: lines.remove(at: first)
    case 1: lines.insert(lines[first], at: second)
    default: lines.swapAt(first, second)
    }
    return Array(lines.joined(separator: [10]))
  }

  /// Openings without ends, a thousand deep.
  private mutating func nesting() -> [UInt8] {
    let openings = ["[", "{a: ", "> ", "- ", "*", "\"", "![", "  ", "{{", "<div>", "```table\n"]
    let opening = openings[below(openings.count)]
    return Array(String(repeating: opening, count: 1000).utf8)
  }

  private let marks = [
    "{{values.X}}", "{{", "}}", "\"", ",", ";", "\t", "\r", "\u{FEFF}", "\u{2028}", "---\n", "&a ",
    "*a", "!!x ", ": ", "|", "../../..", "javascript:", "<script>", "\u{0}", "٣", "-1", "1e999",
    "99999999999999999999", "\\{{", "](", "# ", "> [!NOTE]\n", "%YAML 9.9\n", "\u{85}",
  ]
}
