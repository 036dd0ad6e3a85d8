import Content
import Diagnostics
import Files
import Languages
import Tables

/// `onir new city`.
enum NewCityCommand: Command {
  static let definition = Definition(
    name: "new city", summary: "adds a city or district to regions.csv and makes its folder",
    options: NewContent.options + [
      Definition.Option(name: "--region", value: "SLUG", help: "the region it lies in"),
      Definition.Option(name: "--name-kk", value: "TEXT", help: "its name in Kazakh"),
      Definition.Option(name: "--name-ru", value: "TEXT", help: "its name in Russian"),
      Definition.Option(
        name: "--slug", value: "SLUG", help: "its name in addresses (from the name)"),
      Definition.Option(name: "--kato", value: "CODE", help: "its nine-digit code"),
      Definition.Option(name: "--phone", value: "PHONE", help: "the phone for questions"),
    ])

  static func run(_ arguments: Arguments, _ console: Console) throws(CommandFailure) -> ExitCode {
    let content = try NewContent(
      arguments, console, selection: ContentLoader.Selection(cities: [""]))
    guard let kept = try KeptTable(.regions, of: "", in: content.folder) else {
      throw .usage("\(content.folder)/regions.csv is not there")
    }
    let dialogue = Dialogue(arguments: arguments, console: console)
    var cells: [String: String] = [:]
    let region = try dialogue.choice("--region", "Region", among: content.regions) { name, hint in
      "there is no region called “\(name)”\(hint)"
    }
    cells["region"] = region
    for language in content.languages {
      cells["name_\(language.code)"] = try dialogue.text(
        "--name-\(language.code)",
        language == .kazakh ? "Name in Kazakh" : "Name in Russian")
    }
    let slug = try slug(dialogue, content, cells["name_ru"] ?? cells["name_kk"] ?? "")
    cells["city"] = slug
    cells["kato"] = try kato(dialogue)
    if kept.table.place(of: "phone", in: .regions) != nil {
      cells["phone"] = try dialogue.text(
        "--phone", "Phone for questions (empty: the region's)", usual: "")
    } else if arguments.has("--phone") {
      let (table, name) = ("regions.csv", "phone")
      throw .usage("\(table) has no column called \(name), so nobody knows where to write")
    }
    try write(cells, kept, content, console)
    console.say(
      """
      next: put kindergartens.csv and vacancies.csv into \(content.folder)/cities/\(slug)/, then \
      onir check --city \(slug)
      """)
    return .done
  }

  private static func slug(_ dialogue: Dialogue, _ content: NewContent, _ name: String)
    throws(CommandFailure) -> String
  {
    let made = Slug.make(name)
    let taken = Set(content.cities)
    return try dialogue.answer(
      "--slug", "Name in addresses", usual: Slug.isValid(made) && !taken.contains(made) ? made : nil
    ) { slug in
      guard Slug.isValid(slug) else {
        let other = Slug.make(slug)
        let suggestion = Slug.isValid(other) ? other : nil
        return .bad(
          "small Latin letters, digits and -, at most 64 of them\(Message.hint(suggestion))")
      }
      guard !taken.contains(slug) else { return .bad("there is a city called \(slug) already") }
      guard !ContentLoader.reservedNames.contains(slug) else {
        return .bad("the name \(slug) is kept for the portal itself")
      }
      let folder = "\(content.folder)/cities/\(slug)"
      if FileStatus(folder) != nil || Disk.isLink(folder) {
        return .bad("\(folder) is there already, and nothing is ever overwritten")
      }
      return .good(slug)
    }
  }

  private static func kato(_ dialogue: Dialogue) throws(CommandFailure) -> String {
    try dialogue.answer("--kato", "Code in the classifier KATO") { code in
      code.utf8.count == 9 && code.utf8.allSatisfy { (48...57).contains($0) }
        ? .good(code) : .bad("the code of the classifier has nine digits")
    }
  }

  /// The row after the last one of its region, and a settings file without settings.
  private static func write(
    _ cells: [String: String], _ kept: KeptTable, _ content: NewContent, _ console: Console
  ) throws(CommandFailure) {
    let column = try kept.column("region")
    let (region, slug) = (cells["region"] ?? "", cells["city"] ?? "")
    let rows = kept.table.rows
    let last = rows.lastIndex { kept.table.text($0, column) == region }
    let next = last.map { $0 + 1 }.flatMap { rows.indices.contains($0) ? rows[$0].line : nil }
    let row = kept.record(cells)
    var files = NewFiles(in: content.folder)
    files.change(kept.path, from: kept.bytes, to: try kept.adding([row], before: next))
    let settings = "# \(cells["name_kk"] ?? slug) / \(cells["name_ru"] ?? slug)\n"
    try files.add("cities/\(slug)/city.yaml", Array(settings.utf8))
    try files.write(console, selection: ContentLoader.Selection(cities: [slug]))
  }
}
