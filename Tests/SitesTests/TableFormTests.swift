import Content
import Diagnostics
import Foundation
import Tables
import TestSupport
import Testing

/// The same table gives the same pages, whatever program saved it and in whatever form.
@Suite("Forms of tables") struct TableFormTests {
  /// Every table, as the smallest site has none of most.
  static let tables: [(path: String, text: String)] = [
    (
      "content/regions",
      """
      region,city,kato,name_kk,name_ru,level,lat,lon,phone,in_kk
      atyrau,,230000000,Атырау облысы,Атырауская область,,,,,
      atyrau,atyrau,231000000,Атырау,Атырау,city,47.10694,51.9,+7 700 000-00-01,
      atyrau,inder,233600000,Индер ауданы,Индерский район,district,,,77000000002,Індерде
      """
    ),
    (
      "content/calendar",
      """
      date,kind,name_kk,name_ru
      2026-12-16,H,Тәуелсіздік күні,День Независимости
      2026-12-18,T,Ауыстырылған демалыс,Перенос выходного дня
      """
    ),
    (
      "content/cities/atyrau/kindergartens",
      """
      id,name_kk,name_ru,ownership,languages,groups,capacity,enrolled,phone,address_ru,lat,lon
      a-1,«Ұлағат» бөбекжай-бақшасы,Ясли-сад «Улагат»,state,kk;ru,4,1234,90,+7 700 000-00-03,"улица Абая, дом 7",47.1,51.95
      102,Қызғалдақ,Ёлочка № 5,private,kk,2,50,49,,,,
      """
    ),
    (
      "content/cities/atyrau/vacancies",
      """
      date,kindergarten_id,age_group,group_type,language,places
      2026-11-20,a-1,3-4,general,kk,30
      2026-11-20,102,2-3,inclusive,ru,4
      2026-10-20,a-1,5-6,mixed,mixed,1100
      """
    ),
    (
      "content/cities/atyrau/statistics",
      """
      month,queue_total,queue_benefit,places_total,places_free,referrals_issued
      2026-10,12000,<5,500,20,30
      2026-11,1210,50,500,0,31
      """
    ),
    (
      "content/cities/atyrau/reviews",
      """
      date,language,kindergarten_id,rating,text,status
      2026-11-10,kk,a-1,5,"Апайларына рахмет, бәрі ұнады",published
      2026-10-28,ru,,3,"Первая строка
      и вторая: всё ли понятно?",published
      2026-10-27,ru,102,1,Не показывать,rejected
      """
    ),
  ]

  /// A form of tables, and how a table is written in it.
  struct Form: Sendable, CustomTestStringConvertible {
    let name: String
    var ending = "csv"
    let bytes: @Sendable (ContentTable, ContentTable.Canonical) -> [UInt8]

    var testDescription: String { name }
  }

