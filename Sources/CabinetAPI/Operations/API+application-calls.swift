import Cabinet
import CabinetService
import Codes
import JSON
import Languages

extension API {
  /// Writes an application's document.
  static func render(_ call: Call) -> (ApplicationCard) -> [UInt8] {
    let writing = call.writing
    return { card in
      var json = JSONWriter(capacity: 1024)
      writing.application(card, &json)
      return json.bytes
    }
  }

  static func draft(_ call: Call) throws(Refusal) -> Reply {
    guard let queueType = QueueType(rawValue: call.text("queue_type")),
      let wish = wish(call.body), let child = child(call.body)
    else { throw .malformed }
    let new = NewApplication(
      city: call.text("city"), queueType: queueType, child: child,
      settlement: call.body["settlement"]?.text, wish: wish,
      benefit: call.body["benefit"]?.text.flatMap(Benefit.init))
    return Reply(
      try call.desk.draft(new, try call.person(), call.name, render: render(call)))
  }

  private static func child(_ body: JSONValue) -> NewApplication.Subject? {
    if let id = body["child"]?.text { return Identifier<Child>(id).map { .file($0) } }
    guard let iin = body["child_iin"]?.text,
      let relation = body["relation"]?.text.flatMap(Relation.init)
    else { return nil }
    return .typed(iin: iin, relation)
  }

  static func change(_ call: Call) throws(Refusal) -> Reply {
    guard let wish = wish(call.body) else { throw .malformed }
    let id: Identifier<Application> = try call.identifier()
    let card = try call.desk.change(
      id, wish: wish, benefit: call.body["benefit"]?.text.flatMap(Benefit.init),
      version: try version(call), try call.person())
    let writing = call.writing
    return Reply.json { writing.application(card, &$0) }.tagged(card.application.version)
  }

  static func submit(_ call: Call) throws(Refusal) -> Reply {
    let notices = call.body["notices"].flatMap { notices -> Submission.Notices? in
      guard let language = notices["language"]?.text.flatMap(Language.init) else { return nil }
      return Submission.Notices(
        language: language, channels: channels(notices["channels"]),
        email: notices["email"]?.text)
    }
    let submission = Submission(
      consents: call.consents(call.body["consents"]), termsVersion: call.text("terms_version"),
      notices: notices)
    return Reply(
      try call.desk.submit(
        try call.identifier(), submission, try call.person(), call.name, render: render(call)))
  }

  private static func wish(_ body: JSONValue) -> Wish? {
    guard let language = body["language"]?.text.flatMap(TeachingLanguage.init),
      let groupType = body["group_type"]?.text.flatMap(GroupType.init)
    else { return nil }
    return Wish(
      language: language, groupType: groupType,
      kindergartens: (body["kindergartens"]?.items ?? []).compactMap(\.text))
  }
}
