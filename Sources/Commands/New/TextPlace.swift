import Content
import Diagnostics

/// Where a new text is to stand: for every city, a region's cities, or one city.
enum TextPlace {
  case country
  case region(String)
  case city(String)

  /// From `--city` and `--region`, of which at most one may stand.
  init(_ arguments: Arguments, _ content: NewContent) throws(CommandFailure) {
    switch (arguments.value("--city"), arguments.value("--region")) {
    case (nil, nil): self = .country
    case (let city?, nil): self = .city(try content.city(city).slug)
    case (nil, let region?):
      guard content.regions.contains(region) else {
        let suggestion = NearMiss.suggestion(for: region, among: content.regions)
        throw .usage("there is no region called “\(region)”\(Message.hint(suggestion))")
      }
      self = .region(region)
    default: throw .usage("--city and --region do not go together: a text has one place")
    }
  }

  /// Asks, on a terminal, unless an option tells.
  static func asked(_ dialogue: Dialogue, _ content: NewContent) throws(CommandFailure)
    -> TextPlace
  {
    let arguments = dialogue.arguments
    guard dialogue.console.canAsk, !arguments.has("--city"), !arguments.has("--region") else {
      return try TextPlace(arguments, content)
    }
    return try dialogue.answer(
      "--city", "City or region it is for (empty: every city)", usual: ""
    ) { name in
      if name.isEmpty { return .good(.country) }
      let (isCity, isRegion) = (content.cities.contains(name), content.regions.contains(name))
      if isCity, isRegion {
        return .bad(
          """
          a city and a region are called \(name): begin again with --city \(name) or \
          --region \(name)
          """)
      }
      if isCity { return .good(.city(name)) }
      if isRegion { return .good(.region(name)) }
      let suggestion = NearMiss.suggestion(for: name, among: content.cities + content.regions)
      return .bad("there is no city or region called “\(name)”\(Message.hint(suggestion))")
    }
  }

  /// The folder of its guides in the content folder.
  var guides: String {
    switch self {
    case .country: "guides"
    case .region(let slug): "regions/\(slug)/guides"
    case .city(let slug): "cities/\(slug)/guides"
    }
  }

  /// What has to be loaded to see the text with all it depends on.
  var selection: ContentLoader.Selection {
    switch self {
    case .country: ContentLoader.Selection()
    case .region(let slug): ContentLoader.Selection(regions: [slug])
    case .city(let slug): ContentLoader.Selection(cities: [slug])
    }
  }
}
