import Cabinet
import Languages

/// What a notice about an application says.
enum ApplicationNotice: Sendable, Hashable {
  case changed
  case interested
  case inBulletin
  case waitingList
  /// A place like the one that is waited for was published.
  case placePublished
  /// The place that was applied to was withdrawn.
  case placeWithdrawn
  case admissionBegun
  case admissionSigned
  case admissionAccepted
  case admissionRejected
  case admissionExpired

  /// What is told of changes: the last status of the admission, else of the application.
  init(_ changes: [Change]) {
    if let own = changes.compactMap(Self.ofAdmission).last {
      self = own
      return
    }
    let statuses = changes.compactMap { change -> ApplicationStatus? in
      guard case .application(let status, _, _) = change else { return nil }
      return status
    }
    switch statuses.last {
    case .interested: self = .interested
    case .inBulletin: self = .inBulletin
    case .waitingList: self = .waitingList
    default: self = .changed
    }
  }

  private static func ofAdmission(_ change: Change) -> ApplicationNotice? {
    guard case .admission(let status, _, _, _) = change else { return nil }
    return switch status {
    case .signed: .admissionSigned
    case .accepted: .admissionAccepted
    case .rejected: .admissionRejected
    case .expired: .admissionExpired
    case .draft, .declined: nil
    }
  }
}

extension MessageText {
  static func application(
    _ notice: ApplicationNotice, _ number: String, _ language: Language
  ) -> String {
    switch language {
    case .kazakh: "Önir: " + kazakh(notice, number)
    case .russian: "Önir: " + russian(notice, number)
    }
  }

  private static func kazakh(_ notice: ApplicationNotice, _ number: String) -> String {
    switch notice {
    case .changed: "\(number) өтініштің мәртебесі өзгерді. Толығын жеке кабинеттен қараңыз."
    case .interested:
      "\(number) өтініш бойынша мүдделі екеніңіз белгіленді. Бос орынды жеке кабинеттен таңдаңыз."
    case .inBulletin:
      "\(number) өтініш бюллетеньдегі орынға жіберілді. Нәтижесін хабарлаймыз."
    case .waitingList:
      "\(number) өтініш күту парағында: орын кезекте алда тұрғандарға берілді. Кезегіңіз сақталды."
    case .placePublished:
      "\(number) өтініш күткен орын қайта жарияланды. Қаласаңыз, оны жеке кабинеттен таңдаңыз."
    case .placeWithdrawn:
      "\(number) өтініш жіберілген орын қайтарып алынды. Кезегіңіз сақталды, басқа орын таңдаңыз."
    case .admissionBegun:
      "\(number) өтініш бойынша қабылдау басталды. Құжаттарды тіркеп, келісімшартқа мерзімінде қол қойыңыз."
    case .admissionSigned:
      "\(number) өтініш бойынша келісімшартқа қол қойдыңыз. Балабақшаның шешімін хабарлаймыз."
    case .admissionAccepted:
      "\(number) өтініш бойынша бала балабақшаға қабылданды. Толығын жеке кабинеттен қараңыз."
    case .admissionRejected:
      "\(number) өтініш бойынша құжаттар қабылданбады. Себебін жеке кабинеттен қарап, қайта тапсырыңыз."
    case .admissionExpired:
      "\(number) өтініш бойынша құжат тапсыру аяқталды: келісімшартқа қол қойылмады. Толығын жеке кабинеттен қараңыз."
    }
  }

  private static func russian(_ notice: ApplicationNotice, _ number: String) -> String {
    switch notice {
    case .changed: "статус заявления \(number) изменился. Подробности в личном кабинете."
    case .interested:
      "по заявлению \(number) отмечено, что вы заинтересованы. Выберите свободное место в личном кабинете."
    case .inBulletin:
      "заявление \(number) отправлено на место из бюллетеня. О результате мы сообщим."
    case .waitingList:
      "заявление \(number) в листе ожидания: место получили те, кто впереди. Ваша очередь сохранена."
    case .placePublished:
      "место, которого ждёт заявление \(number), опубликовано снова. Его можно выбрать в личном кабинете."
    case .placeWithdrawn:
      "место, на которое отправлено заявление \(number), снято. Ваша очередь сохранена, выберите другое."
    case .admissionBegun:
      "по заявлению \(number) начат приём в детский сад. Приложите документы и вовремя подпишите договор."
    case .admissionSigned:
      "по заявлению \(number) вы подписали договор. О решении детского сада мы сообщим."
    case .admissionAccepted:
      "по заявлению \(number) ребёнок принят в детский сад. Подробности в личном кабинете."
    case .admissionRejected:
      "по заявлению \(number) документы не приняты. Посмотрите причину в личном кабинете и подайте их снова."
    case .admissionExpired:
      "по заявлению \(number) приём документов закончен: договор не подписан. Подробности в личном кабинете."
    }
  }
}
