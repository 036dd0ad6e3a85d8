public import Codes
public import Languages
import YAML

/// What a city inherits from the country and its region, and overrides.
public struct CitySettings: Sendable, Equatable {
  /// How parents sign in.
  public let signIn: [SignInMethod]
  /// Whether one-time codes arrive by SMS or in the companion app.
  public let codes: CodeWay
  /// Who answers questions.
  public let contacts: Contacts
  /// The phone of technical support and when it is answered.
  public let support: Support
  /// The entries of the menu in order.
  public let menu: [MenuEntry]
  /// The queues of the city.
  public let queueTypes: [QueueType]
  /// Limits by name; days unless the name says otherwise.
  public let limits: [String: Int]
  /// Features that are switched on.
  public let features: Set<String>
  /// Values that guides use as `{{values.NAME}}`.
  public let values: [String: PerLanguage<String>]

  /// Ways to reach the people behind the portal.
  public struct Contacts: Sendable, Equatable {
    /// A phone number as people write it.
    public let phone: String
    /// A WhatsApp number.
    public let whatsapp: String
    /// An e-mail address.
    public let email: String
    /// When they answer.
    public let hours: PerLanguage<String>
  }

  /// Technical support.
  public struct Support: Sendable, Equatable {
    /// A phone number as people write it.
    public let phone: String
    /// When it is answered.
    public let hours: PerLanguage<String>
  }

  /// The names of limits; the meaning of each stands in the documentation.
  public static let limitNames = LimitName.allCases.map(\.rawValue)

  /// The names of features.
  public static let featureNames = ["sample", "clock", "reviews", "admission", "app"]

  init(_ node: Node) {
    signIn = node.codes("sign_in", SignInMethod.self) ?? [.iinPassword]
    codes = node["codes"]?.text.flatMap(CodeWay.init) ?? .sms
    let contacts = node["contacts"]
    self.contacts = Contacts(
      phone: contacts?["phone"]?.text ?? "", whatsapp: contacts?["whatsapp"]?.text ?? "",
      email: contacts?["email"]?.text ?? "",
      hours: contacts?.translated("hours") ?? PerLanguage { _ in "" })
    let support = node["support"]
    self.support = Support(
      phone: support?["phone"]?.text ?? "",
      hours: support?.translated("hours") ?? PerLanguage { _ in "" })
    menu =
      node.codes("menu", MenuEntry.self) ?? [
        .home, .kindergartens, .queue, .referral, .check, .cabinet,
      ]
    queueTypes = node.codes("queue_types", QueueType.self) ?? [.general, .correctional]
    limits = Dictionary(
      (node["limits"]?.pairs ?? []).compactMap { pair in
        pair.value.text.flatMap { Int($0) }.map { (pair.key, $0) }
      }, uniquingKeysWith: { first, _ in first })
    features = Set(
      (node["features"]?.pairs ?? []).filter { $0.value.text == "true" }.map(\.key))
    values = Dictionary(
      (node["values"]?.pairs ?? []).map { pair in
        (pair.key, PerLanguage { pair.value.text(in: $0) ?? "" })
      }, uniquingKeysWith: { first, _ in first })
  }
}
