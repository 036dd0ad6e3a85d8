import Diagnostics
import Glibc
import Testing

@testable import Tables

@Suite("Encodings of tables") struct EncodingTests {
  private func refusal(_ bytes: [UInt8]) -> (text: String, help: String)? {
    let result = CSVReader.read(bytes, file: "t.csv")
    guard result.table == nil, let found = result.report.diagnostics.first else { return nil }
    let place = "\(found.location.line):\(found.location.column)"
    return (
      "\(place) \(found.identifier.rawValue): \(found.summary.text())", found.help?.text() ?? ""
    )
  }

  /// The text in another encoding, by the C library's own converter.
  private func converted(_ text: String, to encoding: String) -> [UInt8]? {
    guard let converter = iconv_open(encoding, "UTF-8"), Int(bitPattern: converter) != -1 else {
      return nil
    }
    defer { iconv_close(converter) }
    var source = Array(text.utf8CString.dropLast())
    var target = [CChar](repeating: 0, count: source.count * 4 + 8)
    let (sourceCount, targetCount) = (source.count, target.count)
    let left: Int? = source.withUnsafeMutableBufferPointer { from in
      target.withUnsafeMutableBufferPointer { to in
        var (input, inputLeft) = (from.baseAddress, sourceCount)
        var (output, outputLeft) = (to.baseAddress, targetCount)
        let status = iconv(converter, &input, &inputLeft, &output, &outputLeft)
        return status == .max ? nil : outputLeft
      }
    }
    guard let left else { return nil }
    return target.prefix(target.count - left).map { UInt8(bitPattern: $0) }
  }

  @Test("Reads every sign of KZ-1048 as the C library does")
  func readsEverySign() throws {
    for (index, sign) in Encoding.upperSigns.enumerated() where sign != "\u{FFFD}" {
      #expect(converted(String(sign), to: "RK1048") == [UInt8(index + 0x80)], "\(sign)")
    }
    let letters = (0x410...0x44F).compactMap(Unicode.Scalar.init).map(String.init).joined()
    #expect(converted(letters, to: "RK1048") == (0xC0...0xFF).map { UInt8($0) })
    #expect(Encoding.text(of: Array(0xC0...0xFF)) == letters)
    // What Windows-1251 has that is Russian stands at the same places.
    let russian = letters + "Ёё№«»—–“”„…§©"
    #expect(converted(russian, to: "RK1048") == converted(russian, to: "CP1251"))
  }

  @Test(
    "Reads a table in every encoding that spreadsheets write",
    arguments: ["RK1048", "CP1251", "UTF-16LE", "UTF-16BE", "UTF-16", "UTF-8"])
  func readsEncodings(encoding: String) throws {
    let kazakh =
      "Атауы;Мекенжайы\r\n«Ұлағат» бөбекжай-бақшасы;Қызғалдақ көшесі, 5-үй\r\n№ 12 Һ Ңң;Әә Іі Үү\r\n"
    let russian = "Название;Адрес\r\n«Ёлочка» № 5;улица Абая, дом 7 — двор\r\n"
    let text = encoding == "CP1251" ? russian : kazakh
    let bytes = try #require(converted(text, to: encoding))
    #expect(Encoding.text(of: bytes) == text)
    let reading = Reading(bytes: bytes)
    #expect(reading.problems.isEmpty)
    #expect(reading.header == text.prefix { $0 != "\r\n" }.split(separator: ";").map(String.init))
    if encoding.hasPrefix("UTF-16") {
      let mark: [UInt8] = encoding == "UTF-16BE" ? [0xFE, 0xFF] : [0xFF, 0xFE]
      #expect(Encoding.text(of: encoding == "UTF-16" ? bytes : mark + bytes) == text)
    }
  }

