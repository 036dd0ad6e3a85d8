import Diagnostics
import Glibc
import Tables

/// What a table looks like to its reader.
struct Reading {
  var header: [String] = []
  var rows: [[String]] = []
  var lines: [Int] = []
  var problems: [String] = []

  init(_ text: String) { self.init(bytes: Array(text.utf8)) }

  init(bytes: [UInt8]) {
    let result = CSVReader.read(bytes, file: "t.csv")
    problems = result.report.diagnostics.map {
      "\($0.location.line):\($0.location.column) \($0.identifier.rawValue): \($0.summary)"
    }
    guard let table = result.table else { return }
    header = table.header
    lines = table.rows.map(\.line)
    rows = table.rows.map { row in (0..<table.cellCount(row)).map { table.text(row, $0) } }
  }
}

/// Numbers that look random and are the same in every run.
struct SplitMix: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}

/// How often a test draws by chance: a hundred times more in a long run.
func rounds(_ count: Int) -> Int { getenv("ONIR_LONG") == nil ? count : count * 100 }
