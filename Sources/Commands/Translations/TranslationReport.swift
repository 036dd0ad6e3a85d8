import Content
import Diagnostics
import JSON
import Languages
import Portal

/// How the translations stand, for people and for programs.
struct TranslationReport {
  private let translations: [Translation]
  private let site: Site

  init(_ translations: [Translation], _ site: Site) {
    (self.translations, self.site) = (translations, site)
  }

  // MARK: For people

  /// A block for each place and language: guides one by one, of strings those that need something.
  func text(in language: MessageLanguage) -> String {
    var blocks: [(key: String, translations: [Translation])] = []
    for translation in translations {
      let key =
        "\(translation.kind) \(translation.level) \(translation.place) \(translation.language)"
      if blocks.last?.key != key { blocks.append((key, [])) }
      blocks[blocks.count - 1].translations.append(translation)
    }
    return blocks.compactMap { block in
      block.translations.first.map { first in
        title(first, counts(block.translations)).text(in: language) + "\n"
          + block.translations.map { lines($0, language) }.joined()
      }
    }.joined(separator: "\n")
  }

  private func lines(_ translation: Translation, _ language: MessageLanguage) -> String {
    guard translation.kind == .guide || translation.state != .current else { return "" }
    let line = line(translation).text(in: language)
    return "  \(mark(translation.state)) \(line)\n"
      + details(translation).map { "      \($0.text(in: language))\n" }.joined()
  }

  private func title(_ translation: Translation, _ counts: Message) -> Message {
    let language = translation.language.code
    if translation.kind == .string { return "strings of the templates, \(language): \(counts)" }
    return switch translation.level {
    case .country: "guides for every city, \(language): \(counts)"
    case .region: "guides of the region \(translation.place), \(language): \(counts)"
    case .city: "guides of the city \(translation.place), \(language): \(counts)"
    }
  }

  /// How many there are in each state, but for the states that none is in.
  private func counts(_ translations: [Translation]) -> Message {
    let counts = Translation.State.allCases.map { state in
      (state: state, count: translations.count { $0.state == state })
    }
    let words = counts.filter { $0.count > 0 }.map { state, count -> Message in
      switch state {
      case .current: "\(count) current"
      case .outdated: "\(count) outdated"
      case .missing: "\(count) missing"
      case .orphan: "\(count) orphan"
      }
    }
    guard let first = words.first else { return Message(verbatim: "0") }
    return words.dropFirst().reduce(first) { "\($0), \($1)" }
  }

  private func mark(_ state: Translation.State) -> String { state == .current ? "=" : "!" }

  private func line(_ translation: Translation) -> Message {
    let name = translation.name
    return switch translation.state {
    case .current: "\(name): current"
    case .outdated where translation.isUnmarked:
      "\(name): outdated, never accepted: \(translation.file)"
    case .outdated: "\(name): outdated: \(translation.file)"
    case .missing: "\(name): missing: \(translation.file)"
    case .orphan: "\(name): orphan, its original \(translation.originalFile) is gone"
    }
  }

  private func details(_ translation: Translation) -> [Message] {
    var details: [Message] = translation.changed.map { part in
      let place = "\(translation.originalFile):\(part.line)"
      return switch part.place {
      case .head: "changed: title or summary, \(place)"
      case .beginning: "changed: the beginning, \(place)"
      case .section(let anchor): "changed: #\(anchor), \(place)"
      }
    }
    if translation.removed > 0 {
      details.append("\(translation.removed, "section", "sections") less in the original")
    }
    for difference in translation.differences {
      let line = difference.location.line
      let place = difference.location.file + (line > 0 ? ":\(line)" : "")
      details.append("built otherwise: \(difference.message), \(place)")
    }
    return details
  }

  // MARK: For programs

  /// All of them as JSON.
  var json: String {
    var json = JSON.JSONWriter()
    json.object { json in
      json.field("version", 1)
      json.key("items")
      json.list { json in
        for translation in translations { item(translation, &json) }
      }
    }
    return String(decoding: json.bytes, as: UTF8.self) + "\n"
  }

  private func item(_ translation: Translation, _ json: inout JSON.JSONWriter) {
    json.object { json in
      json.field("kind", translation.kind.rawValue)
      json.field("name", translation.name)
      json.field("level", translation.level.rawValue)
      json.field("place", translation.place)
      json.field("language", translation.language.code)
      json.field("original", translation.original.code)
      json.field("state", translation.state.rawValue)
      json.field("file", translation.file)
      json.field("original_file", translation.originalFile)
      json.field("accepted", !translation.isUnmarked && translation.state != .missing)
      json.key("changed")
      json.list { json in
        for part in translation.changed {
          json.object { json in
            json.field("part", part.place.name)
            json.field("line", part.line)
          }
        }
      }
      json.field("removed", translation.removed)
      json.key("differences")
      json.list { json in
        for difference in translation.differences {
          json.object { json in
            json.field("message", difference.message.text(in: .english))
            json.field("line", difference.location.line)
          }
        }
      }
    }
  }
}

extension GuidePart.Place {
  /// As programs read it.
  fileprivate var name: String {
    switch self {
    case .head: "head"
    case .beginning: "beginning"
    case .section(let anchor): "#\(anchor)"
    }
  }
}
