import Dates
public import Languages

/// The values that guides may use, by name.
public enum Holes {
  /// The closed list; `values.NAME` comes beside it.
  public static let names = [
    "site.title", "site.phone", "city.name", "city.slug", "city.phone", "city.portal", "city.kato",
    "city.lat", "city.lon", "city.in", "city.to", "city.of", "city.from", "region.name",
  ]

  /// The value of a hole in one city and language; empty when it has none.
  public static func value(
    _ name: String, _ city: City, in content: SiteContent, _ language: Language
  )
    -> String
  {
    if name.hasPrefix("values.") {
      return city.settings.values[String(name.dropFirst(7))]?[language] ?? ""
    }
    if let grammaticalCase = grammaticalCase(name) { return city.forms[grammaticalCase][language] }
    return switch name {
    case "site.title": content.site.title[language]
    case "site.phone": content.countrySettings.contacts.phone
    case "city.name": city.name[language]
    case "city.slug": city.slug
    case "city.phone": city.phone
    case "city.portal": city.portal
    case "city.kato": city.kato
    case "city.lat": city.coordinates?.latitude ?? ""
    case "city.lon": city.coordinates?.longitude ?? ""
    case "region.name": content.regions[city.region].name[language]
    default: ""
    }
  }

  private static func grammaticalCase(_ name: String) -> GrammaticalCase? {
    name.hasPrefix("city.") ? GrammaticalCase(rawValue: String(name.dropFirst(5))) : nil
  }
}
