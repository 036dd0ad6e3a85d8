/// `_rels/*.rels`: what a part of a workbook leads to.
final class RelationVisitor: XMLVisitor {
  private(set) var targets: [(id: String, type: String, target: String)] = []
  let isStopped = false

  func start(_ name: String, _ attributes: XMLAttributes) {
    guard name == "Relationship", let target = attributes["Target"] else { return }
    let type = attributes["Type"]?.split(separator: "/").last.map(String.init) ?? ""
    targets.append((attributes["Id"] ?? "", type, target))
  }

  func end(_ name: String) {}
  func text(_ bytes: UnsafeBufferPointer<UInt8>) {}
}

/// `xl/workbook.xml`: the sheets in their order.
final class WorkbookVisitor: XMLVisitor {
  private(set) var sheets: [(name: String, relation: String, isHidden: Bool)] = []
  private(set) var countsFrom1904 = false
  let isStopped = false

  func start(_ name: String, _ attributes: XMLAttributes) {
    switch name {
    case "workbookPr": countsFrom1904 = ["1", "true"].contains(attributes["date1904"] ?? "0")
    case "sheet":
      sheets.append(
        (
          attributes["name"] ?? "", attributes["id"] ?? "",
          ["hidden", "veryHidden"].contains(attributes["state"] ?? "")
        ))
    default: break
    }
  }

  func end(_ name: String) {}
  func text(_ bytes: UnsafeBufferPointer<UInt8>) {}
}

/// `xl/styles.xml`: the format of the numbers of each style.
final class StyleVisitor: XMLVisitor {
  private var codes: [Int: String] = [:]
  private var ids: [Int] = []
  private var isInCells = false
  let isStopped = false

  var formats: [NumberFormat] {
    ids.map { id in codes[id].map(NumberFormat.init(code:)) ?? NumberFormat(builtIn: id) }
  }

  func start(_ name: String, _ attributes: XMLAttributes) {
    switch name {
    case "numFmt":
      if let id = attributes["numFmtId"].flatMap({ Int($0) }) {
        codes[id] = attributes["formatCode"]
      }
    case "cellXfs": isInCells = true
    case "xf" where isInCells: ids.append(attributes["numFmtId"].flatMap { Int($0) } ?? 0)
    default: break
    }
  }

  func end(_ name: String) {
    if name == "cellXfs" { isInCells = false }
  }

  func text(_ bytes: UnsafeBufferPointer<UInt8>) {}
}

/// `xl/sharedStrings.xml`: the texts that cells name by number, as runs of one byte array.
final class StringVisitor: XMLVisitor {
  private(set) var storage: [UInt8] = []
  private(set) var cells: [Table.Cell] = []
  private var start = 0
  private var phonetic = 0
  private var isText = false
  let isStopped = false

  func start(_ name: String, _ attributes: XMLAttributes) {
    switch name {
    case "si": start = storage.count
    case "rPh": phonetic += 1
    case "t": isText = phonetic == 0
    default: break
    }
  }

  func end(_ name: String) {
    switch name {
    case "si":
      CellText.unescape(&storage, from: start)
      cells.append(CellText.trimmed(storage, start, storage.count))
    case "rPh": phonetic -= 1
    case "t": isText = false
    default: break
    }
  }

  func text(_ bytes: UnsafeBufferPointer<UInt8>) {
    if isText { storage.append(contentsOf: bytes) }
  }
}
