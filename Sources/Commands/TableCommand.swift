import Content
import Diagnostics
import Files
import Glibc
import Tables

/// `onir table`.
enum TableCommand: Command {
  static let definition = Definition(
    name: "table", summary: "prints a table as CSV, JSON or a workbook",
    arguments: ["FILE"],
    options: [
      Definition.Option(name: "--to", value: "FORM", help: "csv (if not given), xlsx or json"),
      Definition.Option(name: "--sheet", value: "NAME", help: "the sheet of a workbook"),
      Definition.Option(
        name: "--output", value: "FILE", help: "write this file instead of standard output"),
    ])

  static func run(_ arguments: Arguments, _ console: Console) throws(CommandFailure) -> ExitCode {
    let file = arguments.positional[0]
    let form: String
    do throws(Arguments.Misuse) {
      form = try arguments.choice("--to", ["csv", "xlsx", "json"])
    } catch {
      throw CommandFailure(error)
    }
    let output = arguments.value("--output")
    if form == "xlsx", output == nil, isatty(1) == 1 {
      throw .usage("a workbook cannot be shown here: pass --output FILE")
    }
    let bytes: [UInt8]
    do throws(FileError) {
      bytes = try Disk.read(file, limit: CSVReader.limits.bytes)
    } catch {
      throw error.isMissing || error.isTooLarge ? .usage(error.message) : .machine(error.message)
    }
    if arguments.value("--sheet") != nil, !TableSource.isWorkbook(bytes) {
      throw .usage("--sheet names a sheet of a workbook, and this file is none")
    }
    let source = TableSource(bytes, file: file, sheet: arguments.value("--sheet"))
    if !source.report.isEmpty {
      console.error(
        ReportFormat.human.text(
          of: source.report, content: "content", templates: "templates", in: console.language))
    }
    guard let table = source.table, !source.report.hasErrors else { return .content }
    guard let written = table.bytes(form) else { throw .machine("there is no memory left") }
    guard let output else {
      console.output(written)
      return .done
    }
    do throws(FileError) {
      _ = try Disk.replace(output, written)
    } catch {
      throw .machine(error.message)
    }
    return .done
  }
}

/// A file read as one of the content's tables, or as any other.
private struct TableSource {
  private(set) var table: CanonicalTable?
  private(set) var report: Report

  init(_ bytes: [UInt8], file: String, sheet: String?) {
    let name = file.split(separator: "/").last.map(String.init) ?? file
    let base = String(name.prefix { $0 != "." })
    let isWorkbook = Self.isWorkbook(bytes)
    if let kind = ContentTable(rawValue: base) {
      let result = kind.read(bytes, file: file, isWorkbook: isWorkbook, sheet: sheet)
      report = result.report
      take(result.table, as: kind)
      return
    }
    let isHeader = { (cells: [String]) in ContentTable.table(withHeader: cells) != nil }
    let result: (table: Table?, report: Report)
    if isWorkbook {
      // One that is none of ours may have its header anywhere; then the sheet has to be the only one.
      let ours = WorkbookReader.read(bytes, file: file, sheet: sheet, isHeader: isHeader)
      result =
        ours.table == nil ? WorkbookReader.read(bytes, file: file, sheet: sheet) : ours
    } else {
      result = CSVReader.read(bytes, file: file, isHeader: isHeader)
    }
    report = result.report
    if let kind = result.table.flatMap({ ContentTable.table(withHeader: $0.header) }) {
      take(result.table, as: kind)
    } else {
      table = result.table.map { CanonicalTable($0, name: base) }
    }
  }

  /// Whether it is a workbook: the file itself tells, whatever it is called.
  static func isWorkbook(_ bytes: [UInt8]) -> Bool {
    [[0x50, 0x4B, 3, 4], [0xD0, 0xCF, 0x11, 0xE0]].contains { bytes.starts(with: $0) }
  }

  private mutating func take(_ table: Table?, as kind: ContentTable) {
    guard let table else { return }
    report.add(contentsOf: kind.problems(in: table))
    self.table = CanonicalTable(kind, table)
  }
}

/// A table ready to be written.
private struct CanonicalTable {
  let name: String
  let header: [String]
  let rows: [[String]]
  let kinds: [ContentTable.Kind]?

  init(_ kind: ContentTable, _ table: Table) {
    let canonical = kind.canonical(table)
    name = kind.rawValue
    (header, rows, kinds) = (canonical.header, canonical.rows, canonical.kinds)
  }

  /// A table as it is.
  init(_ table: Table, name: String) {
    self.name = name
    header = table.header
    rows = table.rows.map { row in table.header.indices.map { table.text(row, $0) } }
      .filter { row in !row.allSatisfy(\.isEmpty) }
    kinds = nil
  }

  func bytes(_ form: String) -> [UInt8]? {
    switch form {
    case "xlsx":
      WorkbookWriter.bytes(
        sheet: name, header: header, rows: rows,
        columns: kinds?.map { $0.isValue ? .value : .text } ?? [])
    case "json": Array(json.utf8)
    default: CSVWriter.bytes(header: header, rows: rows)
    }
  }

  /// A list of objects, one on a line, with the columns in their order.
  private var json: String {
    let objects = rows.map { row in
      let members = zip(header, row).enumerated().map { index, member in
        "\(JSONText.quoted(member.0)):\(value(member.1, index))"
      }
      return "{\(members.joined(separator: ","))}"
    }
    return "[\(objects.joined(separator: ",\n"))]\n"
  }

  /// A number where the column has numbers; everything else is text.
  private func value(_ text: String, _ index: Int) -> String {
    guard let kinds, [.number, .count].contains(kinds[index]), let number = Int(text) else {
      return JSONText.quoted(text)
    }
    return String(number)
  }
}
