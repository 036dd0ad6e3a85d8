import Mustache

/// What the country's open data are.
struct DataPage: PageView {
  static let template = "data"
  let page: PageMeta
  /// What is said where some data are made up; nil where all are true.
  let sample: String?
  /// The day of the newest row in words; nil where no row has a date.
  let newest: String?
  let license: LinkView
  /// Whether the licence asks for the source to be named and for nothing else.
  let asksForSource: Bool
  let citation: String
  /// What describes the country's tables.
  let package: LinkView
  /// The whole address of it, for programs.
  let packageAddress: String
  let tables: [DataTableItem]
  /// The columns that only the country's files have.
  let places: DataColumnGroup
  let cities: [DataCityItem]

  static let fields = Fields<DataPage>("open data") {
    $0.object("page", at: \.page) { $0.page }
    $0.text("sample") { $0.sample }
    $0.text("newest") { $0.newest }
    $0.object("license") { $0.license }
    $0.flag("asks_for_source") { $0.asksForSource }
    $0.text("citation") { $0.citation }
    $0.object("package") { $0.package }
    $0.text("package_address") { $0.packageAddress }
    $0.list("tables") { $0.tables }
    $0.object("places") { $0.places }
    $0.list("cities") { $0.cities }
  }
}

/// A table of open data.
struct DataTableItem: View {
  /// Its name in addresses.
  let name: String
  let title: String
  let text: String
  let rows: String
  /// The time it is about; nil for what has none.
  let period: String?
  let files: DataLinks
  let columns: [DataColumnItem]

  static let fields = Fields<DataTableItem>("open data table") {
    $0.text("name") { $0.name }
    $0.text("title") { $0.title }
    $0.text("text") { $0.text }
    $0.text("rows") { $0.rows }
    $0.text("period") { $0.period }
    $0.object("files") { $0.files }
    $0.list("columns") { $0.columns }
  }
}

/// The files of a table.
struct DataLinks: View {
  let csv: String
  let json: String
  /// What is in them, for a link that is read alone.
  let label: String

  static let fields = Fields<DataLinks>("open data files") {
    $0.text("csv") { $0.csv }
    $0.text("json") { $0.json }
    $0.text("label") { $0.label }
  }
}

/// Columns that stand in several tables.
struct DataColumnGroup: View {
  let title: String
  let columns: [DataColumnItem]

  static let fields = Fields<DataColumnGroup>("open data columns") {
    $0.text("title") { $0.title }
    $0.list("columns") { $0.columns }
  }
}

/// A column of open data.
struct DataColumnItem: View {
  let name: String
  let title: String
  let type: String
  let text: String
  let isOptional: Bool
  let codes: [CodeView]

  static let fields = Fields<DataColumnItem>("open data column") {
    $0.text("name") { $0.name }
    $0.text("title") { $0.title }
    $0.text("type") { $0.type }
    $0.text("text") { $0.text }
    $0.flag("optional") { $0.isOptional }
    $0.flag("has_codes") { !$0.codes.isEmpty }
    $0.list("codes") { $0.codes }
  }
}

/// A city with its own files.
struct DataCityItem: View {
  let name: String
  let code: String
  let region: String
  let isSample: Bool
  let kindergartens: DataLinks?
  let vacancies: DataLinks?
  let statistics: DataLinks?
  let package: LinkView

  static let fields = Fields<DataCityItem>("open data of a city") {
    $0.text("name") { $0.name }
    $0.text("code") { $0.code }
    $0.text("region") { $0.region }
    $0.flag("sample") { $0.isSample }
    $0.object("kindergartens") { $0.kindergartens }
    $0.object("vacancies") { $0.vacancies }
    $0.object("statistics") { $0.statistics }
    $0.object("package") { $0.package }
  }
}
