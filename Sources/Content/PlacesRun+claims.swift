import Diagnostics
import Languages
import Tables

extension PlacesRun {
  /// What a row with a city claims; nil for others.
  func claim() -> PlaceClaims.Claim? {
    let city = Self.trimmed(reader.text(columns.city))
    guard Slug.isValid(city) else { return nil }
    let region = Self.trimmed(reader.text(columns.region))
    // The first two digits of KATO are those of the region.
    let kato = reader.text(columns.kato).prefix(2)
    let isHome = kato.count == 2 && regionCodes[region] == String(kato)
    return PlaceClaims.Claim(
      line: reader.row.line, region: region, city: city,
      weight: (isHome ? 1 : 0) + (city == region ? 1 : 0))
  }

  /// The same for its address.
  func portalClaim(_ address: PlaceAddress) -> PlaceClaims.Claim? {
    claim().map {
      PlaceClaims.Claim(
        line: $0.line, region: $0.region, city: $0.city, weight: address.names($0.city) ? 1 : 0)
    }
  }

  private static func trimmed(_ text: String) -> String {
    let start = text.trimmingPrefix(while: \.isWhitespace)
    guard let end = start.lastIndex(where: { !$0.isWhitespace }) else { return "" }
    return String(start[...end])
  }

  /// Collects what all rows claim, whichever are in use and broken ones too.
  mutating func collectClaims(_ rows: [Table.Row]) {
    for row in rows {
      reader.move(to: row)
      guard reader.text(columns.city).isEmpty else { continue }
      let region = Self.trimmed(reader.text(columns.region))
      if regionCodes[region] == nil {
        regionCodes[region] = String(reader.text(columns.kato).prefix(2))
      }
    }
    for row in rows {
      reader.move(to: row)
      guard let claim = claim() else { continue }
      cityClaims.add(claim, to: claim.city)
      guard let address = PlaceAddress(reader.text(columns.portal)),
        let claim = portalClaim(address)
      else { continue }
      portalClaims.add(claim, to: address.key)
      for key in address.outer { innerClaims.add(claim, to: key) }
    }
  }

  /// Whether the city is this row's; what speaks against it is reported.
  mutating func isFree(_ slug: String) -> Bool {
    if ContentLoader.reservedSlugs.contains(slug) {
      reader.report.add(
        Diagnostic(
          .reservedSlug, at: reader.place(columns.city),
          "the name \(slug) is kept for the portal itself",
          help: "choose another, such as \(slug)-qala"))
      return false
    }
    if let claim = claim(), let other = cityClaims.opponent(of: claim, on: slug) {
      reader.report.add(
        duplicate(
          columns.city, "the city \(slug) stands twice",
          help: "every city has a name of its own in addresses", other.line))
    }
    return cityClaims.isBest(reader.row.line, of: slug)
  }

  /// Holds an address against the portal's own and those of other cities.
  mutating func checkAddress(_ text: String, of city: String) {
    guard let address = PlaceAddress(text) else { return }
    let own = "\(site.baseURL)\(city)/"
    let written = text.hasSuffix("/") ? text : text + "/"
    if let base = PlaceAddress(site.baseURL), base.overlaps(address), written != own {
      reader.report.add(
        Diagnostic(
          .invalidValue, at: reader.place(columns.portal),
          "the address \(text) lies among those of the whole portal",
          help: "leave \(reader.word(columns.portal)) empty for \(own), or take another host"))
      return
    }
    guard let claim = portalClaim(address) else { return }
    if let other = portalClaims.opponent(of: claim, on: address.key) {
      reader.report.add(
        duplicate(
          columns.portal, "the address \(text) stands twice",
          help: "every city has an address of its own", other.line))
      return
    }
    let others =
      address.outer.compactMap { portalClaims.opponent(of: claim, on: $0) }.first
      ?? innerClaims.opponent(of: claim, on: address.key)
    guard let other = others else { return }
    reader.report.add(
      duplicate(
        columns.portal, "the address \(text) and that of \(other.city) lie one within the other",
        help: "every city has an address of its own", other.line))
  }

  func duplicate(
    _ column: RecordReader.Column, _ summary: Message, help: Message, _ line: Int
  ) -> Diagnostic {
    let note = Diagnostic.Note(
      at: reader.place(line: line),
      line < reader.row.line ? "first defined here" : "the other one stands here")
    return Diagnostic(
      .duplicateIdentifier, at: reader.place(column), summary, help: help, notes: [note])
  }
}
