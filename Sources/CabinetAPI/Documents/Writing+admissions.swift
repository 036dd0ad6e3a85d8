import Cabinet
import CabinetService
import Codes
import Dates
import JSON

extension Writing {
  func offer(_ offer: AdmissionOffer, _ json: inout JSONWriter) {
    let referral = offer.referral
    json.object { json in
      json.field(
        "referral",
        object: { json in
          json.field("id", referral.id.text)
          json.field("number", referral.number)
          json.field("status", referral.status.rawValue)
          json.field("issued_at", time(referral.issuedAt))
          json.field("deadline", referral.deadline.iso)
          count("days_left", offer.daysLeft, &json)
        })
      json.key("child")
      person(offer.child, &json)
      json.key("kindergarten")
      kindergarten(referral.kindergarten, in: referral.city, &json)
      json.field("age_group", referral.ageGroup.rawValue)
      json.field("group_type", referral.groupType.rawValue)
      json.field("language", referral.language.rawValue)
      numbered(offer.application, &json)
      json.field("admission", offer.admission?.text)
    }
  }

  private func count(_ name: String, _ count: Int?, _ json: inout JSONWriter) {
    json.key(name)
    if let count { json.integer(count) } else { json.null() }
  }

  private func numbered(_ application: Application, _ json: inout JSONWriter) {
    json.field(
      "application",
      object: { json in
        json.field("id", application.id.text)
        json.field("number", application.number?.text)
      })
  }

  func known(_ known: KnownApplicant, _ json: inout JSONWriter) {
    json.object { json in
      json.field("iin", known.person.iin.digits)
      json.field("name", known.person.name.full)
      json.field("birth_date", known.person.birthDay.iso)
      json.field("identity_number", known.card?.number)
      json.field("issued_on", known.card?.issuedOn.iso)
      json.field("valid_until", known.card?.validUntil.iso)
      json.field("address", known.card?.address)
      json.field("phone", known.phone?.e164)
      json.field("email", known.email)
    }
  }

  func admission(_ card: AdmissionCard, _ json: inout JSONWriter) {
    json.object { members(card, &$0) }
  }

  /// The same for an employee, with what became of it and what is proposed.
  func admission(_ staff: StaffAdmission, _ json: inout JSONWriter) {
    json.object { json in
      members(staff.card, &json)
      json.field(
        "history",
        list: { for each in staff.history { event(each, of: staff.card.admission, &$0) } })
      proposal(staff.proposal, &json)
    }
  }

  private func members(_ card: AdmissionCard, _ json: inout JSONWriter) {
    let (admission, referral) = (card.admission, card.referral)
    json.field("id", admission.id.text)
    json.field("serial", admission.serial)
    json.field("number", admission.number.text)
    json.field("status", admission.status.rawValue)
    json.field("language", referral.language.rawValue)
    json.field("created_at", time(admission.createdAt))
    json.field("signed_at", admission.signedAt.map(time))
    json.field("accepted_at", admission.acceptedAt.map(time))
    json.field("closed_at", admission.closedAt.map(time))
    json.field("deadline", card.deadline?.iso)
    count("days_left", card.daysLeft, &json)
    if let applicant = admission.applicant {
      self.applicant(applicant, &json)
    } else {
      json.key("applicant")
      json.null()
    }
    json.key("child")
    if let child = card.child { person(child, &json) } else { json.null() }
    json.key("kindergarten")
    kindergarten(referral.kindergarten, in: referral.city, &json)
    json.field("age_group", referral.ageGroup.rawValue)
    json.field("group_type", referral.groupType.rawValue)
    numbered(card.application, &json)
    json.field(
      "referral",
      object: { json in
        json.field("id", referral.id.text)
        json.field("number", referral.number)
        json.field("issued_at", time(referral.issuedAt))
      })
    json.field("documents", list: { for each in card.documents { healthPaper(each, &$0) } })
    json.field("contract_read", admission.isContractRead)
    json.field("reason_code", admission.reasonCode?.rawValue)
    json.field("reason", admission.reason)
    papers(card, &json)
    json.field("actions", list: { json in for action in card.actions { json.string(action) } })
  }

