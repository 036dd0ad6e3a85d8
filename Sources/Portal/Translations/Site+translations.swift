public import Content
import Files
import Languages

extension Site {
  /// Every guide and every override that is or should be in several languages, with each translation:
  /// the country's first, then regions and cities in the order of the tables, by name.
  ///
  /// - Parameter isChosen: Whether a place was chosen, by its level and slug.
  /// - Returns: A translation for each language that is not the original's.
  public func guideTranslations(
    _ isChosen: (SiteContent.Level, String) -> Bool = { _, _ in true }
  ) -> [Translation] {
    content.guideSets.filter { isChosen($0.level, $0.place) }.flatMap { level, place, set in
      set.keys.sorted().flatMap { slug in
        set[slug].map { translations(of: slug, $0, level, place) } ?? []
      }
    }
  }

  private func translations(
    of slug: String, _ texts: PerLanguage<GuideText?>, _ level: SiteContent.Level, _ place: String
  ) -> [Translation] {
    let original = original(among: texts)
    return content.site.languages.filter { $0 != original }.map { language in
      let files = PerLanguage { language in
        "\(content.folder(of: level, place))guides/\(slug)/\(language.code).md"
      }
      func translation(_ state: Translation.State) -> Translation {
        Translation(
          kind: .guide, name: slug, level: level, place: place, language: language,
          original: original, state: state, file: files[language], originalFile: files[original])
      }
      guard let text = texts[language] else { return translation(.missing) }
      guard let source = texts[original] else { return translation(.orphan) }
      var found: Translation
      if let accepted = text.frontMatter.source, accepted.language == original {
        let changes = accepted.changes(in: source)
        let isCurrent = changes.parts.isEmpty && changes.removed == 0
        found = translation(isCurrent ? .current : .outdated)
        (found.changed, found.removed) = (changes.parts, changes.removed)
      } else {
        found = translation(.outdated)
        found.isUnmarked = true
      }
      found.differences = GuideComparison(text, source).differences
      return found
    }
  }

  /// The language a guide was written in first: that of the text which is no translation, else the
  /// portal's own.
  private func original(among texts: PerLanguage<GuideText?>) -> Language {
    let usual = content.site.defaultLanguage
    let other: Language = usual == .kazakh ? .russian : .kazakh
    if let text = texts[usual] {
      guard let source = text.frontMatter.source, source.language == other else { return usual }
      // Each says it is the other's translation: one of them is wrong, and it is not the usual one.
      return texts[other]?.frontMatter.source == nil ? other : usual
    }
    // A translation that is left alone has lost its original.
    return texts[other]?.frontMatter.source?.language ?? other
  }

  /// Every string of the templates that is or should be in both languages, by name.
  ///
  /// - Parameter accepted: What was accepted.
  /// - Returns: A translation for each language that is not the portal's own.
  public func stringTranslations(_ accepted: AcceptedStrings) -> [Translation] {
    let original = content.site.defaultLanguage
    let language: Language = original == .kazakh ? .russian : .kazakh
    let marks = PerLanguage { theme.strings.marks($0) }
    return Set(marks.kazakh.keys).union(marks.russian.keys).sorted().map { key in
      let mark = marks[original][key]
      let isMarked = accepted.marks[key] != nil
      let state: Translation.State =
        mark == nil
        ? .orphan
        : marks[language][key] == nil
          ? .missing
          : accepted.marks[key] == mark.map { "\(original.code) \($0)" } ? .current : .outdated
      var found = Translation(
        kind: .string, name: key, level: .country, place: "", language: language,
        original: original, state: state, file: "templates/strings/\(language.code).yaml",
        originalFile: "templates/strings/\(original.code).yaml")
      found.isUnmarked = state == .outdated && !isMarked
      return found
    }
  }

  /// What stands for every string of the templates that both languages have, as accepted now.
  public var acceptedStrings: AcceptedStrings {
    let original = content.site.defaultLanguage
    let marks = PerLanguage { theme.strings.marks($0) }
    return AcceptedStrings(
      marks: marks[original].filter { key, _ in
        Language.allCases.allSatisfy { marks[$0][key] != nil }
      }.mapValues { "\(original.code) \($0)" })
  }
}

extension Strings {
  /// What stands for each text in a language: eight hexadecimal digits.
  func marks(_ language: Language) -> [String: String] {
    var marks: [String: String] = [:]
    for (key, parts) in written(language) {
      var sum = FingerprintSum()
      for part in parts { sum.add(part) }
      let digits = String(sum.fingerprint.high >> 32, radix: 16)
      marks[key] = String(repeating: "0", count: max(0, 8 - digits.count)) + digits
    }
    return marks
  }
}
