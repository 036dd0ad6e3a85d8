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
    for entry in try loader.folder.list(folder) {
      let path = "\(folder)/\(entry.name)"
      guard entry.kind == .folder else {
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
    return guides
  }

  private mutating func loadGuide(_ path: String, slug: String) throws(FileError)
    -> PerLanguage<GuideText?>?
  {
    let entries = try loader.folder.list(path)
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
      let known = Language.allCases.map { "\($0.code).md" } + ["pictures (png, jpg, svg, webp)"]
      loader.folder.reportUnexpected("\(path)/\(entry.name)", known: known, &report)
    }
    if files.isEmpty {
      report.add(
        Diagnostic(
          .missingFile, at: Location("content/\(path)"), "the guide \(slug) has no text",
          help: "write kk.md or ru.md in its folder"))
    }
    return texts.kazakh == nil && texts.russian == nil ? nil : texts
  }

  private mutating func loadText(
    _ path: String, _ slug: String, _ language: Language, _ pictures: [String: MarkdownText.Image]
  ) throws(FileError) -> GuideText? {
    guard let bytes = try loader.folder.read(path, &report) else { return nil }
    let file = "content/\(path)"
    guard let read = FrontMatter.read(bytes, file: file, zone: site.zone, report: &report) else {
      return nil
    }
    var options = MarkdownText.Options(language: language)
    options.allowsRawHTML = site.allowsRawHTML
    options.holes = Holes.names
    options.folder = "guides/\(slug)/"
    options.image = { pictures[$0] }
    let text = MarkdownText(read.body, file: file, firstLine: read.firstLine, options: options)
    report.add(contentsOf: text.diagnostics)
    for heading in text.headings where heading.level == 1 {
      report.add(
        Diagnostic(
          .headingLevel, at: Location(file, line: read.firstLine),
          "a heading of the first level (#\(heading.id)) stands in the text",
          help: "the title above is that heading; begin with ##"))
    }
    var holes = text.holes
    let fragments = ["title", "summary"].map { key in
      let node = read.node[key]
      let place = Location(file, line: node?.line ?? 1, column: node?.column ?? 1, field: key)
      let plain = MarkdownText.plain(node?.text ?? "", at: place, options: options)
      holes.append(contentsOf: plain.holes)
      report.add(contentsOf: plain.diagnostics)
      return plain.fragment
    }
    return GuideText(
      file: file, slug: slug, language: language, frontMatter: read.frontMatter,
      title: fragments[0], summary: fragments[1], text: text, holes: holes)
  }

  /// The images of a guide's folder, under the names of assets.
  private mutating func loadImages(_ path: String, slug: String, _ entries: [Disk.Entry])
    throws(FileError) -> [String: MarkdownText.Image]
  {
    var pictures: [String: MarkdownText.Image] = [:]
    for entry in entries {
      guard let format = ImageFormat(entry.name) else { continue }
      let file = "\(path)/\(entry.name)"
      guard let bytes = try loader.folder.readAny(file, limit: 16 << 20, &report) else { continue }
      if bytes.count > site.imageLimit {
        report.add(
          Diagnostic(
            .imageTooLarge, at: Location("content/\(file)"),
            "the image has \(bytes.count >> 10) KiB, more than \(site.imageLimit >> 10)",
            help: "parents read on slow lines: make it smaller, or raise images.max_kilobytes"))
      }
      guard let size = format.size(of: bytes) else {
        report.add(
          Diagnostic(
            .unsafeImage, at: Location("content/\(file)"),
            "\(entry.name) is not a \(format.rawValue) image that can be shown",
            help: "save it again; an SVG may hold no scripts and nothing from elsewhere"))
        continue
      }
      let stem = Slug.make(String(entry.name.prefix { $0 != "." }))
      let hash = Digest.sha256Hexadecimal(bytes, digits: 12)
      let address =
        "assets/\(slug)\(stem.isEmpty ? "" : "-\(stem)").\(hash).\(format.fileEnding)"
      pictures[entry.name] = MarkdownText.Image(address: address, size: size)
      images.append(GuideImage(file: "content/\(file)", address: address, bytes: bytes))
    }
    return pictures
  }
}
