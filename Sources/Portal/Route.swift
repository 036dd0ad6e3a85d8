public import Languages

/// An output of the site: what is rendered to exactly one file.
public enum Route: Hashable, Sendable {
  /// The choice of a city, in both languages.
  case chooser
  /// The country in a language.
  case country(Language)
  /// A region, as a place in `SiteContent.regions`, in a language.
  case region(Int, Language)
  /// The companion app, in both languages (S2-47 to S2-52).
  case app
  /// What lets a phone install the companion app.
  case appManifest
  /// What is shown for an address that is not there.
  case notFound
  /// Rules for robots.
  case robots
  /// The index of sitemaps.
  case sitemapIndex
  /// The sitemap of the country's pages.
  case sharedSitemap
  /// What the country's open data are, in a language.
  case countryData(Language)
  /// A file of open data, of a city as a place in `SiteContent.cities`, or of the country.
  case data(Int?, DataFile)
  /// What keeps a city's pages readable without network (its service worker).
  case cityWorker(Int)
  /// A fingerprinted file, as a place in the site's list of assets.
  case asset(Int)
  /// What the search knows of the guides of every city, in a language.
  case sharedSearch(Language)
  /// What leads from a city's folder to its default language.
  case cityRedirect(Int)
  /// The rules for robots of a city that has a host to itself.
  case cityRobots(Int)
  /// The sitemap of a city.
  case citySitemap(Int)
  /// A page of a city in a language.
  case city(Int, Language, CityPage)
}

/// The pages of one city in one language.
public enum CityPage: Hashable, Sendable {
  /// What can be done here.
  case home
  /// The list of guides.
  case guides
  /// A guide, as a place among the city's guides.
  case guide(Int)
  /// What leads from an earlier name of a guide to it.
  case guideAlias(Int, String)
  /// The catalogue.
  case kindergartens
  /// A kindergarten, as a place in the city's catalogue.
  case kindergarten(Int)
  /// The latest bulletin.
  case vacancies
  /// The bulletin of a day, as a place among the city's bulletins.
  case bulletin(Int)
  /// All bulletins.
  case archive
  /// The bulletins as a feed for programs (Atom, RFC 4287).
  case feed
  /// The deadlines as a calendar for programs (iCalendar, RFC 5545).
  case deadlines
  /// What lets a phone install the city's portal.
  case manifest
  /// What stands for a page that is not kept, without network.
  case offline
  /// The search.
  case search
  /// What the search knows of the city.
  case searchIndex
  /// The statistics.
  case statistics
  /// What parents wrote (S3-05).
  case reviews
  /// A page of the queue.
  case queue(QueuePageKind)
  /// A page of the cabinet.
  case cabinet(CabinetPageKind)
  /// A page for the staff.
  case staff(StaffPageKind)
}

/// A file of open data.
public enum DataFile: Hashable, Sendable {
  /// A table in a form.
  case table(DataTable, DataForm)
  /// What describes the tables (Frictionless, Data Package).
  case package
}

extension DataFile {
  /// Its name in the folder `data/`.
  var name: String {
    switch self {
    case .table(let table, let form): "\(table.rawValue).\(form.rawValue)"
    case .package: "datapackage.json"
    }
  }
}

/// A table of open data.
public enum DataTable: String, Sendable, CaseIterable {
  case kindergartens, vacancies, statistics
}

/// A form of a table.
public enum DataForm: String, Sendable, CaseIterable {
  case csv, json
}

/// The pages around the queue.
public enum QueuePageKind: String, Sendable, CaseIterable {
  /// The terms and the two buttons (S2-17 to S2-28).
  case terms = ""
  /// The application (S2-29).
  case apply
  /// The check by number (S2-10).
  case check
  /// The public list.
  case list
}

/// The pages of the cabinet; the five items of its menu are S0-21 to S0-38.
public enum CabinetPageKind: String, Sendable, CaseIterable {
  /// Signing in (S0-06).
  case signIn = ""
  /// The event feed (S0-22).
  case feed
  /// The applications (S0-23).
  case applications
  /// The referrals (S0-25).
  case referrals
  /// The personal files (S0-29).
  case files
  /// The settings (S0-33).
  case settings
  /// Registering by phone (S3-21).
  case register
  /// A new password instead of a forgotten one (S3-14 to S3-20).
  case recover
  /// One application (S0-24).
  case application = "applications/card"
  /// A new application (S3-45).
  case newApplication = "applications/new"
  /// One referral (S0-28).
  case referral = "referrals/card"
  /// The children (S3-34).
  case children
  /// The devices that receive codes.
  case devices
  /// The admission of a child (S4-20).
  case admission
  /// The journal of admissions (S4-53).
  case admissions
  /// Writing a review.
  case review = "reviews"

  /// The five items of the menu, exactly these (S0-21).
  public static let menu: [CabinetPageKind] = [.feed, .applications, .referrals, .files, .settings]

  /// Whether it is a record of an item of the menu, or a page that the item leads to.
  func isBelow(_ item: CabinetPageKind) -> Bool {
    rawValue.hasPrefix(item.rawValue + "/") || (self == .devices && item == .settings)
  }
  /// The same where parents add their children themselves (S3-34, S3-44).
  public static let menuWithChildren: [CabinetPageKind] = [
    .feed, .children, .applications, .referrals, .files, .settings,
  ]
  /// The same where admissions are signed (S4-20, S4-53).
  public static let menuWithAdmissions: [CabinetPageKind] = [
    .feed, .applications, .referrals, .admission, .admissions, .files, .settings,
  ]

  /// What its strings are called: `cabinet_feed`.
  var key: String {
    self == .signIn ? "cabinet_sign_in" : "cabinet_" + underlined(rawValue)
  }
}

/// The pages for the staff: what the department and the kindergartens do for parents.
public enum StaffPageKind: String, Sendable, CaseIterable {
  /// The way in, then what waits.
  case overview = ""
  /// The admissions that wait.
  case admissions
  /// One admission.
  case admission = "admissions/card"
  /// The applications: benefits that wait, and one by its number.
  case applications
  /// The places of the bulletin, and the plan of who gets them.
  case places
  /// What parents wrote of kindergartens.
  case reviews

  /// What its strings are called: `staff_places`.
  var key: String {
    self == .overview ? "staff_overview" : "staff_" + underlined(rawValue)
  }
}

/// A path as it stands in keys: `applications_card`.
///
/// Byte by byte, for the library's way of replacing makes a searcher each time.
private func underlined(_ path: String) -> String {
  let slash = UInt8(ascii: "/")
  return String(
    decoding: path.utf8.map { $0 == slash ? UInt8(ascii: "_") : $0 }, as: UTF8.self)
}
