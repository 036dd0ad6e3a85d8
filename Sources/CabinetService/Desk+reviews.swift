public import Cabinet
import CabinetStore
public import Codes
import Dates
public import Languages

/// What a parent writes about a kindergarten.
public struct NewReview: Sendable {
  /// The city, as its slug.
  public let city: String
  /// The kindergarten's name in addresses.
  public let kindergarten: String
  /// One to five.
  public let rating: Int
  /// The words, as typed.
  public let text: String
  /// The language they are in.
  public let language: Language

  /// Describes a review.
  public init(city: String, kindergarten: String, rating: Int, text: String, language: Language) {
    (self.city, self.kindergarten, self.rating) = (city, kindergarten, rating)
    (self.text, self.language) = (text, language)
  }
}

extension Desk {
  /// Takes a review, which an officer of the city then decides about (S3-05).
  ///
  /// - Throws: `Refusal`; `.conflict(.alreadyReviewed)` for a second one within a year,
  ///   `.tooMany` after five a day.
  public func review(
    _ new: NewReview, _ visitor: Visitor, _ name: CallName?,
    render: (KindergartenReview) -> [UInt8]
  ) throws(Refusal) -> Receipt {
    guard let account = visitor.session.account else { throw .notSignedIn }
    guard new.city == visitor.session.city else { throw .forbidden }
    let text = try checked(new)
    return try once(name, account) { transaction throws(StoreError) in
      let moment = self.now()
      let isSecond = try transaction.reviews(of: account).contains {
        $0.city == new.city && $0.kindergarten == new.kindergarten
          && moment.seconds(since: $0.at) < ReviewRule.pause
      }
      if isSecond { throw .refused(.conflict(.alreadyReviewed)) }
      try self.count([(.reviews, "account:" + account.text)], in: transaction)
      let review = KindergartenReview(
        id: fresh(), account: account, city: new.city, kindergarten: new.kindergarten,
        rating: new.rating, text: text, language: new.language, at: moment)
      try transaction.insert(review)
      try self.note("review", by: visitor.session, review.id.text, in: transaction)
      return Receipt(status: 201, body: render(review), owner: account)
    }
  }

  private func checked(_ new: NewReview) throws(Refusal) -> String {
    guard try city(new.city).kindergartens[new.kindergarten] != nil else {
      throw .invalid([FieldProblem("/kindergarten", .unknownKindergarten)])
    }
    guard ReviewRule.ratings.contains(new.rating) else {
      throw .invalid([FieldProblem("/rating", .range)])
    }
    do throws(ReviewRule.Problem) {
      return try ReviewRule.text(new.text)
    } catch {
      let code: FieldProblem.Code =
        switch error {
        case .control: .form
        case .tooShort: .tooShort
        case .tooLong: .tooLong
        }
      throw .invalid([FieldProblem("/text", code)])
    }
  }

  /// A person's reviews in the session's city, the newest first.
  public func reviews(_ visitor: Visitor) throws(Refusal) -> [KindergartenReview] {
    guard let account = visitor.session.account else { return [] }
    let all = try read { reading throws(StoreError) in try reading.reviews(of: account) }
    return all.filter { $0.city == visitor.session.city }
  }

  /// Takes a review back while nobody has decided about it.
  ///
  /// - Throws: `Refusal.notFound` for one that is not this person's; `.conflict(.status)`.
  public func withdraw(
    _ id: Identifier<KindergartenReview>, _ visitor: Visitor
  ) throws(Refusal) {
    guard let account = visitor.session.account else { throw .notFound }
    try write { transaction throws(StoreError) in
      guard let review = try transaction.review(id), review.account == account,
        review.city == visitor.session.city
      else { throw .refused(.notFound) }
      guard try transaction.deletePendingReview(id, of: account) else {
        throw .refused(.conflict(.status))
      }
      try self.note("withdraw_review", by: visitor.session, id.text, in: transaction)
    }
  }

  /// The reviews of a city, the newest first; with a status, those that have it.
  ///
  /// - Throws: `Refusal.notFound` for a city the employee does not serve; the operator sees all.
  public func reviews(
    city slug: String, _ status: ReviewStatus?, of employee: Employee?
  ) throws(Refusal) -> [KindergartenReview] {
    guard directory().cities[slug] != nil, employee.map({ serves($0, slug) }) ?? true else {
      throw .notFound
    }
    return try read { reading throws(StoreError) in try reading.reviews(city: slug, status) }
  }

  /// Publishes a review that waits for it, or rejects it.
  ///
  /// - Throws: `Refusal.notFound` outside the employee's cities; `.conflict(.status)` when it was
  ///   decided before.
  public func decide(
    _ id: Identifier<KindergartenReview>, isPublished: Bool, _ employee: Employee,
    _ name: CallName? = nil, render: (KindergartenReview) -> [UInt8]
  ) throws(Refusal) -> Receipt {
    try once(name, nil) { transaction throws(StoreError) in
      guard var review = try transaction.review(id), self.serves(employee, review.city) else {
        throw .refused(.notFound)
      }
      guard review.status == .pending else { throw .refused(.conflict(.status)) }
      review.status = isPublished ? .published : .rejected
      try transaction.decide(id, review.status)
      try self.note(
        isPublished ? "publish_review" : "reject_review", actor: "employee:" + employee.id.text,
        id.text, review.city, in: transaction)
      return Receipt(status: 200, body: render(review), owner: review.account)
    }
  }
}
