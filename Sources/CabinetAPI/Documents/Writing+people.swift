import Cabinet
import CabinetService
import Codes
import Dates
import JSON
import Languages

extension Writing {
  func event(_ event: Event, _ json: inout JSONWriter) {
    json.object { json in
      json.field("id", String(event.sequence))
      json.field("at", time(event.at))
      json.field("kind", event.kind.rawValue)
      json.field("status", event.status)
      json.key("application")
      link(event.application?.text, event.applicationNumber, &json)
      json.key("referral")
      link(event.referral?.text, event.referralNumber, &json)
    }
  }

  private func link(_ id: String?, _ number: String?, _ json: inout JSONWriter) {
    guard let id else {
      json.null()
      return
    }
    json.object { json in
      json.field("id", id)
      json.field("number", number)
    }
  }

  func session(_ session: Session, isCurrent: Bool, _ json: inout JSONWriter) {
    json.object { json in
      json.field("id", session.id.text)
      json.field("city", session.city)
      json.field("method", session.method?.rawValue ?? "application")
      json.field("scope", session.scope.rawValue)
      json.field("device", session.device)
      json.field("created_at", time(session.createdAt))
      json.field("seen_at", time(session.seenAt))
      json.field("current", isCurrent)
    }
  }

  func me(
    _ settings: Settings?, _ visitor: Visitor, name: PersonName?, isSandbox: Bool,
    _ json: inout JSONWriter
  ) {
    let account = settings?.account
    json.object { json in
      json.field("iin", visitor.session.iin.digits)
      json.field("name", name?.full)
      json.field("language", (account?.language ?? .kazakh).code)
      json.field("email", account?.email)
      json.field("email_notices", account?.wantsEmail ?? false)
      json.field("has_password", account?.passwordHash != nil)
      json.field("sandbox", isSandbox)
      json.field("city", visitor.session.city)
      json.field("session", visitor.session.id.text)
      json.field("person", visitor.person)
      json.field("scope", visitor.session.scope.rawValue)
      json.field(
        "phones",
        list: { json in for phone in settings?.phones ?? [] { self.phone(phone, &json) } })
    }
  }

  private func phone(_ phone: ContactPhone, _ json: inout JSONWriter) {
    json.object { json in
      json.field("number", phone.number.e164)
      json.field("language", phone.language.code)
      json.field(
        "channels",
        list: { json in
          for channel in Channel.allCases where phone.channels.contains(channel) {
            json.string(channel.rawValue)
          }
        })
      json.field("primary", phone.isPrimary)
    }
  }

  func consent(_ consent: Consent, _ json: inout JSONWriter) {
    json.object { json in
      json.field("id", consent.id.text)
      json.field("kind", consent.kind.rawValue)
      json.field("version", consent.version)
      json.field("given_at", time(consent.givenAt))
      json.field("withdrawn_at", consent.withdrawnAt.map(time))
    }
  }

  /// What only a personal file's card shows, besides its days.
  struct FileCard {
    let socialStatus: [Benefit]?
  }

  /// A personal file.
  func file(_ file: PersonalFile, card: FileCard? = nil, _ json: inout JSONWriter) {
    json.object { json in
      json.field("id", file.child.id.text)
      json.field("name", file.child.name.full)
      json.field("iin", file.child.iin.digits)
      json.field("birth_date", file.child.birthDay.iso)
      json.field("relation", file.child.relation.rawValue)
      json.field("clubs", list: { json in for club in file.clubs { self.club(club, &json) } })
      json.field("attendance", list: { months(file.attendance, &$0) })
      json.key("kindergarten")
      if let place = file.place {
        kindergarten(place.kindergarten, in: place.city, &json)
      } else {
        json.null()
      }
      json.field("sex", file.child.sex?.rawValue)
      json.field("nationality", file.child.nationality?.rawValue)
      if let card {
        json.field("days", list: { days(file.attendance, &$0) })
        benefits("social_status", card.socialStatus, &json)
      }
    }
  }

  /// A list of benefits; null when nobody knows.
  func benefits(_ name: String, _ benefits: [Benefit]?, _ json: inout JSONWriter) {
    guard let benefits else { return json.field(name, String?.none) }
    json.field(name, list: { for benefit in benefits { $0.string(benefit.rawValue) } })
  }

  private func club(_ club: Club, _ json: inout JSONWriter) {
    json.object { json in
      json.field("name_kk", club.nameKazakh)
      json.field("name_ru", club.nameRussian)
      json.field("since", club.since.iso)
    }
  }

  private func months(_ attendance: [Attendance], _ json: inout JSONWriter) {
    var counts: [Month: (present: Int, absent: Int)] = [:]
    for entry in attendance {
      if entry.isPresent {
        counts[entry.day.monthOfYear, default: (0, 0)].present += 1
      } else {
        counts[entry.day.monthOfYear, default: (0, 0)].absent += 1
      }
    }
    for (month, count) in counts.sorted(by: { $0.key > $1.key }).prefix(24) {
      json.object { json in
        json.field("month", month.iso)
        json.field("present", count.present)
        json.field("absent", count.absent)
      }
    }
  }

  private func days(_ attendance: [Attendance], _ json: inout JSONWriter) {
    for entry in attendance.sorted(by: { $0.day > $1.day }).prefix(400) {
      json.object { json in
        json.field("day", entry.day.iso)
        json.field("present", entry.isPresent)
      }
    }
  }
}
