import Diagnostics
import Files
import Languages
import Markdown
import YAML

/// Reads one folder of guides: a folder for each, with a text for each language and its images.
struct GuideLoader {
  let loader: ContentLoader
  let site: SiteSettings
  var report = Report()
  var images: [GuideImage] = []

  init(loader: ContentLoader, site: SiteSettings) {
    self.loader = loader
    self.site = site
  }

  mutating func load(_ folder: String) throws(FileError) -> GuideSet {
    var guides: GuideSet = [:]
    guard loader.readsGuides else { return guides }
    for entry in try loader.folder.list(folder, &report) {
      let path = "\(folder)/\(entry.name)"
      guard entry.kind == .folder || Disk.isLink(loader.folder.full(path)) else {
        loader.folder.reportUnexpected(path, known: ["<slug>/kk.md", "<slug>/ru.md"], &report)
        continue
      }
      guard Slug.isValid(entry.name) else {
        let slug = Slug.make(entry.name)
        report.add(
          Diagnostic(
            .invalidSlug, at: Location("content/\(path)"),
            "a guide's folder cannot be called \(entry.name)",
            help: "small Latin letters, digits and -, at most 64 of them",
            suggestion: Slug.isValid(slug) ? slug : nil))
        continue
      }
      if let texts = try loadGuide(path, slug: entry.name) { guides[entry.name] = texts }
    }
    checkAliases(guides)
    return guides
  }

  private mutating func loadGuide(_ path: String, slug: String) throws(FileError)
    -> PerLanguage<GuideText?>?
  {
    let entries = try loader.folder.list(path, &report)
    // What git leaves behind when the last file of a folder is taken away.
    guard !entries.isEmpty else { return nil }
    let pictures = try loadImages(path, slug: slug, entries)
    var texts: PerLanguage<GuideText?> = PerLanguage { _ in nil }
    var files: [String] = []
    for language in site.languages
    where entries.contains(where: { $0.name == "\(language.code).md" }) {
      files.append("\(language.code).md")
      texts[language] = try loadText("\(path)/\(language.code).md", slug, language, pictures)
    }
    for entry in entries {
      let isText = Language.allCases.contains { entry.name == "\($0.code).md" }
      if isText || pictures[entry.name] != nil || ImageFormat(entry.name) != nil { continue }
      loader.folder.reportUnexpected(
        "\(path)/\(entry.name)", known: Language.allCases.map { "\($0.code).md" },
        "kk.md, ru.md, pictures (png, jpg, svg, webp)", &report)
    }
    if files.isEmpty {
      report.add(
        Diagnostic(
          .missingFile, at: Location("content/\(path)"), "the guide \(slug) has no text",
          help: "write kk.md or ru.md in its folder"))
    }
    guard texts.kazakh != nil || texts.russian != nil else { return nil }
    return PerLanguage { texts[$0]?.beside(texts) }
  }

  private mutating func loadText(
    _ path: String, _ slug: String, _ language: Language, _ pictures: [String: MarkdownText.Image]
  ) throws(FileError) -> GuideText? {
    let file = "content/\(path)"
    var options = MarkdownText.Options(language: language)
    options.allowsRawHTML = site.allowsRawHTML
    options.setsTypography = true
    options.holes = Holes.names
    options.folder = "guides/\(slug)/"
    options.image = { pictures[$0] }
    guard let bytes = try loader.folder.read(path, &report) else {
      return GuideText.unreadable(file, slug, language, options)
    }
    let read = FrontMatter.read(bytes, file: file, zone: site.zone, report: &report)
    let text = MarkdownText(
      Array(read.body), file: file, firstLine: read.firstLine, options: options)
    report.add(contentsOf: text.diagnostics)
    for heading in text.headings where heading.level == 1 {
      report.add(
        Diagnostic(
          .headingLevel, at: heading.location,
          "a heading of the first level (#\(heading.id)) stands in the text",
          help: "the title above is that heading; begin with ##"))
    }
    var holes = text.holes
    let fragments = ["title", "summary"].map { key in
      let node = read.node?[key]
      let place = Location(file, line: node?.line ?? 1, column: node?.column ?? 1, field: key)
      let plain = MarkdownText.plain(node?.text ?? "", at: place, options: options)
      holes.append(contentsOf: plain.holes)
      report.add(contentsOf: plain.diagnostics)
      return plain.fragment
    }
    let images = Set(text.images).compactMap { pictures[$0] }
      .flatMap { [$0.address] + $0.copies.map(\.address) }
    return GuideText(
      file: file, slug: slug, language: language, frontMatter: read.frontMatter,
      title: fragments[0], summary: fragments[1], text: text, holes: holes,
      fingerprint: Self.fingerprint(bytes[...], pictures),
      headFingerprint: Self.fingerprint(bytes[..<read.body.startIndex], [:]), images: images,
      parts: GuidePart.all(
        head: [read.frontMatter.title, read.frontMatter.summary], read.body,
        firstLine: read.firstLine, text.headings),
      aliasPlaces: Self.aliasPlaces(read.node, file), isReadable: read.isWhole)
  }

  /// What stands for a text and the pictures it may show.
  private static func fingerprint(
    _ bytes: ArraySlice<UInt8>, _ pictures: [String: MarkdownText.Image]
  ) -> Fingerprint {
    var sum = FingerprintSum()
    sum.add(bytes)
    for (name, picture) in pictures.sorted(by: { $0.key < $1.key }) {
      sum.add(name)
      sum.add(picture.address)
      for copy in picture.copies { sum.add("\(copy.address) \(copy.width)") }
    }
    return sum.fingerprint
  }

  private static func aliasPlaces(_ node: Node?, _ file: String) -> [String: Location] {
    let places = (node?["aliases"]?.items ?? []).compactMap { item in
      item.text.map { alias in
        (alias, Location(file, line: item.line, column: item.column, field: "aliases"))
      }
    }
    return Dictionary(places) { first, _ in first }
  }
}
