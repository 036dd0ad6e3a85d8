import Cabinet
import CabinetService
import CabinetStore
import Codes
import Dates
import JSON
import Languages

/// Writes what the service answers as the documents of `Schemas`.
struct Writing: Sendable {
  let directory: Directory

  func time(_ moment: Moment) -> String { moment.rfc3339(in: directory.zone) }

  func page<Item>(
    _ page: Page<Item>, _ json: inout JSONWriter, _ item: (Item, inout JSONWriter) -> Void
  ) {
    json.object { json in
      json.field("items", list: { json in for each in page.items { item(each, &json) } })
      json.field("next", page.next.map(String.init))
    }
  }

  func kindergarten(_ id: String, in city: String, _ json: inout JSONWriter) {
    let name = directory.cities[city]?.kindergartens[id]
    json.object { json in
      json.field("id", id)
      json.field("name_kk", name?.kazakh ?? id)
      json.field("name_ru", name?.russian ?? id)
    }
  }

  func person(_ child: Child, _ json: inout JSONWriter) {
    json.object { json in
      json.field("id", child.id.text)
      json.field("name", child.name.full)
      json.field("birth_date", child.birthDay.iso)
    }
  }

  private func actions(_ actions: [String], _ json: inout JSONWriter) {
    json.field("actions", list: { json in for action in actions { json.string(action) } })
  }

  /// An application; with its history on its card.
  func application(
    _ card: ApplicationCard, history: [Event]? = nil, _ json: inout JSONWriter
  ) {
    let application = card.application
    json.object { json in
      json.field("id", application.id.text)
      json.field("number", application.number?.text)
      json.field("city", application.city)
      json.field("queue_type", application.queueType.rawValue)
      json.field("status", application.status.rawValue)
      json.field("status_since", time(application.statusSince))
      json.field("reason", application.reason)
      json.key("child")
      person(card.child, &json)
      wish(application, &json)
      json.field("settlement", application.settlement)
      benefits("social_status", application.socialStatus, &json)
      documents(card.documents, &json)
      json.key("position")
      position(card.position, &json)
      json.field("created_at", time(application.createdAt))
      json.field("submitted_at", application.submittedAt.map(time))
      json.key("referral")
      if let referral = card.referral { link(referral, &json) } else { json.null() }
      json.key("place")
      if let place = card.place { self.place(place, &json) } else { json.null() }
      actions(card.actions, &json)
      if let history {
        self.history(history, .application, reason: application.reason, &json)
      }
    }
  }

  func document(_ document: Document, _ json: inout JSONWriter) {
    json.object { json in
      json.field("id", document.id.text)
      json.field("type", document.kind.rawValue)
      json.field("size", document.size)
      json.field("at", time(document.createdAt))
    }
  }

  func documents(_ documents: [Document], _ json: inout JSONWriter) {
    json.field("documents", list: { for document in documents { self.document(document, &$0) } })
  }

  private func wish(_ application: Application, _ json: inout JSONWriter) {
    json.field("language", application.wish.language.rawValue)
    json.field("group_type", application.wish.groupType.rawValue)
    json.field(
      "kindergartens",
      list: { json in
        for id in application.wish.kindergartens { kindergarten(id, in: application.city, &json) }
      })
    json.key("benefit")
    if let benefit = application.benefit {
      json.object { json in
        json.field("code", benefit.rawValue)
        json.field("state", (application.benefitState ?? .declared).rawValue)
      }
    } else {
      json.null()
    }
  }

  private func link(_ referral: Referral, _ json: inout JSONWriter) {
    json.object { json in
      json.field("id", referral.id.text)
      json.field("number", referral.number)
      json.field("status", referral.status.rawValue)
    }
  }

  func position(_ position: QueuePosition?, _ json: inout JSONWriter) {
    guard let position else {
      json.null()
      return
    }
    json.object { json in
      json.field("overall", position.overall)
      json.field("in_year", position.inYear)
    }
  }

  /// What became of one thing; an application's last reason stands where it was rejected.
  private func history(
    _ events: [Event], _ kind: Event.Kind, reason: String?, _ json: inout JSONWriter
  ) {
    json.field(
      "history",
      list: { json in
        for event in events where event.kind == kind {
          json.object { json in
            json.field("status", event.status)
            json.field("at", time(event.at))
            let isRejected = event.status == ApplicationStatus.rejected.rawValue
            json.field("reason", isRejected ? reason : nil)
          }
        }
      })
  }

  /// A referral; with its history on its card.
  func referral(_ card: ReferralCard, history: [Event]? = nil, _ json: inout JSONWriter) {
    let referral = card.referral
    json.object { json in
      if let history {
        let confirmed = history.first {
          $0.kind == .referral && $0.status == ReferralStatus.confirmed.rawValue
        }
        json.field("confirmed_at", confirmed.map { time($0.at) })
        self.history(history, .referral, reason: nil, &json)
      }
      json.field("id", referral.id.text)
      json.field("number", referral.number)
      json.field(
        "application",
        object: { json in
          json.field("id", card.application.id.text)
          json.field("number", card.application.number?.text)
        })
      json.key("child")
      person(card.child, &json)
      json.field("city", referral.city)
      json.key("kindergarten")
      kindergarten(referral.kindergarten, in: referral.city, &json)
      json.field("age_group", referral.ageGroup.rawValue)
      json.field("group_type", referral.groupType.rawValue)
      json.field("language", referral.language.rawValue)
      json.field("status", referral.status.rawValue)
      json.field("status_since", time(referral.statusSince))
      json.field("issued_at", time(referral.issuedAt))
      json.field("deadline", referral.deadline.iso)
      json.field("extended", referral.isExtended)
      actions(card.actions, &json)
    }
  }
}
