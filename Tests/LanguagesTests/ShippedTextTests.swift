import Foundation
import Testing

@testable import Languages

/// The words that come with the program are set already: nothing rewrites them while pages are made.
@Suite("Shipped texts") struct ShippedTextTests {
  private static let root = String(#filePath).components(separatedBy: "/Tests/")[0]

  private func lines(_ file: String) throws -> [Substring] {
    try String(contentsOfFile: "\(Self.root)/\(file)", encoding: .utf8).split(separator: "\n")
  }

  @Test("Strings have their dashes, quotes and no-break spaces", arguments: Language.allCases)
  func stringsAreSet(language: Language) throws {
    let lines = try lines("templates/strings/\(language.code).yaml")
    #expect(lines.count > 1000)
    for line in lines where !line.hasPrefix("#") {
      guard let colon = line.firstRange(of: ": ") else { continue }
      var value = line[colon.upperBound...]
      if value.first == "\"", value.last == "\"" { value = value.dropFirst().dropLast() }
      // A span of two days stands between blanks: 1 – 5 марта.
      if line.hasPrefix("data_from_to:") { continue }
      var typography = Typography(language, .title)
      #expect(typography.set(String(value)) == String(value), "\(line)")
      #expect(!value.contains(/№ |[0-9}] [₸%]|[0-9}] (МБ|КБ|МиБ)/), "\(line)")
    }
  }

  @Test("Strings, guides and names of places are in letters of one alphabet, in one piece")
  func lettersAreSound() throws {
    var files = Language.allCases.map { "templates/strings/\($0.code).yaml" }
    files.append("content/regions.csv")
    let guides = try FileManager.default.contentsOfDirectory(
      atPath: "\(Self.root)/content/guides")
    for guide in guides where !guide.hasPrefix(".") {
      files += Language.allCases.map { "content/guides/\(guide)/\($0.code).md" }
    }
    #expect(files.count > 10)
    for file in files {
      for line in try lines(file) {
        let text = String(line)
        let repair = LetterRepair(text, kept: MarkdownParts.kept(in: text))
        #expect(repair.findings.isEmpty, "\(file): \(line)")
      }
    }
  }
}
