/// A place in a file: `content/…` or `templates/…`, whatever the folders are called on this machine.
public struct Location: Sendable, Equatable {
  /// The file's path from `content/` or `templates/`, with forward slashes.
  public var file: String
  /// The sheet of a workbook, if the file is one.
  public var sheet: String?
  /// Lines count from 1; for a table, the line where the record begins (the header is line 1).
  public var line: Int
  /// Unicode scalars from 1 in a text; the number of the field from 1 in a table.
  public var column: Int
  /// The key or the table column's name, if there is one.
  public var field: String?

  /// Makes a place; the beginning of the file by default.
  public init(
    _ file: String, line: Int = 1, column: Int = 1, field: String? = nil, sheet: String? = nil
  ) {
    self.file = file
    self.line = line
    self.column = column
    self.field = field
    self.sheet = sheet
  }
}
