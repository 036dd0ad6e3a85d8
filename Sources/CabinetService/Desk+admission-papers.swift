public import Cabinet
import CabinetStore
import Codes
import Dates
import Files
public import Languages

extension Desk {
  /// The contract as it is to be signed (S4-49): made of what stands in the admission now, and the
  /// same until that changes.
  ///
  /// - Parameters:
  ///   - id: The admission's.
  ///   - language: What it is in, when it has to be made.
  ///   - visitor: Whose it is.
  /// - Returns: It.
  /// - Throws: `Refusal.unavailable` when it cannot be printed now.
  public func contract(
    of id: Identifier<Admission>, in language: Language, _ visitor: Visitor
  ) throws(Refusal) -> AdmissionPaper {
    // Who changes the data all the time gets none.
    for _ in 1...3 {
      let (kept, facts) = try write { transaction throws(StoreError) in
        let admission = try self.own(id, visitor, in: transaction)
        if let kept = try transaction.paper(.original, of: id) {
          return (AdmissionPaper?.some(kept), [String: String]())
        }
        _ = try self.ownDraft(id, visitor, in: transaction)
        return (nil, try self.facts(of: admission, language, in: transaction))
      }
      if let kept { return kept }
      // Printing takes its time, and others write meanwhile.
      try count([(.contracts, "account:" + (visitor.session.account?.text ?? ""))])
      let printed = try printed(.contract, facts, visitor.session.city, signature: nil)
      let made = AdmissionPaper(
        kind: .original, form: AdmissionPaper.Form(printed.form), bytes: printed.bytes,
        facts: facts)
      let stored = try write { transaction throws(StoreError) -> AdmissionPaper? in
        let draft = try self.ownDraft(id, visitor, in: transaction)
        if let kept = try transaction.paper(.original, of: id) { return kept }
        guard try self.facts(of: draft, language, in: transaction) == facts else { return nil }
        try transaction.insert(made, of: id)
        return made
      }
      if let stored { return stored }
    }
    throw .unavailable
  }

  /// Takes the signature under the contract (S4-51).
  ///
  /// - Throws: `Refusal.invalid` at `/documents/065`, `/contract_read` and `/signature`.
  public func sign(
    _ id: Identifier<Admission>, _ text: String, _ visitor: Visitor, _ name: CallName?,
    render: (AdmissionCard) -> [UInt8]
  ) throws(Refusal) -> Receipt {
    // Verifying takes its time: what is to be signed is looked at first, and again where it counts.
    if let answer = try answered(name) { return answer }
    let content = try write { transaction throws(StoreError) in
      let draft = try self.ownDraft(id, visitor, in: transaction)
      return try self.ready(draft, in: transaction)
    }
    let verified = try verified(text, content: content, for: .contract, by: visitor.session.iin)
    guard let bytes = SignatureText.bytes(text, limit: Self.mostSignatureBytes) else {
      throw Self.refused(.notASignature)
    }
    return try once(name, visitor.session.account) { transaction throws(StoreError) in
      let draft = try self.ownDraft(id, visitor, in: transaction)
      guard try self.ready(draft, in: transaction) == content else {
        throw .refused(Self.refused(.changedContent))
      }
      try transaction.insert(
        AdmissionPaper(
          kind: .signature, form: .p7s, bytes: bytes, facts: verified.signer.kept), of: id)
      let matter = try self.take(.sign, draft.application, in: transaction)
      guard let signed = matter.admission else { throw .refused(.notFound) }
      try self.note("sign_admission", by: visitor.session, id.text, in: transaction)
      return Receipt(
        status: 200, body: render(try self.card(signed, in: transaction)), owner: signed.account)
    }
  }

  /// The bytes that are to be signed, when nothing is missing.
  private func ready(_ draft: Admission, in reading: Reading) throws(StoreError) -> [UInt8] {
    var problems: [FieldProblem] = []
    if try !reading.documents(of: draft.id).contains(where: { $0.form == AdmissionRule.needed }) {
      problems.append(FieldProblem("/documents/" + AdmissionRule.needed.rawValue, .required))
    }
    if !draft.isContractRead { problems.append(FieldProblem("/contract_read", .required)) }
    if !problems.isEmpty { throw .refused(.invalid(problems)) }
    guard let original = try reading.paper(.original, of: draft.id) else {
      throw .refused(Self.refused(.changedContent))
    }
    return original.bytes
  }

  /// A paper of a signed admission of who is signed in (S4-60).
  public func paper(
    _ kind: AdmissionPaper.Kind, of id: Identifier<Admission>, _ visitor: Visitor
  ) throws(Refusal) -> AdmissionPaper {
    let admission = try read { reading throws(StoreError) in
      try self.own(id, visitor, in: reading)
    }
    return try paper(kind, of: admission)
  }

