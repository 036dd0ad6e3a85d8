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

  /// What is told of changes: the last status of the application.
  init(_ changes: [Change]) {
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
    }
  }
}
