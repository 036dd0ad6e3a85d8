import Diagnostics
import Files
import JSON
import Portal

/// What the pages of a slice were made of, as its manifest tells.
///
/// A slice is a release of some regions that was published into a folder where the whole portal never
/// stood: it has the pages of its cities and what they show, and nothing of the country's.
struct SliceMark: Sendable, Equatable {
  /// The program that made it: its version and the fingerprint of its file.
  var program: String
  /// What stands for `site.yaml` and the calendar.
  var settings: String
  /// What stands for templates, strings and the assets they use.
  var templates: String
  /// What stands for the guides of every city.
  var guides: String
  /// The day it was made for.
  var day: String
  /// What stands for all that the pages of each city were made of, by the city's slug.
  var cities: [String: String]

  /// What a run makes the cities of that it has loaded.
  init(_ origins: CityOrigins, program: String) {
    self.program = program
    settings = origins.settings.digits
    templates = origins.templates.digits
    guides = origins.guides.digits
    day = origins.day
    cities = origins.cities.mapValues { fingerprint in
      var sum = FingerprintSum()
      sum.add(program)
      sum.add(fingerprint)
      return sum.fingerprint.digits
    }
  }

  /// Takes up the cities of the slice before that this run has not made, as far as they still exist.
  mutating func keep(_ former: SliceMark?, among slugs: [String]) {
    let slugs = Set(slugs)
    for (slug, fingerprint) in former?.cities ?? [:] where slugs.contains(slug) {
      cities[slug] = cities[slug] ?? fingerprint
    }
  }

  /// The object of a manifest, the cities in byte order.
  var json: String {
    let parts = [
      ("program", program), ("settings", settings), ("templates", templates), ("guides", guides),
      ("day", day),
    ]
    let places = cities.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
    return "{\(parts.map(Self.member).joined(separator: ",")),\"cities\":{"
      + "\(places.map { Self.member($0.key, $0.value) }.joined(separator: ","))}}"
  }

  private static func member(_ name: String, _ value: String) -> String {
    "\(JSONText.quoted(name)):\(JSONText.quoted(value))"
  }

  /// Reads the object of a manifest; nil for anything else.
  init?(_ json: JSONValue) {
    guard let program = json["program"]?.text, let settings = json["settings"]?.text,
      let templates = json["templates"]?.text, let guides = json["guides"]?.text,
      let day = json["day"]?.text, case .object(let members)? = json["cities"]
    else { return nil }
    (self.program, self.settings, self.templates) = (program, settings, templates)
    (self.guides, self.day) = (guides, day)
    cities = [:]
    for (slug, value) in members {
      guard let fingerprint = value.text else { return nil }
      cities[slug] = fingerprint
    }
  }
}

extension Fingerprint {
  /// The fingerprint in 32 hexadecimal digits.
  var digits: String { Self.padded(high) + Self.padded(low) }

  private static func padded(_ number: UInt64) -> String {
    let digits = String(number, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}
