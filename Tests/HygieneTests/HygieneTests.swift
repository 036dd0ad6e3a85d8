import Foundation
import Testing

@Suite("Hygiene") struct HygieneTests {
  @Test("Keeps files short: none over 500 lines, the median of sources under 100")
  func keepsFilesShort() {
    let long = (Tree.sources + Tree.tests + Tree.tools).filter { $0.lines.count > 500 }
    #expect(long.map(\.path) == [])
    let lengths = Tree.sources.map(\.lines.count).sorted()
    #expect(lengths.count > 100, "the sources were found")
    #expect(lengths[lengths.count / 2] < 100)
  }

  @Test(
    "Keeps out what traps, what is left over and what was not finished",
    arguments: [
      #"\btry!"#, #"\bas!"#, #"\bfatalError\("#, #"\bpreconditionFailure\("#, #"^\s*print\("#,
      #"\bTODO\b"#, #"\bFIXME\b"#, #"\bXXX\b"#, #"\bHACK\b"#, #"unimplemented"#,
      #"@unchecked Sendable.*class"#,
    ])
  func keepsOut(pattern: String) throws {
    let expression = try NSRegularExpression(pattern: pattern, options: [.anchorsMatchLines])
    for file in Tree.sources {
      let range = NSRange(file.text.startIndex..., in: file.text)
      let match = expression.firstMatch(in: file.text, range: range)
      #expect(match == nil, "\(file.path) has \(pattern)")
    }
  }

  @Test("Speaks of the product alone: no machine paths, no registries")
  func speaksOfTheProduct() {
    // Written in two parts, so that the rule does not find itself.
    let words = [
      "/wo" + "rk/", "/ro" + "ot/", "pypi." + "org", "deb.debian." + "org", "/far" + "m",
    ]
    for file in Tree.all {
      for word in words {
        #expect(!file.text.contains(word), "\(file.path) speaks of \(word)")
      }
    }
  }

  @Test("Ends every text with one line break, without blanks at line ends")
  func endsLines() {
    for file in Tree.all where !file.path.hasPrefix("Tests/Sites/") {
      #expect(file.text.hasSuffix("\n"), "\(file.path) has no line break at its end")
      #expect(!file.text.contains("\r"), "\(file.path) has a carriage return")
      let blank = file.lines.firstIndex { $0.hasSuffix(" ") || $0.hasSuffix("\t") }
      #expect(blank == nil, "\(file.path):\((blank ?? 0) + 1) ends with a blank")
    }
  }

  @Test("Names in docs/security.md a test for each attack, and only tests there are")
  func namesTests() throws {
    let page = try #require(Tree.texts.first { $0.path == "docs/security.md" })
    let rows = page.lines.filter { $0.hasPrefix("| ") && $0.contains(" | `") }
    #expect(rows.count >= 25)
    let attacks = page.lines.drop { $0 != "## Attacks" }.prefix { $0 != "## The key file" }
      .filter { $0.hasPrefix("| ") && !$0.hasPrefix("| **") && !$0.hasPrefix("| attack") }
    #expect(attacks.count == rows.count)
    for row in rows {
      let cells = row.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
      let parts = (cells.last ?? "").components(separatedBy: "`: ")
      let path = "Tests/" + (parts.first ?? "").dropFirst()
      let name = parts.count == 2 ? parts[1] : "nothing"
      let file = Tree.tests.first { $0.path == path }
      let isThere = ["\"\(name)\"", "def \(name)("].contains { file?.text.contains($0) == true }
      #expect(isThere, "\(path) has no test “\(name)”")
    }
  }

  @Test("Leaves Foundation to the one place that reads JSON")
  func leavesFoundation() {
    let users = Tree.sources.filter { $0.text.contains("import Foundation") }.map(\.path)
    #expect(users == ["Sources/JSON/JSONValue.swift"])
  }

  @Test("Names no public type like its module")
  func namesTypes() throws {
    for file in Tree.sources {
      let module = file.path.split(separator: "/")[1]
      for kind in ["struct", "class", "enum", "protocol", "actor"] {
        #expect(!file.text.contains("public \(kind) \(module) "), "\(file.path)")
        #expect(!file.text.contains("public \(kind) \(module):"), "\(file.path)")
      }
    }
  }

  @Test("Names each source file for what is in it")
  func namesFiles() {
    for file in Tree.sources where file.path.hasSuffix(".swift") {
      let name = file.path.split(separator: "/").last?.dropLast(6) ?? ""
      if name == "main" { continue }
      let type = name.prefix { $0 != "+" }
      let isDeclared = ["struct", "class", "enum", "protocol", "extension", "typealias", "func"]
        .contains { file.text.contains("\($0) \(type)") || file.text.contains(".\(type)") }
      #expect(isDeclared, "\(file.path) holds no \(type)")
    }
  }
}
