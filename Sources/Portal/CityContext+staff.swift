import Bytes
import Codes
import Content
import Languages

extension City {
  /// Whether parents are admitted by papers and a signature here.
  var hasAdmissions: Bool { settings.signIn.contains(.signature) }

  /// Whether the staff has pages here: wherever parents have a cabinet.
  var hasStaffPages: Bool { settings.signIn.contains { $0 != .oneTimeCode } }
}

extension CityContext {
  /// The pages for the staff that stand here.
  var staffPages: [StaffPageKind] {
    guard city.hasStaffPages else { return [] }
    return StaffPageKind.allCases.filter { city.hasAdmissions || !$0.isOfAdmissions }
  }

  /// A page for the staff; a module fills it, and shows of it what the employee may do.
  func staff(_ kind: StaffPageKind, _ language: Language) -> StaffPage {
    var page = meta(
      .staff(kind), language, title: escaped(text(String(joined: "\(kind.key)_title"), language)),
      trail: trail(language, further: kind))
    page.isHidden = true
    page.structured = []
    return StaffPage(
      template: kind.template, page: page, text: text(String(joined: "\(kind.key)_text"), language),
      menu: StaffPageKind.menu.filter { staffPages.contains($0) }.map { item in
        StaffLink(
          name: item == .overview ? "overview" : item.rawValue,
          label: text(String(joined: "\(item.key)_menu"), language),
          address: link(path(.staff(item)), language),
          current: item == kind ? "page" : kind.isBelow(item) ? "true" : nil)
      },
      hasAdmissions: city.hasAdmissions, regionSlug: site.content.regions[city.region].slug,
      queues: city.settings.queueTypes.map {
        CodeView(code: $0.rawValue, label: text("queue_\($0.rawValue)", language))
      },
      kindergartens: catalogueOptions(language))
  }

  private func trail(_ language: Language, further kind: StaffPageKind) -> Trail {
    switch kind {
    case .overview: trail(language)
    case .admission:
      trail(
        language, ("staff_overview_title", .staff(.overview)),
        ("staff_admissions_title", .staff(.admissions)))
    default: trail(language, ("staff_overview_title", .staff(.overview)))
    }
  }
}
