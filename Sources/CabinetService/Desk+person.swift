public import Cabinet
import CabinetStore
import Codes
import Dates

/// Everything that is kept about a parent, for the parent (a right under the law on personal data).
public struct PersonalData: Sendable {
  /// The settings.
  public let settings: Settings
  /// The consents, with those taken back.
  public let consents: [Consent]
  /// The children.
  public let files: [PersonalFile]
  /// The applications.
  public let applications: [ApplicationCard]
  /// The referrals.
  public let referrals: [ReferralCard]
  /// The admissions of this city.
  public let admissions: [AdmissionCard]
  /// The sessions.
  public let sessions: [Session]
  /// The devices of the numbers.
  public let devices: [Device]
  /// The feed, at most a thousand lines.
  public let events: [Event]
  /// The reviews.
  public let reviews: [KindergartenReview]
}

extension Desk {
  /// Gathers everything that is kept about a parent, in every city; what belongs to a city whose
  /// cabinet asks for a code from the app is given in such a cabinet only, admissions in the
  /// cabinet of their own city.
  public func export(_ visitor: Visitor) throws(Refusal) -> PersonalData {
    guard let settings = try settings(visitor) else { throw .notSignedIn }
    try write { transaction throws(StoreError) in
      try self.note("export", by: visitor.session, settings.account.id.text, in: transaction)
    }
    let applications = try applications(settings.account.id, in: nil).filter {
      opens($0.application.city, visitor.session)
    }
    let opened = Set(applications.map(\.application.id))
    return PersonalData(
      settings: settings, consents: try consents(visitor),
      files: try files(settings.account.id, in: nil), applications: applications,
      referrals: try referrals(settings.account.id, in: nil).filter {
        opens($0.referral.city, visitor.session)
      }, admissions: try admissions(visitor), sessions: try sessions(visitor),
      devices: try devices(visitor),
      events: try read { reading throws(StoreError) in
        try reading.feed(of: settings.account.id, city: nil, limit: 1000)
      }.filter { $0.application.map(opened.contains) ?? true },
      reviews: try read { reading throws(StoreError) in
        try reading.reviews(of: settings.account.id)
      }.filter { opens($0.city, visitor.session) })
  }

  /// Whether a session was opened by as much as a city asks for.
  private func opens(_ slug: String, _ session: Session) -> Bool {
    let cities = directory().cities
    guard slug != session.city, let city = cities[slug] else { return true }
    let given = session.method.map { Self.strength($0, cities[session.city]) } ?? 0
    return given >= city.signIn.map { Self.strength($0, city) }.min() ?? 0
  }

  /// How much a way of signing in proves: an SMS, a password, a password and the app, a signature.
  private static func strength(_ method: SignInMethod, _ city: Directory.City?) -> Int {
    switch method {
    case .oneTimeCode: 1
    case .phonePassword: 2
    case .iinPassword: city?.codes == .app ? 3 : 2
    case .signature: 4
    }
  }

  /// Erases what is kept about a parent and the children; live applications are withdrawn first.
  ///
  /// Numbers, cities, statuses and times of sent applications remain, tied to nobody.
  ///
  /// - Throws: `Refusal.invalid` at `/password` for a wrong one.
  public func erase(
    _ visitor: Visitor, password: String?, address: String
  ) throws(Refusal) {
    guard let settings = try settings(visitor) else { throw .notSignedIn }
    let account = settings.account
    try confirm(password, account, "/password", visitor, address)
    let papers = try read { reading throws(StoreError) in
      try reading.documents(of: account.id).map(\.file)
        + reading.admissionDocuments(of: account.id).map(\.file)
    }
    try write { transaction throws(StoreError) in
      for application in try transaction.applications(of: account.id)
      where application.status.isLive {
        guard let matter = try self.settled(application.id, in: transaction),
          matter.application.status.isLive
        else { continue }
        _ = try self.take(.withdraw, application.id, in: transaction)
      }
      try transaction.erase(account.id, at: self.now())
      try self.note("erase", by: visitor.session, account.id.text, in: transaction)
    }
    remove(papers)
    // What is erased stays in the database's log until it is written over.
    try? store.emptyLog()
  }
}
