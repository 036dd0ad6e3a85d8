import Files
import JSON
import TestSupport
import Testing

@testable import Release

@Suite("Manifests") struct ManifestTests {
  static func sample(_ files: [String]) -> Manifest {
    var manifest = Manifest(
      name: ReleaseName(second: 1_795_191_480, number: 7),
      previous: ReleaseName(second: 1_795_191_400, number: 6), base: "/portal/",
      compression: .brotliAndGzip)
    for (place, file) in files.enumerated() {
      let bytes = Array("\(place) \(file)".utf8)
      manifest.entries[file] = Manifest.Entry(
        fingerprint: Fingerprint(of: bytes), size: bytes.count, modified: 1_795_191_480 + place,
        digest: Digest.sha256Hexadecimal(bytes))
    }
    return manifest
  }

  static let files = [
    "index.html", "kk/index.html", "kk/index.html.br", "kk/index.html.gz", "assets/a.0123.css",
    "assets/”қ\"\\\u{1F}.svg",
  ]

  @Test("Reads what it writes, of any number of files")
  func readsItself() {
    for count in 0...Self.files.count {
      let manifest = Self.sample(Array(Self.files.prefix(count)))
      #expect(Manifest(manifest.document) == manifest)
    }
  }

  @Test("Keeps what a slice was made of, and takes no slice that lacks some of it")
  func keepsSlices() throws {
    var manifest = Self.sample(Self.files)
    let json = """
      {"program":"0.1.0 \u{201C}a","settings":"1","templates":"2","guides":"3","day":"2026-11-20",\
      "cities":{"atyrau":"4","inder":"5"}}
      """
    manifest.slice = SliceMark(try JSONValue(Array(json.utf8)))
    #expect(manifest.slice?.json == json)
    #expect(Manifest(manifest.document) == manifest)
    for name in ["program", "settings", "templates", "guides", "day", "cities"] {
      let less = json.replacing("\"\(name)\"", with: "\"no\"")
      #expect(SliceMark(try JSONValue(Array(less.utf8))) == nil)
      let text = String(decoding: manifest.document, as: UTF8.self)
      #expect(Manifest(Array(text.replacing("\"\(name)\"", with: "\"no\"").utf8)) == nil)
    }
  }

  @Test("Is a JSON document with the files in byte order and their totals")
  func isJSON() throws {
    let manifest = Self.sample(Self.files)
    let json = try JSONValue(manifest.document)
    #expect(json["id"] == .text("20261120T161800Z-0007"))
    #expect(json["totals"]?["files"] == .integer(Self.files.count))
    #expect(json["totals"]?["bytes"] == .integer(manifest.bytesOfFiles))
    let paths = json["files"]?.items.compactMap { $0["path"]?.text } ?? []
    #expect(paths == paths.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) })
    #expect(Set(paths) == Set(Self.files))
  }

  @Test("Takes no damaged document, and falls over none")
  func refusesDamage() {
    let document = Self.sample(Self.files).document
    for count in 0..<document.count { #expect(Manifest(Array(document.prefix(count))) == nil) }
    var random = SplitMix(seed: 7)
    for _ in 0..<rounds(2000) {
      var damaged = document
      for _ in 0..<Int.random(in: 1...3, using: &random) {
        let place = Int.random(in: 0..<damaged.count, using: &random)
        switch Int.random(in: 0..<3, using: &random) {
        case 0: damaged[place] = UInt8.random(in: 0...255, using: &random)
        case 1: damaged.remove(at: place)
        default: damaged.insert(UInt8.random(in: 0...255, using: &random), at: place)
        }
      }
      // Some damage gives another sound document; none leads out of the release.
      for file in Manifest(damaged)?.entries.keys.map({ $0 }) ?? [] {
        #expect(!file.hasPrefix("/") && !file.split(separator: "/").contains(".."))
      }
    }
  }

  @Test(
    "Takes no numbers that it cannot reckon with, and no document that has lost a line",
    arguments: [
      (#""size":"#, #""size":900000000000000000"#), (#""modified":"#, #""modified":9223372037"#),
      (#""modified":"#, #""modified":999999999999999999"#), (#""bytes":"#, #""bytes":1"#),
      (#""files":"#, #""files":7"#),
    ])
  func refusesNumbers(key: String, other: String) throws {
    let text = String(decoding: Self.sample(Self.files).document, as: UTF8.self)
    let changed = text.split(separator: key, omittingEmptySubsequences: false).map { part in
      part.first?.isNumber == true ? String(part.drop { $0.isNumber }) : "\(part)"
    }
    #expect(changed.count > 1)
    #expect(Manifest(Array(changed.joined(separator: other).utf8)) == nil)
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(Manifest(Array((lines[..<2] + lines[3...]).joined(separator: "\n").utf8)) == nil)
  }

  @Test("Compares times that nanoseconds cannot tell")
  func comparesTimes() {
    let entry = Manifest.Entry(
      fingerprint: Fingerprint(of: []), size: 0, modified: 999_999_999_999_999_999, digest: "")
    #expect(!entry.matches(FileStatus("/dev/null")) && !entry.matches(nil))
  }

  @Test("Takes no path that leads out", arguments: ["../x", "/x", "a/../../x", "a//x", "", "./x"])
  func refusesPaths(path: String) { #expect(Manifest(Self.sample([path]).document) == nil) }

  @Test("Tells compressed copies from pages")
  func knowsCopies() {
    let manifest = Self.sample(["a.html", "a.html.br", "a.html.gz", "b.gz"])
    #expect(manifest.pages.sorted() == ["a.html", "b.gz"])
  }

  @Test("Lists what differs for caches: added, changed and gone, without copies")
  func listsPurges() {
    let old = Self.sample(["index.html", "kk/index.html", "kk/index.html.br", "gone.txt"])
    var new = Self.sample(["index.html", "kk/index.html", "kk/index.html.br"])
    new.entries["kk/index.html"] = old.entries["index.html"]
    new.entries["kk/new/index.html"] = old.entries["index.html"]
    new.entries["kk/index.html.br"] = old.entries["index.html"]
    #expect(
      PurgeList(from: old, to: new).addresses
        == ["/portal/gone.txt", "/portal/kk/", "/portal/kk/new/"])
    #expect(PurgeList(from: new, to: new).addresses == [])
    #expect(PurgeList(from: nil, to: old).addresses.contains("/portal/"))
    // What was served otherwise than its manifest says, by itself or by a copy.
    let spoiled = ["kk/index.html.br", "gone.txt", "strange.js"]
    #expect(
      PurgeList(from: old, to: old, spoiled: spoiled).addresses
        == ["/portal/gone.txt", "/portal/kk/", "/portal/strange.js"])
  }

  @Test("Counts addresses by city, and takes languages for none")
  func countsCities() {
    let files = ["kk/index.html", "atyrau/kk/index.html", "inder/kk/a.txt", "assets/x.css"]
    let old = Self.sample(["kk/index.html", "atyrau/kk/index.html", "inder/kk/index.html"])
    let cities = PurgeList(from: old, to: Self.sample(files)).cities(in: [old, Self.sample(files)])
    #expect(cities.map(\.slug) == ["inder"] && cities.map(\.count) == [2])
  }
}
