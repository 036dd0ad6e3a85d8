import Foundation
import Testing

/// Copies of pictures in WebP: `images: webp`.
@Suite("Copies of pictures") struct ImageTests {
  private static let settings = """
    -- content/site.yaml --
    title: {kk: Сынақ, ru: Проба}
    base_url: https://portal.example/
    languages: [kk, ru]
    default_language: kk

    """

  private static let text = """

    -- content/guides/queue/kk.md --
    ---
    title: Кезек
    ---
    ![Бірінші](photo.png)

    ## Бөлім

    ![Екінші](photo.png)

    """

  /// A photograph of bands, 1000 by 40 pixels, as a PNG without compression.
  static func picture(moving: Bool = false) -> [UInt8] {
    let (width, height) = (1000, 40)
    var rows: [UInt8] = []
    for row in 0..<height {
      rows.append(0)
      for column in 0..<width {
        rows += [UInt8(column / 4 & 255), UInt8(row * 6 & 255), UInt8((column * row) >> 4 & 255)]
      }
    }
    var deflated: [UInt8] = [0x78, 0x01]
    for start in stride(from: 0, to: rows.count, by: 65_535) {
      let part = rows[start..<min(rows.count, start + 65_535)]
      let count = UInt16(part.count)
      deflated += [start + part.count == rows.count ? 1 : 0]
      deflated += [UInt8(count & 255), UInt8(count >> 8), UInt8(~count & 255), UInt8(~count >> 8)]
      deflated += part
    }
    var (low, high): (UInt32, UInt32) = (1, 0)
    for byte in rows {
      low = (low + UInt32(byte)) % 65_521
      high = (high + low) % 65_521
    }
    deflated += bytes(high << 16 | low)
    let header = bytes(UInt32(width)) + bytes(UInt32(height)) + [8, 2, 0, 0, 0]
    return [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A] + chunk("IHDR", header)
      + (moving ? chunk("acTL", bytes(1) + bytes(0)) : []) + chunk("IDAT", deflated)
      + chunk("IEND", [])
  }

  private static func bytes(_ number: UInt32) -> [UInt8] {
    [24, 16, 8, 0].map { UInt8(number >> $0 & 255) }
  }

  private static func chunk(_ name: String, _ data: [UInt8]) -> [UInt8] {
    let whole = Array(name.utf8) + data
    var sum: UInt32 = .max
    for byte in whole {
      sum ^= UInt32(byte)
      for _ in 0..<8 { sum = sum & 1 == 1 ? sum >> 1 ^ 0xEDB8_8320 : sum >> 1 }
    }
    return bytes(UInt32(data.count)) + whole + bytes(~sum)
  }

  private static func site(_ settings: String, _ picture: [UInt8] = picture()) -> TestSite {
    let site = TestSite(Self.settings + settings + text)
    site.write(bytes: picture, "content/guides/queue/photo.png")
    return site
  }

