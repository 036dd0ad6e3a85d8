import Languages

extension Site {
  /// The companion app, Kazakh first.
  ///
  /// It is no page for search engines: a parent comes to it from another page.
  var app: AppPage {
    AppPage(
      page: PageMeta(
        language: .kazakh, title: escaped(theme.strings.text("app_title", .kazakh)),
        description: escaped(theme.strings.text("app_lead", .kazakh)),
        canonical: addresses.canonical("app/"), isHidden: true),
      titleRussian: theme.strings.text("app_title", .russian),
      manifest: addresses.base + address(of: .appManifest), termsVersion: termsVersion)
  }

  /// What a phone needs to install the companion app (W3C, Web Application Manifest).
  var appManifest: [UInt8] {
    let scope = addresses.base + "app/"
    return WebManifest(
      id: scope, start: scope, scope: scope, language: .kazakh,
      name: theme.strings.text("app_title", .kazakh),
      shortName: theme.strings.text("app_name", .kazakh),
      description: theme.strings.text("app_lead", .kazakh),
      icons: [asset(named: "icon.svg")].compactMap { icon in
        icon.map {
          WebManifest.Icon(
            address: addresses.base + $0.address, sizes: "any", type: "image/svg+xml")
        }
      }
    ).bytes
  }

  /// A file of `templates/assets`; nil where the theme has none of the name.
  func asset(named name: String) -> Asset? {
    let file = "templates/assets/\(name)"
    return theme.assets.first { $0.file == file }
  }
}
