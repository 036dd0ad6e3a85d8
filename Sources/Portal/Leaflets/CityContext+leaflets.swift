import Bytes
import Content
import Dates
import Files
import Languages
import Markdown
public import Mustache
import QRCodes

extension CityContext {
  /// The leaflets of the guides that are shown, in the order of the guides.
  ///
  /// - Throws: `RenderError` when a template fails.
  public func leaflets() throws(RenderError) -> [LeafletSheet] {
    var sheets: [LeafletSheet] = []
    for index in guides.indices {
      if let sheet = try leaflet(index) { sheets.append(sheet) }
    }
    return sheets
  }

  /// The name of a guide's leaflet.
  func leafletName(_ index: Int) -> String { String(joined: "\(city.slug)/\(guides[index].slug)") }

  private func leaflet(_ index: Int) throws(RenderError) -> LeafletSheet? {
    let texts = languages.compactMap { guides[index].texts[$0] }
    guard let first = texts.first else { return nil }
    var parts = Output()
    for text in texts { try render(leafletPart(index, text), text.language, into: &parts) }
    let titles = texts.map { $0.title.bytes(leafletValues($0.language)) }
    let page = LeafletPage(
      language: first.language, title: Array(titles.joined(separator: Array(" / ".utf8))),
      description: first.summary.bytes(leafletValues(first.language)), parts: parts.bytes)
    var html = Output()
    try site.renderShared(page, first.language, into: &html)
    return LeafletSheet(
      name: leafletName(index), page: html.bytes,
      date: texts.compactMap(\.frontMatter.updated).max())
  }

  private func leafletPart(_ index: Int, _ text: GuideText) -> LeafletPart {
    let language = text.language
    let values = leafletValues(language)
    let address = canonical(path(.guide(index)), language)
    let body = PaperText.joining(city.phone, in: PaperText.trimmed(text.text.body.bytes(values)))
    return LeafletPart(
      title: text.title.bytes(values), summary: text.summary.bytes(values),
      body: site.holdingImages(body), address: address,
      shownAddress: Self.withoutScheme(address), portal: city.portal,
      shownPortal: Self.withoutScheme(city.portal),
      code: QRCode(address).map { "data:image/svg+xml;base64,\(Base64.text(Array($0.svg.utf8)))" },
      updated: text.frontMatter.updated.map { language.words($0) })
  }

  /// On paper and in a file links lead to the portal from wherever they are read.
  private func leafletValues(_ language: Language) -> Fragment.Values {
    let (content, city) = (site.content, city)
    return Fragment.Values(
      localPrefix: canonical("", language), rootPrefix: site.addresses.canonical("")
    ) { Holes.value($0, city, in: content, language) }
  }

  private static func withoutScheme(_ address: String) -> String {
    let parts = AddressParts(address)
    return parts.authority + (parts.path.hasSuffix("/") ? parts.path.dropLast() : parts.path[...])
  }
}