  @Test("Lets the browser choose among copies, and keeps the picture for old ones")
  func offersCopies() throws {
    for setting in ["images: webp", "images: {webp: true, max_kilobytes: 500}"] {
      let site = Self.site(setting)
      #expect(site.build("--check-output").code == 0)
      let page = try #require(site.text("site/atyrau/kk/guides/queue/index.html"))
      let sets = page.matches(
        of: /srcset="(\/assets\/queue-photo-400\.[0-9a-f]{12}\.webp) 400w, [^"]* 1000w"/)
      #expect(sets.count == 2)
      #expect(page.contains("width=\"1000\" height=\"40\"") && page.contains("</picture>"))
      #expect(
        page.matches(of: /<img [^>]*loading="lazy"/).count == 1, "the first is seen at once")
      let copy = try #require(sets.first)
      let bytes = site.bytes("site\(copy.1)")
      #expect(bytes.starts(with: Array("RIFF".utf8)) && bytes.count < 20_000)
    }
  }

  @Test("Makes a copy once, and the same pages without what was kept")
  func keepsCopies() throws {
    let site = Self.site("images: webp")
    site.build()
    let page = try #require(site.text("site/atyrau/kk/guides/queue/index.html"))
    let folder = "\(site.folder)/image-cache"
    let names = try FileManager.default.contentsOfDirectory(atPath: folder)
    #expect(names.count == 3 && names.allSatisfy { $0.hasSuffix(".webp") }, "\(names)")
    // What is no copy is not taken for one.
    for cut in [{ _ in [1] }, { Array($0.dropLast(9)) }] as [([UInt8]) -> [UInt8]] {
      for name in names {
        site.write(bytes: cut(site.bytes("image-cache/\(name)")), "image-cache/\(name)")
      }
      site.build("--clean", output: "again")
      #expect(site.text("again/atyrau/kk/guides/queue/index.html") == page)
    }
    // A program that only knows its version shows that nothing is made a second time.
    site.write("-- cwebp --\n#!/bin/sh\n[ \"$1\" = -version ] && cwebp -version\n")
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o755], ofItemAtPath: "\(site.folder)/cwebp")
    #expect(site.build("--cwebp", "\(site.folder)/cwebp", output: "third").code == 0)
    #expect(site.text("third/atyrau/kk/guides/queue/index.html") == page)
  }

  @Test("Makes copies anew when another program makes them")
  func noticesAnotherProgram() throws {
    let site = Self.site("images: webp")
    site.build()
    let program = try Self.program(
      """
      [ "$1" = -version ] && echo 9.9 && exit
      exec cwebp $(echo "$*" | sed 's/-q 80/-q 5/')
      """, in: site)
    #expect(site.build("--cwebp", program).count("written") != 0)
    site.build("--cwebp", program, output: "clean")
    #expect(TestSite.difference(site.published(), site.published("clean")) == [])
  }

  @Test("Changes nothing without the setting, nor with a picture that moves")
  func leavesOthersAlone() throws {
    let plain = Self.site("images: {max_kilobytes: 500}")
    let moving = Self.site("images: webp", Self.picture(moving: true))
    for site in [plain, moving] {
      #expect(site.build().code == 0)
      let page = try #require(site.text("site/atyrau/kk/guides/queue/index.html"))
      #expect(!page.contains("srcset") && !page.contains("<picture>"))
      #expect(page.matches(of: /<img [^>]*loading="lazy"/).count == 2)
    }
  }

  /// A stand-in for cwebp, as a script.
  private static func program(_ script: String, in site: TestSite) throws -> String {
    let path = "\(site.folder)/stand-in"
    site.write(bytes: Array("#!/bin/sh\n\(script)\n".utf8), "stand-in")
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: path)
    return path
  }

  @Test("Offers a WebP itself to fine screens where a wide copy is not worth it")
  func offersTheOriginal() throws {
    let first = Self.site("images: webp")
    first.build()
    let page = try #require(first.text("site/atyrau/kk/guides/queue/index.html"))
    let copy = try #require(
      page.firstMatch(of: /(assets\/queue-photo-1000\.[0-9a-f]{12}\.webp) 1000w/))
    let site = TestSite(
      Self.settings + "images: webp\n" + Self.text.replacing("photo.png", with: "photo.webp"))
    site.write(bytes: first.bytes("site/\(copy.1)"), "content/guides/queue/photo.webp")
    // Its copies are as good as nothing, but the widest two are as large as it is.
    let program = try Self.program(
      """
      case "$*" in
      -version) echo 1.0;;
      *"-resize 400"*) exec cwebp "$@";;
      *) cat;;
      esac
      """, in: site)
    let run = site.build("--cwebp", program)
    #expect(run.code == 0, "\(run.error)")
    let text = try #require(site.text("site/atyrau/kk/guides/queue/index.html"))
    let set = try #require(text.firstMatch(of: /srcset="([^"]*)"/)).1
    #expect(
      set.wholeMatch(
        of: /[^ ]*-400\.[0-9a-f]{12}\.webp 400w, \/assets\/queue-photo\.[0-9a-f]{12}\.webp 1000w/)
        != nil, "\(set)")
  }

  @Test(
    "Says what is wrong with a picture, and what with the program",
    arguments: [
      ("exec cwebp \"$@\"", true, "cwebp cannot read photo.png: it ended with ", "is damaged"),
      ("echo rubbish", false, "no smaller copy of photo.png: it wrote something else", "run it"),
      ("kill -9 $$", false, "no smaller copy of photo.png: it was ended by signal 9", "run it"),
      ("echo no luck >&2; exit 7", false, "photo.png: it ended with 7: no luck", "run it again"),
    ])
  func saysWhatFailed(script: String, isCut: Bool, words: String, help: String) throws {
    let picture = Self.picture()
    let site = Self.site("images: webp", isCut ? Array(picture.prefix(picture.count / 2)) : picture)
    let program = try Self.program(
      "[ \"$1\" = -version ] && echo 1.0 && exit\n\(script)", in: site)
    let run = site.build("--cwebp", program)
    #expect(run.code == 1)
    #expect(run.error.contains(words) && run.error.contains(help), "\(run.error)")
  }

  @Test("Publishes nothing where the program does not answer as cwebp does")
  func needsTheProgram() {
    let site = Self.site("images: webp")
    let run = site.build("--cwebp", "/bin/false")
    #expect(run.code == 1, "\(run.error)")
    let words = "/bin/false does not answer to -version as cwebp does: it ended with 1"
    #expect(run.error.contains("content/site.yaml:5:9: error: \(words)"), "\(run.error)")
    #expect(run.error.contains("[image-not-made]"))
    #expect(site.build("--cwebp", "/nowhere/cwebp").code == 2)
  }

  /// The names of the assets of guides in a built folder, without fingerprints.
  private static func pictures(_ site: TestSite, _ output: String) throws -> Set<String> {
    let names = try FileManager.default.contentsOfDirectory(
      atPath: "\(site.folder)/\(output)/assets")
    return Set(names.filter { $0.hasPrefix("queue-") }.map { String($0.prefix { $0 != "." }) })
  }

  @Test(
    "Publishes a picture with its copies from the second on that a text shows it, until it goes")
  func followsTheClock() throws {
    let site = TestSite(
      Self.settings + "images: webp"
        + Self.text.replacing(
          "title: Кезек\n",
          with: "title: Кезек\npublish: 2026-11-20T09:00:00+05:00\nexpire: 2026-11-21\n"))
    for name in ["photo", "unused"] {
      site.write(bytes: Self.picture(), "content/guides/queue/\(name).png")
    }
    let moments = [
      ("2026-11-20T08:59:59+05:00", false), ("2026-11-20T09:00:00+05:00", true),
      ("2026-11-20T23:59:59+05:00", true), ("2026-11-21T00:00:00+05:00", false),
    ]
    for (index, (now, isShown)) in moments.enumerated() {
      #expect(site.build("--check-output", now: now, output: "\(index)").code == 0)
      let found = try Self.pictures(site, "\(index)")
      let wanted = ["queue-photo", "queue-photo-400", "queue-photo-800"]
      #expect(isShown ? found.isSuperset(of: wanted.prefix(2)) : found.isEmpty, "\(now) \(found)")
      #expect(!found.contains { $0.contains("unused") })
    }
  }

  @Test(
    "Keeps the pictures of drafts, comments, and texts that every city overrides to itself",
    arguments: [
      ("draft: true", "![А](photo.png)", "", false),
      ("order: 1", "<!-- ![А](photo.png) -->", "", false),
      ("order: 1", "`![А](photo.png)`", "", false),
      ("order: 1", "![А](photo.png)", "atyrau inder", true),
      ("order: 1", "![А](photo.png)", "atyrau inder pavlodar", false),
    ])
  func keepsToItself(setting: String, text: String, owners: String, isShown: Bool) throws {
    let own = owners.split(separator: " ").map { city in
      "-- content/cities/\(city)/guides/queue/kk.md --\n---\ntitle: Өз\n---\n\nӨз\n\n"
    }
    let site = TestSite(
      own.joined() + """
        -- content/guides/queue/kk.md --
        ---
        title: Кезек
        \(setting)
        ---

        \(text)

        """)
    site.write(bytes: Self.picture(), "content/guides/queue/photo.png")
    #expect(site.build("--city", "atyrau", output: "site").code == 0)
    // Of other cities a build of one does not know whether they have a text of their own.
    #expect(try Self.pictures(site, "site").isEmpty == owners.isEmpty)
    #expect(site.build(output: "whole").code == 0)
    #expect(try Self.pictures(site, "whole") == (isShown ? ["queue-photo"] : []))
  }
}
