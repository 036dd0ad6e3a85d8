public import Diagnostics

/// Reads a table from a workbook (`.xlsx`): the sheet that holds it, and on it the header and what follows.
///
/// Dates become 2026-11-20, months 2026-11, numbers plain digits, so that a cell reads as in CSV. Rows
/// and columns with nothing in them are no part of the table; hidden rows are, and a warning names them.
public enum WorkbookReader {
  /// The table of a file, as far as it could be read, and what is wrong with it.
  ///
  /// - Parameters:
  ///   - bytes: The file.
  ///   - file: Its name for messages.
  ///   - sheet: The sheet to read, whether hidden or not; nil to look for it.
  ///   - names: What the sheet may be called, the best name first.
  ///   - isHeader: Tells the header from titles above it, and the sheet from others.
  ///   - isCounted: Tells by its name a column of numbers, whose cells may not be merged.
  /// - Returns: The table, nil when there is none, and the report.
  public static func read(
    _ bytes: [UInt8], file: String, sheet: String? = nil, names: [String] = [],
    isHeader: (([String]) -> Bool)? = nil, isCounted: ((String) -> Bool)? = nil
  ) -> (table: Table?, report: Report) {
    var search = SheetSearch(
      file: file, names: names, isHeader: isHeader, isCounted: isCounted)
    do throws(Workbook.Failure) {
      guard bytes.count <= CSVReader.limits.bytes else { throw .tooLarge }
      let workbook = try Workbook(bytes)
      if let sheet {
        try search.take(sheet, of: workbook)
      } else {
        try search.choose(from: workbook)
      }
    } catch {
      search.report.add(refusal(error, file))
    }
    return (search.table, search.report)
  }

  private static func refusal(_ failure: Workbook.Failure, _ file: String) -> Diagnostic {
    let place = Location(file)
    switch failure {
    case .text:
      return Diagnostic(
        .tableFormat, at: place, "this is not a workbook, though its name ends in .xlsx",
        help: "save it as an Excel workbook (.xlsx); if it is CSV, give it the ending .csv")
    case .old:
      return Diagnostic(
        .tableFormat, at: place, "this is a workbook of an old format",
        help: "open it and save it as an Excel workbook (.xlsx)")
    case .protected:
      return Diagnostic(
        .tableFormat, at: place, "this workbook is protected by a password",
        help: "take the password off (in Excel: File, Info, Protect Workbook) and save it")
    case .openDocument:
      return Diagnostic(
        .tableFormat, at: place, "this is a sheet of OpenDocument, not an Excel workbook",
        help: "open it and save it as an Excel workbook (.xlsx)")
    case .damaged:
      return Diagnostic(
        .tableFormat, at: place, "this workbook is damaged and cannot be read",
        help: "open it and save it once more, or copy the whole file anew")
    case .tooLarge:
      return Diagnostic(
        .fileTooLarge, at: place,
        "this workbook grows beyond \(CSVReader.limits.bytes >> 20) MiB when it is unpacked",
        help: "copy the table alone into a new workbook")
    case .swollen:
      return Diagnostic(
        .fileTooLarge, at: place, "this workbook unpacks to far more than a table holds",
        help: "copy the table alone into a new workbook")
    case .documentType:
      return Diagnostic(
        .tableFormat, at: place, "this workbook defines its own abbreviations, which none needs",
        help: "copy the table alone into a new workbook")
    }
  }
}
