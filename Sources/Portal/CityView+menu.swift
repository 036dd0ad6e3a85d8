import Codes
import Content
import Languages

extension CityView {
  init(
    _ site: Site, _ city: City, _ language: Language, has tables: CityParts.Tables
  ) {
    let region = site.content.regions[city.region]
    let prefix = site.addresses.prefix(city) + language.code + "/"
    let strings = site.theme.strings
    name = city.name[language]
    slug = city.slug
    forms = PerCase(
      locative: city.forms[.locative][language], dative: city.forms[.dative][language],
      genitive: city.forms[.genitive][language], ablative: city.forms[.ablative][language])
    self.region = LinkView(
      label: region.name[language],
      address: site.addresses.countryPrefix + CountryPath.region(region, language))
    home = prefix
    worker = site.workerAsset == nil ? nil : site.addresses.prefix(city) + "worker.js"
    signIn = prefix + "cabinet/"
    isSample = city.isSample
    sendsCodesToApp = city.settings.codes == .app
    let ways = Set(city.settings.signIn)
    hasPasswords = !ways.isDisjoint(with: [.iinPassword, .phonePassword])
    hasSignatures = ways.contains(.signature)
    hasOneTimeCodes = ways.contains(.oneTimeCode)
    register =
      city.settings.signIn.contains(.phonePassword) ? prefix + "cabinet/register/" : nil
    feed = tables.hasBulletins ? prefix + "feed.xml" : nil
    staff = city.hasStaffPages ? prefix + "staff/" : nil
    hasClock = city.settings.features.contains("clock")
    supportPhone = city.settings.support.phone
    supportPhoneDigits = digits(supportPhone)
    supportHours = city.settings.support.hours[language]
    data = tables.hasData ? site.addresses.prefix(city) + "data/" : nil
    menu = city.settings.menu.compactMap { entry in
      switch entry {
      case .kindergartens where !tables.hasKindergartens: return nil
      case .vacancies where !tables.hasBulletins: return nil
      case .statistics where !tables.hasStatistics: return nil
      default:
        return LinkView(
          label: strings.text("menu_\(entry.rawValue)", language), address: prefix + entry.path)
      }
    }
  }
}

extension MenuEntry {
  /// The page an entry leads to, from the city's folder of a language.
  var path: String {
    switch self {
    case .home: ""
    case .kindergartens: "kindergartens/"
    case .queue: "queue/"
    case .referral: "cabinet/referrals/"
    case .check: "queue/check/"
    case .cabinet: "cabinet/"
    case .guides: "guides/"
    case .vacancies: "vacancies/"
    case .statistics: "statistics/"
    }
  }
}