  @Test(
    "Refuses a table of one row in an encoding of other systems",
    arguments: ["CP866", "KOI8-R", "MAC-CYRILLIC"])
  func refusesOthers(encoding: String) throws {
    guard let bytes = converted("id,name\na-1,Солнце\na-2,Детский сад Радуга\n", to: encoding)
    else {
      // The C library has no such converter here.
      return
    }
    let found = try #require(refusal(bytes))
    #expect(
      found.text == "2:1 not-utf8: this table is in none of the encodings that are known here")
  }

  @Test(
    "Reads quotations, dashes and capitals as they are written in Windows-1251",
    arguments: [
      "a;„балапан“", "a;“балапан”", "a;ЖШС «Күн»", "a;КОММУНАЛДЫҚ МЕМЛЕКЕТТІК", "a;№ 5 – сад",
      "a;сад №5", "a;© Қазақ", "a;§ 5", "a;‘Солнце", "a;Балапан…",
    ])
  func readsOrdinary(text: String) throws {
    let bytes = try #require(converted(text, to: "RK1048"))
    #expect(Encoding.text(of: bytes) == text)
  }

  @Test("Reads a single letter beside ASCII as Windows writes it")
  func readsLittle() {
    #expect(Encoding.text(of: [0x61, 0x3B, 0xB9, 0x31]) == "a;№1")
    #expect(Encoding.text(of: [0x31, 0xA0, 0x32, 0x33, 0x34]) == "1\u{A0}234")
  }

  @Test(
    "Refuses with advice",
    arguments: [
      ([0x50, 0x4B, 0x03, 0x04, 0x14], "1:1 table-format: this is a workbook, not CSV"),
      (
        [0xD0, 0xCF, 0x11, 0xE0, 0xA1],
        "1:1 table-format: this is a workbook of an old format, not CSV"
      ),
      // Half a pair, an odd byte, a zero.
      (
        [0xFF, 0xFE, 0x61, 0, 0x0A, 0, 0, 0xD8, 0x61, 0],
        "2:1 not-utf8: this table is damaged: it is no UTF-16 from here on"
      ),
      (
        [0xFE, 0xFF, 0, 0x61, 0],
        "1:1 not-utf8: this table is damaged: it is no UTF-16 from here on"
      ),
      (
        [0xFF, 0xFE, 0x61, 0, 0, 0],
        "1:1 not-utf8: this table is damaged: it is no UTF-16 from here on"
      ),
      // A sign that no table has, a bell, letters of the DOS encoding, UTF-8 with a byte lost.
      (
        [0xC0, 0xC1, 0x0A, 0x98],
        "2:1 not-utf8: this table is in none of the encodings that are known here"
      ),
      (
        [0xC0, 0x0A, 0x0A, 0x07],
        "3:1 not-utf8: this table is in none of the encodings that are known here"
      ),
      (
        [0x61, 0x0A, 0xAD, 0xA0, 0xA7, 0xA2],
        "2:1 not-utf8: this table is in none of the encodings that are known here"
      ),
      (
        Array("Атауы\nАдрес".utf8).dropLast(),
        "2:1 not-utf8: this table is UTF-8, but damaged on this line"
      ),
      ([0x61, 0x0D, 0x62, 0x0A, 0x00], "3:1 table-syntax: a zero byte stands here"),
      ([0x61, 0x00, 0x00, 0x61], "1:1 table-syntax: a zero byte stands here"),
    ] as [([UInt8], String)])
  func refuses(bytes: [UInt8], expected: String) {
    let found = refusal(bytes)
    #expect(found?.text == expected)
    #expect(found?.help.contains("CSV UTF-8") == true)
  }

  @Test("Refuses a table beyond the limit of bytes without reading it")
  func refusesLarge() {
    let bytes = [UInt8](repeating: UInt8(ascii: "a"), count: CSVReader.limits.bytes + 1)
    #expect(refusal(bytes)?.text == "1:1 file-too-large: the table has more than 64 MiB")
  }

  @Test(
    "Finds the first byte that is not UTF-8, counting letters",
    arguments: [
      ([0x61, 0xFF], 1, 2), (Array("қала\r\nқ".utf8) + [0xD2], 2, 2), ([0x80], 1, 1),
      (Array("a\rb\r".utf8) + [0xC0, 0x80], 3, 1), (Array("Ә😀".utf8) + [0xED, 0xA0, 0x80], 1, 3),
      (Array("x\n\n".utf8) + [0xF4, 0x90, 0x80, 0x80], 3, 1), (Array("Ә".utf8).dropLast(), 1, 1),
    ] as [([UInt8], Int, Int)])
  func finds(bytes: [UInt8], line: Int, column: Int) {
    let place = Encoding.invalidPlace(in: bytes)
    #expect(place?.line == line && place?.column == column)
  }

  @Test("Finds nothing in good UTF-8")
  func findsNothing() {
    for text in ["", "a", "Қазақша, 😀\u{0}\u{10FFFF}\u{FEFF}"] {
      #expect(Encoding.invalidPlace(in: Array(text.utf8)) == nil)
    }
  }
}
