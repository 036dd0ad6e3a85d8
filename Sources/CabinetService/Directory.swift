public import Cabinet
public import Codes
public import Dates
public import Languages

/// What the desk knows of the portal: its cities and its calendar.
///
/// It is made again when content changes.
public struct Directory: Sendable {
  /// A city as the desk sees it.
  public struct City: Sendable {
    /// Its name in addresses.
    public let slug: String
    /// Its region's name in addresses.
    public let region: String
    /// How parents sign in there.
    public let signIn: Set<SignInMethod>
    /// How codes reach them.
    public let codes: CodeWay
    /// Its queues.
    public let queueTypes: Set<QueueType>
    /// Its limits of time.
    public let limits: Limits
    /// Its kindergartens by their names in addresses.
    public let kindergartens: [String: PerLanguage<String>]
    /// The bulletins of free places.
    public let bulletins: [Bulletin]
    /// Its code in the classifier of administrative units; nil where nobody knows it.
    public let kato: String?

    /// Whether papers and contracts are taken here, signed: where people can sign in that way.
    public var hasAdmissions: Bool { signIn.contains(.signature) }

    /// Describes a city.
    public init(
      slug: String, region: String, signIn: Set<SignInMethod>, codes: CodeWay = .sms,
      queueTypes: Set<QueueType>, limits: Limits, kindergartens: [String: PerLanguage<String>],
      bulletins: [Bulletin], kato: String? = nil
    ) {
      self.kato = kato
      (self.slug, self.region, self.signIn, self.codes) = (slug, region, signIn, codes)
      (self.queueTypes, self.limits) = (queueTypes, limits)
      (self.kindergartens, self.bulletins) = (kindergartens, bulletins)
    }

    /// Whether parents have passwords there.
    var hasPasswords: Bool { !signIn.isDisjoint(with: [.iinPassword, .phonePassword]) }

    /// The latest bulletin of a day: one that is dated ahead is not published yet.
    func bulletin(on today: Day) -> Bulletin? {
      bulletins.filter { $0.day <= today }.max { $0.day < $1.day }
    }
  }

  /// The free places of one day.
  public struct Bulletin: Sendable {
    /// The day.
    public let day: Day
    /// The places.
    public let vacancies: [Vacancy]

    /// Describes a bulletin.
    public init(day: Day, vacancies: [Vacancy]) {
      (self.day, self.vacancies) = (day, vacancies)
    }
  }

  /// The cities by their names in addresses.
  public let cities: [String: City]
  /// The working calendar.
  public let calendar: WorkingCalendar
  /// The portal's clock.
  public let zone: Zone
  /// The language where nothing else says.
  public let defaultLanguage: Language
  /// The version of the texts that are consented to.
  public let termsVersion: String
  /// How long things are kept.
  public let retention: Retention

  /// Describes a portal.
  public init(
    cities: [City], calendar: WorkingCalendar, zone: Zone, defaultLanguage: Language,
    termsVersion: String, retention: Retention = Retention()
  ) {
    self.cities = Dictionary(cities.map { ($0.slug, $0) }, uniquingKeysWith: { first, _ in first })
    (self.calendar, self.zone) = (calendar, zone)
    (self.defaultLanguage, self.termsVersion) = (defaultLanguage, termsVersion)
    self.retention = retention
  }
}
