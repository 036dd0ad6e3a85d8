import Diagnostics
import Files
import Languages
import Markdown
import Parallel

extension GuideLoader {
  /// The images of a guide's folder, under the names of assets.
  mutating func loadImages(_ path: String, slug: String, _ entries: [Disk.Entry])
    throws(FileError) -> [String: MarkdownText.Image]
  {
    var pictures: [String: MarkdownText.Image] = [:]
    var originals: [Original] = []
    for entry in entries {
      guard let format = ImageFormat(entry.name) else { continue }
      let file = "\(path)/\(entry.name)"
      // Stays when the file cannot be used, so that a text that shows it is not wrong besides.
      pictures[entry.name] = MarkdownText.Image(address: "", size: nil)
      guard let bytes = try loader.folder.readAny(file, limit: 16 << 20, &report) else { continue }
      if bytes.count > site.imageLimit {
        report.add(
          Diagnostic(
            .imageTooLarge, at: Location("content/\(file)"),
            "the image \(entry.name) has \(bytes.count >> 10) KiB, more than \(site.imageLimit >> 10)",
            help: "parents read on slow lines: make it smaller, or raise images.max_kilobytes"))
      }
      guard let size = format.size(of: bytes) else {
        report.add(
          Diagnostic(
            .unsafeImage, at: Location("content/\(file)"),
            "\(entry.name) \(format.flaw(of: bytes))",
            help: format == .svg
              ? "save it again as plain SVG with a viewBox, without scripts and outer files"
              : "save it again, or give it the ending of its format"))
        continue
      }
      // The digest tells pictures apart; a file's name has 255 bytes at most.
      let stem = Slug.make(String(entry.name.prefix { $0 != "." })).prefix(64)
      let digest = Digest.sha256Hexadecimal(bytes)
      let name = "assets/\(slug)\(stem.isEmpty ? "" : "-\(stem)")"
      let address = "\(name).\(digest.prefix(12)).\(format.fileEnding)"
      originals.append(
        Original(
          entry: entry.name, file: file, name: name, address: address,
          picture: ImageMaker.Picture(bytes: bytes, format: format, size: size, digest: digest)))
    }
    let copies = copies(of: originals)
    for (original, copies) in zip(originals, copies) {
      let source = "content/\(original.file)"
      images.append(
        GuideImage(file: source, address: original.address, bytes: original.picture.bytes))
      pictures[original.entry] = MarkdownText.Image(
        address: original.address, size: original.picture.size,
        copies: offered(copies, of: original))
    }
    return pictures
  }

  /// A picture of a guide's folder.
  private struct Original {
    /// Its name in the folder.
    let entry: String
    /// Its path in the content.
    let file: String
    /// How the addresses of its copies begin.
    let name: String
    let address: String
    let picture: ImageMaker.Picture
  }

  /// Smaller copies of pictures, where site.yaml asks for them: of several at once.
  private func copies(
    of originals: [Original]
  ) -> [Result<[ImageMaker.Copy], ImageMaker.Failure>] {
    let maker = site.makesWebP ? loader.imageMaker : nil
    return Workers.map(originals.count, jobs: loader.jobs) { place in
      let picture = originals[place].picture
      guard let maker, picture.format.canBeCopied(picture.bytes) else { return .success([]) }
      return Result { () throws(ImageMaker.Failure) in try maker.copies(of: picture) }
    }
  }

  /// The copies under the names of assets; none, and why, where they could not be made.
  private mutating func offered(
    _ copies: Result<[ImageMaker.Copy], ImageMaker.Failure>, of original: Original
  ) -> [MarkdownText.ImageCopy] {
    let file = "content/\(original.file)"
    switch copies {
    case .success(let copies):
      return copies.map { copy in
        guard let bytes = copy.bytes else {
          return MarkdownText.ImageCopy(address: original.address, width: copy.width)
        }
        let hash = Digest.sha256Hexadecimal(bytes, digits: 12)
        let address = "\(original.name)-\(copy.width).\(hash).webp"
        images.append(GuideImage(file: file, address: address, bytes: bytes))
        return MarkdownText.ImageCopy(address: address, width: copy.width)
      }
    case .failure(let failure):
      if let diagnostic = Self.diagnostic(failure, original.entry, at: Location(file)) {
        report.add(diagnostic)
      }
      return []
    }
  }

  /// What is said of a picture; nil where it has been said of the program.
  private static func diagnostic(
    _ failure: ImageMaker.Failure, _ name: String, at place: Location
  ) -> Diagnostic? {
    switch failure {
    case .missing, .silent: nil
    case .tooLarge:
      Diagnostic(
        .imageNotMade, at: place, "\(name) has more than 16383 pixels a side, more than WebP knows",
        help: "save the picture again with at most 10000 pixels a side, or take it out")
    case .unreadable(let reason):
      Diagnostic(
        .imageNotMade, at: place, "cwebp cannot read \(name): \(reason)",
        help: "the picture is damaged: save it again, or take it out")
    case .notMade(let reason):
      Diagnostic(
        .imageNotMade, at: place, "cwebp could make no smaller copy of \(name): \(reason)",
        help: """
          run it again; if it stays so, save the picture anew, or name another program by --cwebp
          """)
    }
  }
}
