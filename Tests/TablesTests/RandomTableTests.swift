import Diagnostics
import TestSupport
import Testing

@testable import Tables

@Suite("Tables drawn by chance") struct RandomTableTests {
  /// A cell with everything that needs quotes, without blanks at its ends.
  private func cell(_ random: inout SplitMix) -> String {
    let letters = Array("ab\"\",;|\n\r Әқ😀\t'")
    let count = Int.random(in: 0...8, using: &random)
    var text = ""
    for _ in 0..<count { text.append(letters.randomElement(using: &random) ?? "x") }
    while let last = text.last, " \t".contains(last) { text.removeLast() }
    while let first = text.first, " \t".contains(first) { text.removeFirst() }
    return text
  }

  private func quoted(_ text: String, _ random: inout SplitMix) -> String {
    let signs: Set<Unicode.Scalar> = ["\"", ",", ";", "\t", "\n", "\r"]
    let needsQuotes = text.isEmpty || text.unicodeScalars.contains(where: signs.contains)
    guard needsQuotes || Bool.random(using: &random) else { return text }
    return "\"" + text.replacing("\"", with: "\"\"") + "\""
  }

  @Test("Reads back every cell that was written with correct quotes")
  func readsBack() {
    var random = SplitMix(seed: 2026)
    for round in 0..<rounds(300) {
      let width = Int.random(in: 2...6, using: &random)
      let separator = [",", ";", "\t"].randomElement(using: &random) ?? ","
      let ending = ["\n", "\r\n", "\r"].randomElement(using: &random) ?? "\n"
      let rows = (0..<Int.random(in: 0...6, using: &random)).map { _ in
        (0..<width).map { _ in cell(&random) }
      }
      let header = (0..<width).map { "c\($0)" }
      var text = header.joined(separator: separator)
      for row in rows {
        let written = row.map { quoted($0, &random) }
        text += ending + written.joined(separator: separator)
      }
      if Bool.random(using: &random) { text += ending }
      let reading = Reading(text)
      guard reading.header == header, reading.rows == rows, reading.problems.isEmpty else {
        Issue.record("round \(round): \(text.debugDescription) \(reading)")
        return
      }
    }
  }

  @Test("Reads back every cell that the writer wrote")
  func readsWritten() {
    var random = SplitMix(seed: 2027)
    for round in 0..<rounds(300) {
      let width = Int.random(in: 2...6, using: &random)
      let header = (0..<width).map { "c\($0)" }
      // A record of nothing but empty cells is still one, with its commas.
      let rows = (0..<Int.random(in: 0...6, using: &random)).map { _ in
        (0..<width).map { _ in cell(&random) }
      }
      let bytes = CSVWriter.bytes(header: header, rows: rows)
      let reading = Reading(bytes: bytes)
      guard reading.header == header, reading.rows == rows, reading.problems.isEmpty else {
        Issue.record("round \(round): \(String(decoding: bytes, as: UTF8.self).debugDescription)")
        return
      }
    }
  }

  @Test("Survives any bytes, and always ends")
  func survivesBytes() {
    var random = SplitMix(seed: 7)
    for _ in 0..<rounds(2000) {
      let count = Int.random(in: 0...60, using: &random)
      let bytes = (0..<count).map { _ in UInt8.random(in: 0...255, using: &random) }
      _ = Reading(bytes: bytes)
    }
  }

  @Test("Survives a good table that was damaged, and keeps every row's line in order")
  func survivesDamage() {
    var random = SplitMix(seed: 11)
    let good = Array("id;name;note\r\n1;\"А;б\";\"x\"\"y\"\r\n\r\n2;в;\"a\nb\"\n3;;\n".utf8)
    let signs: [UInt8] = Array("\",;\t\r\n a".utf8) + [0, 0xFF, 0xD0, 0xEF]
    for _ in 0..<rounds(3000) {
      var bytes = good
      for _ in 0..<Int.random(in: 1...4, using: &random) {
        let place = Int.random(in: 0..<bytes.count, using: &random)
        switch Int.random(in: 0...2, using: &random) {
        case 0: bytes[place] = signs.randomElement(using: &random) ?? 0
        case 1: bytes.remove(at: place)
        default: bytes.insert(signs.randomElement(using: &random) ?? 0, at: place)
        }
      }
      let reading = Reading(bytes: bytes)
      let lineCount = bytes.count { $0 == 10 || $0 == 13 } + 1
      guard zip(reading.lines, reading.lines.dropFirst()).allSatisfy(<),
        reading.lines.allSatisfy({ (2...max(2, lineCount)).contains($0) })
      else {
        Issue.record("\(bytes)")
        return
      }
    }
  }

  @Test("Reads a hundred thousand records in seconds", .timeLimit(.minutes(1)))
  func readsManyRecords() {
    var bytes = Array("id,name,note\n".utf8)
    let record = Array("12,\"the \"\"first\"\" garden\",\"a, b\"\n".utf8)
    for _ in 0..<100_000 { bytes.append(contentsOf: record) }
    let clock = ContinuousClock()
    let start = clock.now
    let result = CSVReader.read(bytes, file: "t.csv")
    #expect(clock.now - start < .seconds(10))
    #expect(result.table?.rows.count == 100_000)
    #expect(result.table?.rows.last?.line == 100_001)
    #expect(result.report.isEmpty)
  }
}
