public import Codes
public import Files
public import Languages

/// A region of the country.
public struct Region: Sendable {
  /// Its name in addresses.
  public let slug: String
  /// Its code in the classifier, nine digits.
  public let kato: String
  /// Its name.
  public let name: PerLanguage<String>
  /// Its name in cases.
  public let forms: PlaceForms
  /// Its seat, if known.
  public let coordinates: Coordinates?
  /// What stands for its row.
  public let fingerprint: Fingerprint
  /// Its cities, as places in `SiteContent.cities`, in the order of the table.
  public internal(set) var cities: [Int]
}

/// A city or a district: what has a portal of its own.
public struct City: Sendable {
  /// Its name in addresses.
  public let slug: String
  /// Its region, as a place in `SiteContent.regions`.
  public let region: Int
  /// Its code in the classifier, nine digits.
  public let kato: String
  /// How it is governed.
  public let level: PlaceLevel
  /// Its name.
  public let name: PerLanguage<String>
  /// Its name in cases.
  public let forms: PlaceForms
  /// Its seat, if known.
  public let coordinates: Coordinates?
  /// The phone for questions; the region's or the site's when it has none of its own.
  public let phone: String
  /// Its public origin, with a slash at the end.
  public let portal: String
  /// What it inherits and overrides.
  public let settings: CitySettings
  /// Its tables.
  var tables: LazyTables
  /// Whether this run loaded its folder; others only have a name.
  public let isSelected: Bool
  /// What stands for everything above but the tables: the rows of the city and its region, and their
  /// settings with those of the country.
  public let fingerprint: Fingerprint

  /// Whether its data are a sample and must say so.
  public var isSample: Bool { settings.features.contains("sample") }

  /// The rows of its tables.
  public var data: CityData { tables.rows }

  /// What is known of its tables without reading them.
  public var outline: TablesOutline { tables.outline }

  /// The same without its tables.
  public var withoutTables: City {
    var city = self
    city.tables = .none
    return city
  }
}

/// A place's name in cases, in both languages.
public struct PlaceForms: Sendable, Equatable {
  private let forms: [GrammaticalCase: PerLanguage<String>]

  init(_ forms: [GrammaticalCase: PerLanguage<String>]) { self.forms = forms }

  /// The form of a case.
  public subscript(grammaticalCase: GrammaticalCase) -> PerLanguage<String> {
    forms[grammaticalCase] ?? PerLanguage { _ in "" }
  }
}

/// A point on the map, WGS 84, as it was written.
public struct Coordinates: Sendable, Equatable {
  /// Degrees north.
  public let latitude: String
  /// Degrees east.
  public let longitude: String

  /// The degrees north between which Kazakhstan lies, roughly.
  public static let latitudes = 40.0...56.0
  /// The degrees east between which it lies.
  public static let longitudes = 46.0...88.0
}
