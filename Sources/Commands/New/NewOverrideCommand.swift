import Content
import Diagnostics
import Files
import Languages

/// `onir new override`.
enum NewOverrideCommand: Command {
  static let definition = Definition(
    name: "new override", summary: "copies a guide into a city or region that says it otherwise",
    options: NewContent.options + [
      Definition.Option(name: "--city", value: "SLUG", help: "the city that says it otherwise"),
      Definition.Option(name: "--region", value: "SLUG", help: "or the region"),
      Definition.Option(name: "--guide", value: "SLUG", help: "the guide"),
      Definition.Option(name: "--language", value: "kk|ru", help: "only this language (all)"),
    ])

  static func run(_ arguments: Arguments, _ console: Console) throws(CommandFailure) -> ExitCode {
    let wanted = arguments.value("--city").map { ContentLoader.Selection(cities: [$0]) }
    let content = try NewContent(arguments, console, selection: wanted ?? .init())
    let dialogue = Dialogue(arguments: arguments, console: console)
    let place = try place(dialogue, content)
    var language: Language?
    if arguments.has("--language") {
      language = Language(rawValue: try Inputs.choice(arguments, "--language", ["kk", "ru"]))
    }
    let slug = try dialogue.choice("--guide", "Guide", among: names(place, content)) {
      name, hint in "there is no guide called “\(name)”\(hint)"
    }
    let texts = content.languages.filter { language == nil || $0 == language }
      .compactMap { inherited(slug, place, $0, content) }
    guard !texts.isEmpty else {
      throw .usage("the guide \(slug) has no text to copy in this language")
    }
    var files = NewFiles(in: content.folder)
    for text in texts { try copy(text, to: "\(place.guides)/\(slug)", content.folder, &files) }
    try files.write(console, selection: place.selection)
    console.say(
      """
      next: change the text; what is written for every city stays as it is, and later changes \
      there do not come here
      """)
    return .done
  }

  private static func place(_ dialogue: Dialogue, _ content: NewContent) throws(CommandFailure)
    -> TextPlace
  {
    let arguments = dialogue.arguments
    if !arguments.has("--region"), !arguments.has("--city") {
      guard dialogue.console.canAsk else {
        throw .usage("--city or --region is missing: nobody can be asked, as this is no terminal")
      }
      return try dialogue.answer("--city", "City or region that says it otherwise") { name in
        if content.cities.contains(name) { return .good(.city(name)) }
        if content.regions.contains(name) { return .good(.region(name)) }
        let suggestion = NearMiss.suggestion(for: name, among: content.cities + content.regions)
        return .bad("there is no city or region called “\(name)”\(Message.hint(suggestion))")
      }
    }
    return try TextPlace(arguments, content)
  }

  /// The guides that the place inherits.
  private static func names(_ place: TextPlace, _ content: NewContent) -> [String] {
    guard case .city(let slug) = place, let index = content.content.city(slug) else {
      return content.content.countryGuideNames
    }
    return content.content.guides(of: content.content.cities[index]) { _ in true }.map(\.slug)
  }

  /// The text that the place shows now, or will when it is published.
  private static func inherited(
    _ guide: String, _ place: TextPlace, _ language: Language, _ content: NewContent
  ) -> GuideText? {
    guard case .city(let slug) = place, let index = content.content.city(slug) else {
      return content.content.countryText(of: guide, in: language)
    }
    return content.content.texts(of: guide, for: content.content.cities[index], in: language)
      .first?.text
  }

  /// The text as it is, with the pictures that stand beside it.
  private static func copy(
    _ text: GuideText, to folder: String, _ content: String, _ files: inout NewFiles
  ) throws(CommandFailure) {
    let file = String(text.file.dropFirst("content/".count))
    let parent = String(file[..<(file.lastIndex(of: "/") ?? file.startIndex)])
    let bytes: [UInt8]
    let pictures: [(name: String, bytes: [UInt8])]
    do throws(FileError) {
      bytes = try Disk.read("\(content)/\(file)")
      pictures = try self.pictures("\(content)/\(parent)")
    } catch {
      throw .machine(error.message)
    }
    try files.add("\(folder)/\(text.language.code).md", bytes)
    for picture in pictures {
      let path = "\(folder)/\(picture.name)"
      let isThere = FileStatus("\(content)/\(path)") != nil
      guard !isThere, !files.files.contains(where: { $0.path == path }) else { continue }
      try files.add(path, picture.bytes)
    }
  }

  /// What stands in a guide's folder beside its texts.
  private static func pictures(_ folder: String) throws(FileError) -> [(
    name: String, bytes: [UInt8]
  )] {
    var pictures: [(name: String, bytes: [UInt8])] = []
    for entry in try Disk.list(folder)
    where entry.kind == .file && !entry.name.hasSuffix(".md")
      && !Disk.isLink("\(folder)/\(entry.name)")
    {
      pictures.append((entry.name, try Disk.read("\(folder)/\(entry.name)")))
    }
    return pictures
  }
}
