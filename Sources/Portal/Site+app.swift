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
    var json = JSONBlock()
    func add(_ name: StaticString, _ value: String) {
      json.append(name)
      json.append(quoted: value)
    }
    add("{\n  \"id\": ", scope)
    add(",\n  \"start_url\": ", scope)
    add(",\n  \"scope\": ", scope)
    add(",\n  \"lang\": ", Language.kazakh.code)
    add(",\n  \"name\": ", theme.strings.text("app_title", .kazakh))
    add(",\n  \"short_name\": ", theme.strings.text("app_name", .kazakh))
    add(",\n  \"description\": ", theme.strings.text("app_lead", .kazakh))
    // The colours of the header and of the ground, as the style sheet has them.
    json.append(",\n  \"display\": \"standalone\",\n  \"theme_color\": \"#00647D\"")
    json.append(",\n  \"background_color\": \"#FFFFFF\",\n  \"icons\": [")
    if let icon = assets.first(where: { $0.key == "icon_svg" }) {
      add("\n    {\"src\": ", addresses.base + icon.address)
      json.append(", \"sizes\": \"any\", \"type\": \"image/svg+xml\"}\n  ")
    }
    json.append("]\n}\n")
    return json.bytes
  }
}
