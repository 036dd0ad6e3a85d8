/// A workbook of Office Open XML (ECMA-376): its sheets, read one at a time.
final class Workbook {
  /// A sheet by its name.
  struct Sheet {
    let name: String
    let isHidden: Bool
    let part: String
  }

  /// Why a file cannot be read as a workbook.
  enum Failure: Error {
    case text
    case old
    case protected
    case openDocument
    case damaged
    case tooLarge
    case swollen
    case documentType
  }

  let sheets: [Sheet]
  private let archive: ZipArchive
  private let countsFrom1904: Bool
  private let strings: StringVisitor
  private let formats: [NumberFormat]

  init(_ bytes: [UInt8]) throws(Failure) {
    if bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0]) {
      throw Self.isProtected(bytes) ? .protected : .old
    }
    guard bytes.starts(with: [0x50, 0x4B]) else { throw .text }
    do throws(ZipArchive.Failure) {
      archive = try ZipArchive(bytes)
    } catch {
      throw Failure(error)
    }
    if let type = try Self.read(archive, "mimetype"),
      String(decoding: type, as: UTF8.self).contains("opendocument")
    {
      throw .openDocument
    }
    let top = try Self.relations(archive, "")
    let main = top.first { $0.type == "officeDocument" }?.target ?? "xl/workbook.xml"
    let book = WorkbookVisitor()
    guard try Self.visit(archive, main, book) else { throw .damaged }
    let parts = try Self.relations(archive, main)
    countsFrom1904 = book.countsFrom1904
    // A sheet of charts is none that a table could be on.
    sheets = book.sheets.compactMap { sheet in
      parts.first { $0.id == sheet.relation && $0.type == "worksheet" }
        .map { Sheet(name: sheet.name, isHidden: sheet.isHidden, part: $0.target) }
    }
    let styles = StyleVisitor()
    if let part = parts.first(where: { $0.type == "styles" })?.target {
      _ = try Self.visit(archive, part, styles)
    }
    formats = styles.formats
    let strings = StringVisitor()
    let part = parts.first { $0.type == "sharedStrings" }?.target
    if let part { _ = try Self.visit(archive, part, strings) }
    self.strings = strings
  }

  /// What stands on a sheet.
  func read(_ sheet: Sheet) throws(Failure) -> SheetVisitor {
    let visitor = SheetVisitor(
      strings: strings, formats: formats, countsFrom1904: countsFrom1904)
    guard try Self.visit(archive, sheet.part, visitor) else { throw .damaged }
    return visitor
  }

  private static func read(_ archive: ZipArchive, _ part: String) throws(Failure) -> [UInt8]? {
    do throws(ZipArchive.Failure) {
      return try archive.read(part)
    } catch {
      throw Failure(error)
    }
  }

  /// Reads one part; false when it is not there.
  private static func visit(_ archive: ZipArchive, _ part: String, _ visitor: any XMLVisitor)
    throws(Failure) -> Bool
  {
    guard let bytes = try read(archive, part) else { return false }
    do throws(XMLRun.Failure) {
      try XMLRun.parse(bytes, visitor)
    } catch {
      throw error == .documentType ? .documentType : .damaged
    }
    return true
  }

  /// What a part leads to, by paths from the archive's top.
  private static func relations(_ archive: ZipArchive, _ part: String) throws(Failure)
    -> [(id: String, type: String, target: String)]
  {
    let folders = part.split(separator: "/").dropLast().map(String.init)
    let name = part.split(separator: "/").last.map(String.init) ?? ""
    let visitor = RelationVisitor()
    let path = (folders + ["_rels", "\(name).rels"]).joined(separator: "/")
    _ = try visit(archive, path, visitor)
    return visitor.targets.map { relation in
      var steps = relation.target.hasPrefix("/") ? [] : folders
      for step in relation.target.split(separator: "/") where step != "." {
        if step == ".." { _ = steps.popLast() } else { steps.append(String(step)) }
      }
      return (relation.id, relation.type, steps.joined(separator: "/"))
    }
  }

  /// Whether an old container holds a workbook with a password: its stream has a name of its own.
  private static func isProtected(_ bytes: [UInt8]) -> Bool {
    let name = Array("EncryptedPackage".utf8.map { [$0, 0] }.joined())
    return bytes.prefix(1 << 20).firstRange(of: name) != nil
  }
}

extension Workbook.Failure {
  fileprivate init(_ failure: ZipArchive.Failure) {
    switch failure {
    case .damaged: self = .damaged
    case .encrypted: self = .protected
    case .tooLarge: self = .tooLarge
    case .swollen: self = .swollen
    }
  }
}
