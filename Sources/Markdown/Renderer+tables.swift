import Diagnostics
import Tables

extension Renderer {
  /// A fenced block `table CAPTION`: the first row is the header, cells hold inline Markdown.
  mutating func appendTable(_ node: SyntaxNode, caption: String) {
    let firstLine = node.literal.split(whereSeparator: \.isNewline).first {
      !$0.allSatisfy(\.isWhitespace)
    }
    let hasPipes = Self.pipeCells(firstLine ?? "").count > 1
    let rows = hasPipes ? pipeRows(node) : commaRows(node)
    note(.table(rows.count), node)
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
    let labels = header.cells.map(label)
    for row in rows.dropFirst() { appendRow(row, header, labels) }
    output.append("</tbody>\n</table>\n")
  }

  /// A row of a table and its line in the text.
  struct TableRow {
    let cells: [String]
    let line: Int
  }

  private mutating func appendRow(_ row: TableRow, _ header: TableRow, _ labels: [Fragment]) {
    guard row.cells.count == header.cells.count else {
      report(
        Diagnostic(
          .unevenRow, at: source.find("", line: row.line).location,
          "this row has \(row.cells.count, "cell", "cells"), the header has \(header.cells.count)",
          help: """
            an empty cell still needs its place; \\| is the sign itself, and a cell in double \
            quotes may hold a comma
            """))
      return
    }
    output.append("<tr>")
    for (index, cell) in row.cells.enumerated() {
      output.append("<td data-label=\"")
      output.append(labels[index])
      output.append("\">")
      appendInline(cell, line: row.line)
      output.append("</td>")
    }
    output.append("</tr>\n")
  }

  /// The header's words for readers on a narrow screen, where a row becomes a card.
  private func label(_ cell: String) -> Fragment {
    let tree = Self.inlineTree(cell.split(whereSeparator: \.isNewline).joined(separator: " "))
    return withExtendedLifetime(tree) { headingWords(tree.root.firstChild).fragment }
  }

  /// Inline Markdown, as the words of a heading: nothing in it can begin another block.
  private static func inlineTree(_ text: some StringProtocol) -> SyntaxTree {
    SyntaxTree(Array("# \(text) #".utf8))
  }

  /// The lines of a cell as inline Markdown.
  private mutating func appendInline(_ text: String, line: Int) {
    let offset = lineOffset
    isInCell = true
    let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    for (index, part) in lines.enumerated() {
      if index > 0 { output.append("<br />\n") }
      beginParagraph()
      lineOffset = line - 1 + index
      let tree = Self.inlineTree(part)
      withExtendedLifetime(tree) {
        var child = tree.root.firstChild.firstChild
        while child.exists {
          renderBlocks(below: child)
          child = child.next
        }
      }
    }
    lineOffset = offset
    isInCell = false
  }

  private func pipeRows(_ node: SyntaxNode) -> [TableRow] {
    var rows: [TableRow] = []
    let lines = node.literal.split(separator: "\n", omittingEmptySubsequences: false)
    for (index, line) in lines.enumerated() {
      var cells = Self.pipeCells(line)
      guard cells.contains(where: { !$0.isEmpty }) else { continue }
      if line.first(where: { !$0.isWhitespace }) == "|" { cells.removeFirst() }
      if cells.last == "", line.last(where: { !$0.isWhitespace }) == "|" {
        cells.removeLast()
      }
      if rows.count == 1, cells.allSatisfy(Self.isRule) { continue }
      rows.append(TableRow(cells: cells, line: node.line + 1 + index))
    }
    return rows
  }

  /// Whether a cell is a line between header and rows: three hyphens or more, perhaps with colons.
  private static func isRule(_ cell: String) -> Bool {
    var signs = cell.utf8[...]
    if signs.first == UInt8(ascii: ":") { signs.removeFirst() }
    if signs.last == UInt8(ascii: ":") { signs.removeLast() }
    return signs.count >= 3 && signs.allSatisfy { $0 == UInt8(ascii: "-") }
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
      moved.location = source.find("", line: diagnostic.location.line + node.line).location
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
