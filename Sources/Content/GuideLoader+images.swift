import Diagnostics
import Files
import Languages
import Markdown

extension GuideLoader {
  /// The images of a guide's folder, under the names of assets.
  mutating func loadImages(_ path: String, slug: String, _ entries: [Disk.Entry])
    throws(FileError) -> [String: MarkdownText.Image]
  {
    var pictures: [String: MarkdownText.Image] = [:]
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
      let stem = Slug.make(String(entry.name.prefix { $0 != "." }))
      let hash = Digest.sha256Hexadecimal(bytes, digits: 12)
      let name = "assets/\(slug)\(stem.isEmpty ? "" : "-\(stem)")"
      let address = "\(name).\(hash).\(format.fileEnding)"
      images.append(GuideImage(file: "content/\(file)", address: address, bytes: bytes))
      let copies = copies(of: bytes, format, width: size.width, name, file)
      pictures[entry.name] = MarkdownText.Image(address: address, size: size, copies: copies)
    }
    return pictures
  }

  /// Smaller copies of a picture, where site.yaml asks for them.
  private mutating func copies(
    of bytes: [UInt8], _ format: ImageFormat, width: Int, _ name: String, _ file: String
  ) -> [MarkdownText.ImageCopy] {
    guard site.makesWebP, let maker = loader.imageMaker, format.canBeCopied(bytes) else {
      return []
    }
    do throws(ImageMaker.Failure) {
      return try maker.copies(of: bytes, format, width: width).map { copy in
        let hash = Digest.sha256Hexadecimal(copy.bytes, digits: 12)
        let address = "\(name)-\(copy.width).\(hash).webp"
        images.append(GuideImage(file: "content/\(file)", address: address, bytes: copy.bytes))
        return MarkdownText.ImageCopy(address: address, width: copy.width)
      }
    } catch {
      let shown = file.split(separator: "/").last ?? ""
      report.add(
        Diagnostic(
          .imageNotMade, at: Location("content/\(file)"),
          "cwebp could make no smaller copy of \(shown)",
          help: "save the picture again with at most 10000 pixels a side, or take it out"))
      return []
    }
  }
}
