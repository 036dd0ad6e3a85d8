import Content
import Dates
import Diagnostics
import JSON
import Portal

/// What `onir explain` says of an address, in words and as JSON.
struct PageOrigin {
  private let explanation: Explanation
  private let zone: Zone
  private let sources: [(file: String, source: Explanation.Source)]
  private let settings: [String]
  /// How the address stands in a built folder, if one was named.
  var written: WrittenPage?

  init(_ explanation: Explanation, _ site: Site, _ inputs: Inputs) {
    self.explanation = explanation
    zone = site.content.site.zone
    sources = explanation.sources.map { (inputs.existing($0.file), $0) }
    settings = explanation.settings.filter { inputs.has($0) }
  }

  /// Lines of a name and a value.
  func text(in language: MessageLanguage) -> String {
    var lines: [(name: Message, value: Message)] = [
      ("address", Message(verbatim: "/" + explanation.address)),
      ("file", Message(verbatim: explanation.file)),
    ]
    if let template = explanation.template {
      lines.append(("template", Message(verbatim: template)))
    }
    lines += sources.map { file, source in ("source", Self.sentence(file, source, zone)) }
    if let fallback = explanation.fallback {
      lines.append(
        (
          "fallback",
          "there is no text in \(fallback.wanted) to show, so the one in \(fallback.shown) stands"
        ))
    }
    lines += settings.map { ("settings", Message(verbatim: $0)) }
    if let strings = explanation.strings { lines.append(("strings", Message(verbatim: strings))) }
    if let city = explanation.city {
      lines.append(("place", "content/regions.csv, the row of the city \(city)"))
    }
    if let canonical = explanation.canonical {
      lines.append(("canonical", Message(verbatim: canonical)))
    }
    if let written { lines += written.lines }
    let names = lines.map { $0.name.text(in: language) }
    let width = (names.map(\.count).max() ?? 0) + 2
    return zip(names, lines).map { name, line in
      let blanks = String(repeating: " ", count: width - name.count)
      return "\(name)\(blanks)\(line.value.text(in: language))\n"
    }.joined()
  }

  private static func sentence(_ file: String, _ source: Explanation.Source, _ zone: Zone)
    -> Message
  {
    guard let level = source.level else { return Message(verbatim: file) }
    let whose: Message =
      switch level {
      case .city: "the city's own"
      case .region: "the region's"
      case .country: "for every city"
      }
    if source.isShown { return "\(file) (\(whose))" }
    return "\(file) (\(whose)): \(reason(source.visibility, zone))"
  }

  /// Why a text is not what stands at an address.
  static func reason(_ visibility: GuideText.Visibility, _ zone: Zone) -> Message {
    switch visibility {
    case .open: "is hidden by the one above"
    case .draft: "is a draft"
    case .waiting(let moment): "appears on \(MomentInWords(moment, zone).text)"
    case .expired(let moment): "went on \(MomentInWords(moment, zone).text)"
    }
  }

  /// The same as one object.
  var json: [UInt8] {
    var json = JSON.JSONWriter()
    json.object { json in
      json.field("version", 1)
      json.field("address", "/" + explanation.address)
      json.field("file", explanation.file)
      json.field("template", explanation.template)
      json.key("sources")
      json.list { json in
        for (file, source) in sources { Self.write(file, source, zone, &json) }
      }
      json.key("settings")
      json.list { json in
        for file in settings { json.string(file) }
      }
      json.field("strings", explanation.strings)
      json.field("city", explanation.city)
      json.field("canonical", explanation.canonical)
      json.key("fallback")
      if let fallback = explanation.fallback {
        json.object { json in
          json.field("wanted", fallback.wanted)
          json.field("shown", fallback.shown)
        }
      } else {
        json.null()
      }
      json.key("output")
      if let written { written.write(&json) } else { json.null() }
    }
    return json.bytes
  }

  private static func write(
    _ file: String, _ source: Explanation.Source, _ zone: Zone, _ json: inout JSON.JSONWriter
  ) {
    var (state, moment) = (source.isShown ? "shown" : "hidden", Moment?.none)
    if !source.isShown {
      switch source.visibility {
      case .open: break
      case .draft: state = "draft"
      case .waiting(let publish): (state, moment) = ("waiting", publish)
      case .expired(let expire): (state, moment) = ("expired", expire)
      }
    }
    json.object { json in
      json.field("file", file)
      json.field("level", source.level?.rawValue)
      json.field("state", state)
      json.field("moment", moment?.rfc3339(in: zone))
    }
  }
}