  private static func csv(
    _ table: ContentTable.Canonical, _ separator: String, ending: String = "\n",
    header: [String]? = nil, cell: (ContentTable.Kind, String) -> String = { $1 }
  ) -> String {
    let rows = [header ?? table.header] + table.rows.map { zip(table.kinds, $0).map(cell) }
    return rows.map { row in
      row.map { cell in
        let needs = cell.unicodeScalars.contains { "\",;\t\n".unicodeScalars.contains($0) }
        return needs ? "\"\(cell.replacing("\"", with: "\"\""))\"" : cell
      }.joined(separator: separator) + ending
    }.joined()
  }

  /// What Excel with Russian settings shows: 20.11.2026, 10.2026, 1 234, 47,1.
  private static func russian(_ kind: ContentTable.Kind, _ text: String) -> String {
    let parts = text.split(separator: "-").reversed().joined(separator: ".")
    switch kind {
    case .day, .month: return parts
    case .degrees: return text.replacing(".", with: ",")
    case .number where text.count > 3, .count where text.count > 3:
      return "\(text.dropLast(3))\u{A0}\(text.suffix(3))"
    default: return text
    }
  }

  private static func titles(_ table: ContentTable, _ header: [String], _ kazakh: Bool) -> [String]
  {
    header.map { name in
      table.columns.first { $0.name == name }?.title(kazakh ? .kazakh : .russian) ?? name
    }
  }

  private static func encoded(_ text: String, _ encoding: String) -> [UInt8] {
    guard encoding.hasPrefix("UTF-16") else {
      let table = Dictionary(
        uniqueKeysWithValues: Unicode.Scalar.single.map { ($0.value, $0.key) })
      return text.unicodeScalars.map { table[$0] ?? UInt8(ascii: "?") }
    }
    return text.utf16.flatMap { unit -> [UInt8] in
      let (high, low) = (UInt8(unit >> 8), UInt8(unit & 0xFF))
      return encoding == "UTF-16LE" ? [low, high] : [high, low]
    }
  }

  private static func workbook(
    _ table: ContentTable, _ canonical: ContentTable.Canonical, header: [String], texts: Bool
  ) -> [UInt8] {
    WorkbookWriter.bytes(
      sheet: table.sheetNames[1], header: header, rows: canonical.rows,
      columns: canonical.kinds.map { $0.isValue && !texts ? .value : .text }) ?? []
  }

  static let forms: [Form] = [
    Form(name: "semicolons") { Array(csv($1, ";").utf8) },
    Form(name: "tabs, CRLF, a mark") { [0xEF, 0xBB, 0xBF] + csv($1, "\t", ending: "\r\n").utf8 },
    Form(name: "Excel in Russian, KZ-1048") { table, canonical in
      let header = titles(table, canonical.header, false)
      return encoded(
        "sep=;\r\n" + csv(canonical, ";", ending: "\r\n", header: header, cell: russian), "KZ-1048")
    },
    Form(name: "Excel in Kazakh, UTF-16LE") { table, canonical in
      let header = titles(table, canonical.header, true).map { $0.uppercased() }
      return [0xFF, 0xFE]
        + encoded(csv(canonical, "\t", ending: "\r\n", header: header, cell: russian), "UTF-16LE")
    },
    Form(name: "UTF-16BE without a mark") { encoded(csv($1, ";"), "UTF-16BE") },
    Form(name: "titles above and empty columns") { _, canonical in
      Array(("Бекітілді;;\n2026 жыл\n" + csv(canonical, ";", ending: ";;\n")).utf8)
    },
    Form(name: "workbook", ending: "xlsx") { table, canonical in
      workbook(table, canonical, header: canonical.header, texts: false)
    },
    Form(name: "workbook of texts in Kazakh", ending: "xlsx") { table, canonical in
      workbook(
        table, canonical, header: titles(table, canonical.header, true).map { " \($0)\n" },
        texts: true)
    },
  ]

  @Test("Gives the same pages, byte for byte", arguments: forms)
  func givesSamePages(form: Form) throws {
    let site = Self.site { _, _ in nil }
    let first = site.build()
    #expect(first.code == 0, "\(first.error)")
    let wanted = site.published()
    #expect(wanted.count > 100)
    let other = Self.site { table, canonical in (form.ending, form.bytes(table, canonical)) }
    let run = other.build()
    #expect(run.code == 0 && run.error.isEmpty, "\(run.error)")
    #expect(TestSite.difference(wanted, other.published()) == [])
  }

  /// A site whose tables have been written anew, or stand as they are.
  private static func site(
    _ form: (ContentTable, ContentTable.Canonical) -> (ending: String, bytes: [UInt8])?
  ) -> TestSite {
    let site = TestSite(tables.map { "-- \($0.path).csv --\n\($0.text)\n\n" }.joined())
    for (path, text) in tables {
      let name = path.split(separator: "/").last.map(String.init) ?? ""
      guard let kind = ContentTable(rawValue: name),
        let table = kind.read(Array(text.utf8), file: "t.csv").table,
        let (ending, bytes) = form(kind, kind.canonical(table))
      else { continue }
      try? FileManager.default.removeItem(atPath: "\(site.folder)/\(path).csv")
      site.write(bytes: bytes, "\(path).\(ending)")
    }
    return site
  }
}

extension Unicode.Scalar {
  /// The letters of KZ-1048, by what the reader makes of each byte.
  fileprivate static let single: [UInt8: Unicode.Scalar] = {
    var table: [UInt8: Unicode.Scalar] = [:]
    for byte in UInt8.min...UInt8.max where byte < 0x80 || (byte != 0x98 && byte != 0xA0) {
      // Beside enough plain letters, so that the text is taken for Cyrillic.
      let text = Encoding.text(of: [byte] + (byte < 0x80 ? [] : [0x20, 0xC0, 0xE0, 0xE1, 0xE2]))
      if let scalar = text?.unicodeScalars.first { table[byte] = scalar }
    }
    table[0xA0] = "\u{A0}"
    return table
  }()
}
