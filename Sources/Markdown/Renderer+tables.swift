import Diagnostics
import Tables

extension Renderer {
  /// A fenced block `table CAPTION`: the first row is the header, cells hold inline Markdown.
  mutating func appendTable(_ node: SyntaxNode, caption: String) {
    let rows = node.literal.contains("|") ? pipeRows(node) : commaRows(node)
    guard let header = rows.first else {
      report(
        Diagnostic(
          .unevenRow, at: place(of: "table", node), "the table has no rows",
          help: "write the header row on the line after the opening fence"))
      return
    }
    breakLine()
    output.append("<table>\n")
    if !caption.isEmpty {
      output.append("<caption>")
      appendInline(caption, line: node.line)
      output.append("</caption>\n")
    }
    output.append("<thead>\n<tr>")
    for cell in header.cells {
      output.append("<th scope=\"col\">")
      appendInline(cell, line: header.line)
      output.append("</th>")
    }
    output.append("</tr>\n</thead>\n<tbody>\n")
    for row in rows.dropFirst() { appendRow(row, header) }
    output.append("</tbody>\n</table>\n")
  }

  /// A row of a table and its line in the text.
  struct TableRow {
    let cells: [String]
    let line: Int
  }

  private mutating func appendRow(_ row: TableRow, _ header: TableRow) {
    guard row.cells.count == header.cells.count else {
      report(
        Diagnostic(
          .unevenRow, at: source.location(of: "", line: row.line),
          "this row has \(row.cells.count) cells, the header has \(header.cells.count)",
          help: "write \\| for the sign itself; an empty cell still needs its place"))
      return
    }
    output.append("<tr>")
    for (index, cell) in row.cells.enumerated() {
      output.append("<td data-label=\"")
      appendLabel(header.cells[index])
      output.append("\">")
      appendInline(cell, line: row.line)
      output.append("</td>")
    }
    output.append("</tr>\n")
  }

  /// The header's words for readers on a narrow screen, where a row becomes a card.
  private mutating func appendLabel(_ cell: String) {
    var silent = Renderer(source: source, options)
    let words = cell.filter { !"*_`".contains($0) }
    silent.appendText(words, line: 1, from: 1)
    output.append(silent.output)
  }

  /// One line of inline Markdown; nothing in it can begin a block.
  private mutating func appendInline(_ text: String, line: Int) {
    let tree = SyntaxTree(Array("\(Source.inlineMark)\(text)".utf8))
    let offset = lineOffset
    lineOffset = line - 1
    withExtendedLifetime(tree) {
      var child = tree.root.firstChild.firstChild
      while child.exists {
        renderBlocks(below: child)
        child = child.next
      }
    }
    lineOffset = offset
  }

  private func pipeRows(_ node: SyntaxNode) -> [TableRow] {
    var rows: [TableRow] = []
    let lines = node.literal.split(separator: "\n", omittingEmptySubsequences: false)
    for (index, line) in lines.enumerated() {
      var cells = Self.pipeCells(line)
      guard cells.contains(where: { !$0.isEmpty }) else { continue }
      if line.first(where: { $0 != " " }) == "|" { cells.removeFirst() }
      if cells.last == "", line.reversed().first(where: { $0 != " " }) == "|" {
        cells.removeLast()
      }
      if rows.count == 1, cells.allSatisfy({ $0.wholeMatch(of: /:?-{3,}:?/) != nil }) { continue }
      rows.append(TableRow(cells: cells, line: node.line + 1 + index))
    }
    return rows
  }

  private static func pipeCells(_ line: Substring) -> [String] {
    var cells = [""]
    var isEscaped = false
    for character in line {
      if character == "|", !isEscaped {
        cells.append("")
      } else {
        if character == "|", isEscaped { cells[cells.count - 1].removeLast() }
        cells[cells.count - 1].append(character)
      }
      isEscaped = character == "\\" && !isEscaped
    }
    return cells.map { trimmed($0[...]) }
  }

  private mutating func commaRows(_ node: SyntaxNode) -> [TableRow] {
    guard node.literal.contains(where: { !$0.isWhitespace }) else { return [] }
    let result = CSVReader.read(Array(node.literal.utf8), file: source.file)
    for diagnostic in result.report.diagnostics where diagnostic.identifier != .unevenRow {
      var moved = diagnostic
      moved.location = source.location(of: "", line: diagnostic.location.line + node.line)
      report(moved)
    }
    guard let table = result.table else { return [] }
    return [TableRow(cells: table.header, line: node.line + 1)]
      + table.rows.map { row in
        TableRow(
          cells: (0..<table.cellCount(row)).map { table.text(row, $0) }, line: node.line + row.line)
      }
  }
}
