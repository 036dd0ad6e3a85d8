import Content
import Diagnostics
import Files
import Languages
import Portal

/// Writes into translations what their originals are now: somebody has looked, and they say the same.
struct Acceptance {
  private let site: Site
  private let source: SiteSource

  init(_ site: Site, _ source: SiteSource) { (self.site, self.source) = (site, source) }

  /// Accepts guides by their names, in the places that were chosen; all of them or none.
  func accept(_ guides: [String], strings: Bool, _ console: Console) throws(CommandFailure) {
    let all = site.guideTranslations(isChosen)
    var edits: [(file: String, bytes: [UInt8])] = []
    for name in guides {
      let known = all.filter { $0.name == name }
      let there = known.filter { $0.state == .current || $0.state == .outdated }
      guard !there.isEmpty else { throw refusal(name, isKnown: !known.isEmpty, all) }
      for translation in there where translation.state == .outdated {
        edits.append((translation.file, try accepted(translation)))
      }
    }
    do throws(FileError) {
      for edit in edits { try Disk.replace(path(edit.file), edit.bytes) }
      if strings { try site.acceptedStrings.write(to: source.templates) }
    } catch {
      throw .machine(error.message)
    }
    for edit in edits { console.say("accepted \(edit.file)") }
    if strings { console.say("accepted \("templates/" + AcceptedStrings.file)") }
  }

  /// Without a choice it is the country's text: an override is accepted where it is named.
  private func isChosen(_ level: SiteContent.Level, _ place: String) -> Bool {
    let selection = source.selection
    return switch level {
    case .country: selection.isEverything
    case .region: selection.regions.contains(place)
    case .city: selection.cities.contains(place)
    }
  }

  private func refusal(_ name: String, isKnown: Bool, _ all: [Translation]) -> CommandFailure {
    if isKnown { return .usage("the guide \(name) has no translation to accept") }
    let near = NearMiss.suggestion(for: name, among: Array(Set(all.map(\.name))).sorted())
    return .usage(
      """
      there is no guide \(name) here\(Message.hint(near)); --city and --region choose what a place has \
      of its own
      """)
  }

  private func path(_ file: String) -> String {
    source.content + file.dropFirst("content".count)
  }

  /// The file with the mark of its original, and nothing else changed.
  private func accepted(_ translation: Translation) throws(CommandFailure) -> [UInt8] {
    let texts = site.content.guideSets.first {
      $0.level == translation.level && $0.place == translation.place
    }?.texts[translation.name]
    guard let original = texts?[translation.original] else {
      throw .usage("the guide \(translation.name) has no translation to accept")
    }
    do throws(FileError) {
      let bytes = try Disk.readPlain(path(translation.file), limit: 16 << 20)
      return FrontMatterEdit(bytes).setting("source", to: TranslationSource(original).text)
    } catch {
      throw .machine(error.message)
    }
  }
}

/// Changes one setting above a guide, and no other byte.
struct FrontMatterEdit {
  private let bytes: [UInt8]

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// The file with a setting of one line; last, if it was not there.
  func setting(_ key: String, to value: String) -> [UInt8] {
    let lines = bytes.split(separator: 10, omittingEmptySubsequences: false)
    let isRule = { (line: ArraySlice<UInt8>) in
      line.starts(with: "---".utf8) && line.dropFirst(3).allSatisfy { $0 == 13 || $0 == 32 }
    }
    guard let end = lines.indices.dropFirst().first(where: { isRule(lines[$0]) }) else {
      return bytes
    }
    let ending: [UInt8] = lines[end].last == 13 ? [13] : []
    let new = Array("\(key): \"\(value)\"".utf8) + ending
    var edited = lines.map { Array($0) }
    if let place = lines[..<end].indices.dropFirst().first(where: {
      lines[$0].starts(with: "\(key):".utf8)
    }) {
      edited[place] = new
    } else {
      edited.insert(new, at: end)
    }
    return Array(edited.joined(separator: [10]))
  }
}
