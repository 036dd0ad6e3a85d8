import Mustache

/// A page for the staff that a module fills with what the cabinet answers.
///
/// It holds every word the module may need, in the page's language.
struct StaffPage: PageView {
  static let templates = StaffPageKind.allCases.map(\.template)
  static var template: String { StaffPageKind.overview.template }

  let template: String
  let page: PageMeta
  let text: String
  let menu: [StaffLink]
  /// Whether children are admitted by papers and a signature here.
  let hasAdmissions: Bool
  /// What the city's region is called where employees have a whole region.
  let regionSlug: String
  let queues: [CodeView]
  let kindergartens: [CodeView]

  static let fields = Fields<StaffPage>("staff page") {
    $0.object("page", at: \.page) { $0.page }
    $0.text("text") { $0.text }
    $0.list("menu") { $0.menu }
    $0.flag("has_admissions") { $0.hasAdmissions }
    $0.text("region_slug") { $0.regionSlug }
    $0.list("queues") { $0.queues }
    $0.list("kindergartens") { $0.kindergartens }
  }
}

/// An item of the staff's menu; a module leaves out what the employee's role may not see.
struct StaffLink: View {
  let name: String
  let label: String
  let address: String
  /// Whether the page is the item, or a record below it; nil when it is neither.
  let current: String?

  static let fields = Fields<StaffLink>("staff link") {
    $0.text("name") { $0.name }
    $0.text("label") { $0.label }
    $0.text("address") { $0.address }
    $0.text("current") { $0.current }
  }
}

extension StaffPageKind {
  /// The items of the menu.
  static let menu: [StaffPageKind] = [.overview, .admissions, .applications, .places, .reviews]

  var template: String {
    switch self {
    case .overview: "staff"
    case .admissions: "staff-admissions"
    case .admission: "staff-admission"
    case .applications: "staff-applications"
    case .places: "staff-places"
    case .reviews: "staff-reviews"
    }
  }

  /// Whether it is about admissions, which not every city has.
  var isOfAdmissions: Bool { self == .admissions || self == .admission }

  /// Whether it is a record of an item of the menu.
  func isBelow(_ item: StaffPageKind) -> Bool { self == .admission && item == .admissions }
}
