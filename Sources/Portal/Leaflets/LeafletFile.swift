import Content
import Languages
import Mustache

/// A leaflet that was made, as it is published.
struct LeafletFile: Sendable {
  /// The name of its sheet.
  let name: String
  /// The file.
  let asset: Asset
}

/// A leaflet on the page of its guide.
struct LeafletOffer: View {
  let address: String
  /// What kind of file, its size, its languages.
  let facts: String

  static let fields = Fields<LeafletOffer>("leaflet") {
    $0.text("address") { $0.address }
    $0.text("facts") { $0.facts }
  }
}

extension CityContext {
  /// The leaflet of a guide on its page in a language.
  func leafletOffer(_ index: Int, _ language: Language) -> LeafletOffer? {
    guard let leaflet = site.leaflets[leafletName(index)] else { return nil }
    let own = languages.filter { guides[index].texts[$0] != nil }
    let key = own.count > 1 ? "both" : own.first?.code ?? language.code
    let kilobytes = max(1, (leaflet.asset.bytes.count + 512) / 1024)
    return LeafletOffer(
      address: site.addresses.base + leaflet.asset.address,
      facts: site.theme.strings.text("leaflet_sizes_\(key)", language, ["n": "\(kilobytes)"]))
  }
}
