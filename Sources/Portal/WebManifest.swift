import Languages

/// What a phone needs to install something (W3C, Web Application Manifest).
struct WebManifest {
  /// An image for the screen of a phone.
  struct Icon {
    let address: String
    let (sizes, type): (String, String)
    /// `any`, or `maskable` where a phone may cut off its margin; nil to say nothing.
    var purpose: String?
  }

  /// What it is known by, even when other words change.
  let id: String
  /// The page it opens with.
  let start: String
  /// The folder it has.
  let scope: String
  let language: Language
  let name: String
  /// For below an icon.
  let shortName: String
  var description: String?
  let icons: [Icon]

  /// The file.
  var bytes: [UInt8] {
    var json = JSONBlock()
    func add(_ name: StaticString, _ value: String?) {
      guard let value else { return }
      json.append(name)
      json.append(quoted: value)
    }
    add("{\n  \"id\": ", id)
    add(",\n  \"start_url\": ", start)
    add(",\n  \"scope\": ", scope)
    add(",\n  \"lang\": ", language.code)
    add(",\n  \"name\": ", name)
    add(",\n  \"short_name\": ", shortName)
    add(",\n  \"description\": ", description)
    // The colours of the header and of the ground, as the style sheet has them.
    json.append(",\n  \"display\": \"standalone\",\n  \"theme_color\": \"#00647D\"")
    json.append(",\n  \"background_color\": \"#FFFFFF\",\n  \"icons\": [")
    for (number, icon) in icons.enumerated() {
      if number > 0 { json.append(",") }
      add("\n    {\"src\": ", icon.address)
      add(", \"sizes\": ", icon.sizes)
      add(", \"type\": ", icon.type)
      add(", \"purpose\": ", icon.purpose)
      json.append("}")
    }
    json.append("\n  ]\n}\n")
    return json.bytes
  }
}