  /// A paper of a signed admission; the ones with the signature's facts are printed once.
  func paper(
    _ kind: AdmissionPaper.Kind, of admission: Admission
  ) throws(Refusal) -> AdmissionPaper {
    let kept = try read { reading throws(StoreError) in
      (
        wanted: try reading.paper(kind, of: admission.id),
        original: try reading.paper(.original, of: admission.id),
        signature: try reading.paper(.signature, of: admission.id)
      )
    }
    guard let original = kept.original, let signature = kept.signature,
      let signer = SignerFacts(kept: signature.facts), let signedAt = admission.signedAt
    else { throw .notFound }
    if let wanted = kept.wanted { return wanted }
    guard let form = Paper.Kind(rawValue: kind.rawValue) else { throw .notFound }
    var facts = original.facts
    facts["content_digest"] = Digest.sha256Hexadecimal(original.bytes)
    facts[Self.paperDay] = signedAt.day(in: directory().zone)?.iso ?? facts[Self.paperDay]
    let printed = try printed(
      form, facts, admission.city, signature: PaperSignature(signer: signer, at: signedAt))
    let made = AdmissionPaper(
      kind: kind, form: AdmissionPaper.Form(printed.form), bytes: printed.bytes, facts: facts)
    return try write { transaction throws(StoreError) in
      // Nothing is kept of who was erased meanwhile.
      guard try transaction.paper(.signature, of: admission.id) != nil else {
        throw .refused(.notFound)
      }
      try transaction.insert(made, of: admission.id)
      return try transaction.paper(kind, of: admission.id) ?? made
    }
  }
}

extension Desk {
  /// The names under which a paper's language and day are kept beside its values.
  private static var paperLanguage: String { "paper_language" }
  private static var paperDay: String { "paper_day" }

  private func printed(
    _ kind: Paper.Kind, _ facts: [String: String], _ city: String, signature: PaperSignature?
  ) throws(Refusal) -> PrintedPaper {
    var values = facts
    guard let language = values.removeValue(forKey: Self.paperLanguage).flatMap(Language.init),
      let date = values.removeValue(forKey: Self.paperDay).flatMap({ Day($0) })
    else { throw .failure("a paper without its language or day") }
    let paper = Paper(
      kind: kind, language: language, city: city, values: values, date: date,
      signature: signature)
    return try asking { () throws(PortFailure) in try ports.printer.print(paper) }
  }

  /// What stands in the papers of an admission, by the names of their templates.
  private func facts(
    of admission: Admission, _ language: Language, in reading: Reading
  ) throws(StoreError) -> [String: String] {
    guard let applicant = admission.applicant,
      let application = try reading.application(admission.application),
      let referral = try reading.referral(admission.referral),
      let child = try reading.child(application.child)
    else { throw .refused(.notFound) }
    let zone = directory().zone
    let name = directory().cities[admission.city]?.kindergartens[admission.kindergarten]
    let forms = try reading.documents(of: admission.id).map(\.form.rawValue)
    return [
      Self.paperLanguage: language.code, Self.paperDay: now().day(in: zone)?.iso ?? "",
      "number": admission.number.text, "serial": String(admission.serial),
      "created": admission.createdAt.day(in: zone)?.iso ?? "",
      "applicant_name": applicant.name, "applicant_iin": applicant.iin.digits,
      "applicant_birth_date": applicant.birthDay.iso,
      "identity_number": applicant.identityNumber, "issued_on": applicant.issuedOn.iso,
      "valid_until": applicant.validUntil.iso, "address": applicant.address,
      "phone": applicant.phone.printed, "email": applicant.email, "child_name": child.name.full,
      "child_iin": child.iin.digits, "child_birth_date": child.birthDay.iso,
      "relation": child.relation.rawValue, "kindergarten": admission.kindergarten,
      "kindergarten_kk": name?.kazakh ?? admission.kindergarten,
      "kindergarten_ru": name?.russian ?? admission.kindergarten,
      "age_group": referral.ageGroup.rawValue, "group_type": referral.groupType.rawValue,
      "language": referral.language.rawValue,
      "application_number": application.number?.text ?? "", "referral_number": referral.number,
      "referral_issued": referral.issuedAt.day(in: zone)?.iso ?? "",
      "documents": forms.joined(separator: ","),
    ]
  }
}

extension AdmissionPaper.Form {
  init(_ form: PrintedPaper.Form) {
    switch form {
    case .pdf: self = .pdf
    case .html: self = .html
    }
  }
}
