import Foundation
import Testing

/// Texts in Kazakh and Russian, letter by letter.
@Suite("Scripts") struct ScriptTests {
  static let texts = Tree.texts.filter {
    $0.path.hasPrefix("content/") || $0.path.hasPrefix("templates/strings/")
  }

  @Test("Writes every letter composed (NFC)")
  func writesComposed() {
    for file in Self.texts {
      #expect(
        file.text.unicodeScalars.elementsEqual(
          file.text.precomposedStringWithCanonicalMapping.unicodeScalars), "\(file.path)")
    }
  }

  @Test(
    "Mixes no Latin letter into a Cyrillic word: the look-alikes of і, һ, ә are typing mistakes")
  func mixesNoScripts() {
    for file in Self.texts {
      for (number, line) in file.lines.enumerated() {
        for word in line.split(whereSeparator: { !$0.isLetter }) {
          let scalars = word.unicodeScalars
          let hasCyrillic = scalars.contains { (0x400...0x52F).contains($0.value) }
          let hasLatin = scalars.contains {
            (0x41...0x7A).contains($0.value) || (0xC0...0x24F).contains($0.value)
              || $0.value == 0x259
          }
          #expect(!(hasCyrillic && hasLatin), "\(file.path):\(number + 1) has \(word)")
        }
      }
    }
  }

  @Test("Has Kazakh texts with Kazakh letters and Russian texts without them")
  func keepsLanguagesApart() {
    let kazakhOnly = Set("әғқңөұүһі")
    for file in Self.texts {
      let letters = file.text.lowercased().count { kazakhOnly.contains($0) }
      if file.path.hasSuffix("/kk.md") || file.path.hasSuffix("/kk.yaml") {
        #expect(letters > 50, "\(file.path) has \(letters) Kazakh letters")
      }
      if file.path.hasSuffix("/ru.md") {
        #expect(letters < 20, "\(file.path) has \(letters) Kazakh letters")
      }
    }
  }
}
