public import Content
public import Dates
public import Diagnostics
import Files
import Languages
import Mustache

/// The whole portal as a function: every address it has, and the bytes of each.
///
/// A site is made of content, templates, a moment and the leaflets made beside it, and of nothing
/// else: the same give the same bytes on every machine. It never changes; a change of content makes
/// another site. An object, for whatever renders pages holds it.
public final class Site: Sendable {
  /// What admins have written.
  public let content: SiteContent
  /// The moment that decides what is published.
  public let moment: Moment
  let theme: Theme
  let addresses: Addresses
  let assets: [Asset]
  /// The images of guides by their address, whether a text shows them at this moment or not.
  let images: [String: Asset]
  /// The leaflets that guides offer, by the names of `LeafletSheet`.
  let leaflets: [String: LeafletFile]
  let frames: PerLanguage<LanguageFrame>
  let templates: LanguageTemplates
  /// The guides of every city that has none of its own.
  let commonGuides: [Guide]
  let dataMemo: DataMemo

  /// Makes a site; whether it may be published is `check`'s matter.
  ///
  /// - Parameters:
  ///   - content: What admins have written.
  ///   - theme: The templates.
  ///   - moment: What decides what is published.
  ///   - knownTemplates: What is known to stand for the templates, if they were looked at before.
  init(
    content: SiteContent, theme: Theme, moment: Moment,
    knownTemplates: [String: Fingerprint]? = nil
  ) {
    self.content = content
    self.theme = theme
    self.moment = moment
    let addresses = Addresses(content.site)
    self.addresses = addresses
    images = Dictionary(
      content.images.map { image in
        (image.address, Asset(address: image.address, file: image.file, bytes: image.bytes))
      }, uniquingKeysWith: { first, _ in first })
    commonGuides = content.commonGuides { $0.isShown(at: moment) }
    assets = Self.assets(theme, images, content.shownImages(at: moment))
    frames = LanguageFrame.both(content, theme, addresses)
    templates = LanguageTemplates(theme, frames, known: knownTemplates)
    leaflets = [:]
    dataMemo = DataMemo()
  }

  /// A site at another moment.
  private init(_ site: Site, at moment: Moment) {
    (content, theme, addresses) = (site.content, site.theme, site.addresses)
    (images, leaflets) = (site.images, site.leaflets)
    (frames, templates) = (site.frames, site.templates)
    self.moment = moment
    dataMemo = DataMemo()
    commonGuides = content.commonGuides { $0.isShown(at: moment) }
    assets =
      Self.assets(theme, images, content.shownImages(at: moment))
      + leaflets.values.map(\.asset).sorted { $0.address < $1.address }
  }

  /// A site with more leaflets.
  private init(_ site: Site, offering more: [LeafletFile]) {
    (content, theme, addresses) = (site.content, site.theme, site.addresses)
    (images, moment) = (site.images, site.moment)
    (frames, templates) = (site.frames, site.templates)
    (commonGuides, dataMemo) = (site.commonGuides, site.dataMemo)
    var (leaflets, assets) = (site.leaflets, site.assets)
    for leaflet in more where leaflets.updateValue(leaflet, forKey: leaflet.name) == nil {
      assets.append(leaflet.asset)
    }
    (self.leaflets, self.assets) = (leaflets, assets)
  }

  /// The same content and templates at another moment.
  public func at(_ moment: Moment) -> Site { Site(self, at: moment) }

  /// The same with leaflets, which its guides offer from then on.
  func offering(_ leaflets: [LeafletFile]) -> Site { Site(self, offering: leaflets) }

  /// The day on the portal's clock.
  var today: Day? { moment.day(in: content.site.zone) }

  /// Every output of the site: the shared ones, then city by city in the order of the table.
  public var routes: [Route] {
    sharedRoutes + selectedCities.flatMap { city(at: $0).routes }
  }

  /// The cities this run has loaded, as places in `SiteContent.cities`.
  public var selectedCities: [Int] {
    content.cities.indices.filter { content.cities[$0].isSelected }
  }

  /// The path of the portal on its host, with a slash at both ends.
  public var basePath: String { addresses.base }

  /// What the templates say about names that no view can hold, and about missing page kinds.
  ///
  /// - Parameter jobs: How many threads look.
  /// - Returns: Everything that is wrong.
  public func checkTemplates(jobs: Int = 1) -> Report { templates.check(theme, jobs: jobs) }

  /// The files of the theme, and the images that a text shows, in the order of their addresses.
  private static func assets(_ theme: Theme, _ images: [String: Asset], _ shown: Set<String>)
    -> [Asset]
  {
    theme.assets + shown.sorted().compactMap { images[$0] }
  }
}
