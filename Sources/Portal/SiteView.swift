import Content
import Languages
import Mustache

/// The portal as a whole.
struct SiteView: View {
  let title: String
  let owner: String
  let copyright: String
  let attribution: String
  let chooser: String
  let home: String
  /// The companion app, as a link and as the whole address that people type.
  let app: LinkView
  let links: [LinkView]
  /// What documents the open data.
  let data: String

  init(_ content: SiteContent, _ addresses: Addresses, _ language: Language) {
    let site = content.site
    title = site.title[language]
    owner = site.owner[language]
    copyright = site.copyright[language]
    attribution = site.attribution[language]
    chooser = addresses.countryPrefix
    home = addresses.countryPrefix + CountryPath.home(language)
    data = addresses.countryPrefix + CountryPath.data(language)
    app = LinkView(
      label: addresses.canonical("app/"), address: addresses.countryPrefix + "app/")
    links = site.links.map { LinkView(label: $0.label[language], address: $0.address) }
  }

  static let fields = Fields<SiteView>("site") {
    $0.text("title") { $0.title }
    $0.text("owner") { $0.owner }
    $0.text("copyright") { $0.copyright }
    $0.text("attribution") { $0.attribution }
    $0.text("chooser") { $0.chooser }
    $0.text("home") { $0.home }
    $0.text("data") { $0.data }
    $0.object("app") { $0.app }
    $0.list("links") { $0.links }
    $0.flag("has_links") { !$0.links.isEmpty }
  }
}

/// A link with its words.
struct LinkView: View {
  let label: String
  let address: String

  static let fields = Fields<LinkView>("link") {
    $0.text("label") { $0.label }
    $0.text("address") { $0.address }
  }
}