  private func applicant(_ applicant: Applicant, _ json: inout JSONWriter) {
    json.field(
      "applicant",
      object: { json in
        json.field("iin", applicant.iin.digits)
        json.field("name", applicant.name)
        json.field("birth_date", applicant.birthDay.iso)
        json.field("identity_number", applicant.identityNumber)
        json.field("issued_on", applicant.issuedOn.iso)
        json.field("valid_until", applicant.validUntil.iso)
        json.field("address", applicant.address)
        json.field("phone", applicant.phone.e164)
        json.field("email", applicant.email)
      })
  }

  private func papers(_ card: AdmissionCard, _ json: inout JSONWriter) {
    json.field(
      "papers",
      list: { json in
        for paper in card.papers {
          json.object { json in
            json.field("kind", paper.kind.rawValue)
            json.field("type", paper.form.rawValue)
          }
        }
      })
    json.key("signer")
    guard let signer = card.signer else { return json.null() }
    json.object { json in
      json.field("name", signer.name)
      json.field("certificate", signer.certificate)
      json.field("issuer", signer.issuer)
      json.field("valid_until", time(signer.validUntil))
      json.field("algorithm", signer.algorithm)
    }
  }

  func healthPaper(_ document: AdmissionDocument, _ json: inout JSONWriter) {
    json.object { json in
      json.field("form", document.form.rawValue)
      json.field("type", document.kind.rawValue)
      json.field("size", document.size)
      json.field("at", time(document.createdAt))
    }
  }

  func event(_ event: AdmissionEvent, of admission: Admission, _ json: inout JSONWriter) {
    let isRejected = event.status == .rejected
    json.object { json in
      json.field("at", time(event.at))
      json.field("status", event.status.rawValue)
      json.field("by", event.status.agent.rawValue)
      json.field("reason_code", isRejected ? admission.reasonCode?.rawValue : nil)
      json.field("reason", isRejected ? admission.reason : nil)
    }
  }

  /// A line of the employees' list.
  func line(_ staff: StaffAdmission, _ json: inout JSONWriter) {
    let (admission, referral) = (staff.card.admission, staff.card.referral)
    json.object { json in
      json.field("id", admission.id.text)
      json.field("number", admission.number.text)
      json.field("serial", admission.serial)
      json.field("status", admission.status.rawValue)
      json.field(
        "child",
        object: { json in
          json.field("name", staff.card.child?.name.full)
          json.field("birth_date", staff.card.child?.birthDay.iso)
        })
      json.field("applicant", admission.applicant?.name)
      json.key("kindergarten")
      kindergarten(referral.kindergarten, in: referral.city, &json)
      json.field("language", referral.language.rawValue)
      json.field("created_at", time(admission.createdAt))
      json.field("signed_at", admission.signedAt.map(time))
      json.field("accepted_at", admission.acceptedAt.map(time))
      proposal(staff.proposal, &json)
    }
  }

  /// The member that says what is proposed.
  func proposal(_ proposal: OpenProposal?, _ json: inout JSONWriter) {
    json.key("proposal")
    guard let proposal else { return json.null() }
    json.object { json in
      json.field("act", proposal.act.rawValue)
      json.field("by", proposal.by)
      json.field("by_me", proposal.isMine)
      json.field("at", time(proposal.at))
      json.field("reason", proposal.reason)
    }
  }

  /// What an act answers that takes two employees.
  func outcome<Card>(
    _ outcome: StaffOutcome<Card>, _ done: (Card, inout JSONWriter) -> Void
  ) -> [UInt8] {
    var json = JSONWriter(capacity: 1024)
    switch outcome {
    case .done(let card): done(card, &json)
    case .proposed(let open): json.object { proposal(open, &$0) }
    }
    return json.bytes
  }

  /// A line of the employees' list of applications.
  func line(_ card: StaffCard, _ json: inout JSONWriter) {
    let application = card.application
    json.object { json in
      json.field("number", application.number?.text)
      json.field("status", application.status.rawValue)
      json.field("benefit", application.benefit?.rawValue)
      json.field("benefit_state", application.benefitState?.rawValue)
      json.key("child")
      if let child = card.child {
        json.object { $0.field("name", child.name.full) }
      } else {
        json.null()
      }
      json.field("queue_type", application.queueType.rawValue)
      count("position", card.position, &json)
      json.field("submitted_at", application.submittedAt.map(time))
      proposal(card.proposal, &json)
    }
  }
}
