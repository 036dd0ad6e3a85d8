/// `xl/worksheets/sheet1.xml`: every cell that is not empty, row by row.
final class SheetVisitor: XMLVisitor {
  /// A row with something in it.
  struct Row {
    let line: Int
    let isHidden: Bool
    let firstCell: Int
    var cellCount: Int
  }

  /// What stands in a cell instead of a value.
  enum Fault: Equatable {
    case formulaWithoutValue
    case error(String)
  }

  /// Why a sheet cannot be read to its end.
  enum Limit {
    case rows
    case columns(line: Int)
    case text
    case damaged
  }

  /// Cells beside one another and lines below one another that were made one.
  struct Merge {
    let columns: ClosedRange<Int>
    let lines: ClosedRange<Int>
  }

  private let strings: [Table.Cell]
  private let formats: [NumberFormat]
  private let countsFrom1904: Bool
  private(set) var storage: [UInt8]
  private(set) var rows: [Row] = []
  private(set) var cells: [(column: Int, text: Table.Cell)] = []
  private(set) var faults: [(line: Int, column: Int, fault: Fault)] = []
  private(set) var merges: [Merge] = []
  private(set) var limit: Limit?
  private var rowElements = 0
  private var textLength = 0
  private var line = 0
  private var isHidden = false
  private var column = 0
  private var type = ""
  private var style = 0
  private var hasFormula = false
  private var hasValue = false
  private var start = 0
  private var isValue = false
  private var phonetic = 0
  private var isInCell = false

  init(
    strings: StringVisitor, formats: [NumberFormat], countsFrom1904: Bool
  ) {
    self.strings = strings.cells
    storage = strings.storage
    self.formats = formats
    self.countsFrom1904 = countsFrom1904
  }

  var isStopped: Bool { limit != nil }

  func start(_ name: String, _ attributes: XMLAttributes) {
    switch name {
    case "row": startRow(attributes)
    case "c": startCell(attributes)
    case "f": hasFormula = isInCell
    case "v", "t":
      guard isInCell, phonetic == 0 else { return }
      // A phonetic hint or a second value would be another text; a rich text has many pieces.
      isValue = true
      hasValue = true
    case "rPh": phonetic += 1
    case "mergeCell": addMerge(attributes["ref"] ?? "")
    default: break
    }
  }

  private func startRow(_ attributes: XMLAttributes) {
    rowElements += 1
    let next = attributes["r"].map { Int($0) ?? 0 } ?? line + 1
    guard next > line, next <= 1_048_576 else { return stop(.damaged) }
    guard rowElements <= CSVReader.limits.rows else { return stop(.rows) }
    line = next
    column = 0
    isHidden = ["1", "true"].contains(attributes["hidden"] ?? "")
  }

  private func startCell(_ attributes: XMLAttributes) {
    if let reference = attributes["r"] {
      guard let place = CellReference.parse(reference), place.line == line, place.column > column
      else { return stop(.damaged) }
      column = place.column
    } else {
      column += 1
    }
    guard line > 0 else { return stop(.damaged) }
    type = attributes["t"] ?? "n"
    style = attributes["s"].flatMap { Int($0) } ?? 0
    (hasFormula, hasValue, isInCell) = (false, false, true)
    start = storage.count
  }

  func text(_ bytes: UnsafeBufferPointer<UInt8>) {
    if isValue { storage.append(contentsOf: bytes) }
  }

  func end(_ name: String) {
    switch name {
    case "v", "t": isValue = false
    case "rPh": phonetic -= 1
    case "c" where isInCell:
      isInCell = false
      finishCell()
    default: break
    }
  }

  private func finishCell() {
    let raw = storage.count - start
    if hasFormula, raw == 0, !(hasValue && type == "str") {
      return add(fault: .formulaWithoutValue)
    }
    switch type {
    case "s":
      let index = Int(String(decoding: storage[start...], as: UTF8.self))
      storage.removeSubrange(start...)
      guard raw > 0 else { return }
      guard let index, strings.indices.contains(index) else { return stop(.damaged) }
      add(strings[index])
    case "e":
      let text = String(decoding: storage[start...].prefix(16), as: UTF8.self)
      storage.removeSubrange(start...)
      add(fault: .error(text))
    case "b": replace(storage[start...].elementsEqual("1".utf8) ? "TRUE" : "FALSE", raw)
    case "str", "inlineStr":
      CellText.unescape(&storage, from: start)
      add(CellText.trimmed(storage, start, storage.count))
    case "d":
      // A day, perhaps with a midnight after it.
      let text = String(decoding: storage[start...], as: UTF8.self)
      let parts = text.split(separator: "T", maxSplits: 1)
      let isMidnight = parts.count == 2 && parts[1].allSatisfy { "0:.Z".contains($0) }
      replace(isMidnight ? String(parts[0]) : text.replacing("T", with: " "), raw)
    default: finishNumber(raw)
    }
  }

  private func finishNumber(_ raw: Int) {
    guard raw > 0 else { return }
    guard let value = Double(String(decoding: storage[start...], as: UTF8.self)), value.isFinite
    else { return stop(.damaged) }
    let format = formats.indices.contains(style) ? formats[style] : .number
    replace(format.text(of: value, countsFrom1904: countsFrom1904), raw)
  }

  private func replace(_ text: String, _ raw: Int) {
    storage.removeSubrange(start...)
    guard raw > 0 else { return }
    storage.append(contentsOf: text.utf8)
    add(CellText.trimmed(storage, start, storage.count))
  }

  private func add(_ cell: Table.Cell) {
    guard cell.count > 0 else { return }
    textLength += cell.count
    guard textLength <= ZipArchive.limits.bytes else { return stop(.text) }
    openRow()
    cells.append((column, cell))
    rows[rows.count - 1].cellCount += 1
    if rows[rows.count - 1].cellCount > CSVReader.limits.columns { stop(.columns(line: line)) }
  }

  private func openRow() {
    if rows.last?.line == line { return }
    rows.append(Row(line: line, isHidden: isHidden, firstCell: cells.count, cellCount: 0))
  }

  private func add(fault: Fault) {
    guard faults.count < 100 else { return }
    openRow()
    faults.append((line, column, fault))
  }

  private func addMerge(_ reference: String) {
    let corners = reference.split(separator: ":").map { CellReference.parse($0) }
    guard corners.count == 2, let first = corners[0], let last = corners[1],
      first.column <= last.column, first.line <= last.line, merges.count < 100_000
    else { return }
    merges.append(Merge(columns: first.column...last.column, lines: first.line...last.line))
  }

  private func stop(_ limit: Limit) {
    if self.limit == nil { self.limit = limit }
  }
}
