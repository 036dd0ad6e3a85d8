import Languages

/// The words of messages: no name, no benefit, nothing about health; a screen may show them locked.
enum MessageText {
  static func code(_ code: String, _ language: Language) -> String {
    switch language {
    case .kazakh:
      "Önir: растау коды \(code). Ол 5 минут жарамды. Кодты ешкімге айтпаңыз."
    case .russian:
      "Önir: код подтверждения \(code). Он действует 5 минут. Никому его не сообщайте."
    }
  }

  static func referralChanged(_ number: String, _ language: Language) -> String {
    switch language {
    case .kazakh: "Önir: \(number) жолдама бойынша жаңалық бар. Мерзімін жеке кабинеттен қараңыз."
    case .russian: "Önir: есть новость по направлению \(number). Срок смотрите в личном кабинете."
    }
  }

  static func submitted(_ number: String, _ language: Language) -> String {
    switch language {
    case .kazakh: "Önir: өтініш қабылданды, нөмірі \(number). Кезекті осы нөмірмен тексересіз."
    case .russian: "Önir: заявление принято, номер \(number). По нему можно проверить очередь."
    }
  }

  static func phonesChanged(_ language: Language) -> String {
    switch language {
    case .kazakh:
      "Önir: кабинеттегі телефон нөмірлері өзгерді. Оны Сіз жасамасаңыз, құпиясөзді бірден ауыстырыңыз."
    case .russian:
      "Önir: номера телефонов в кабинете изменены. Если это были не вы, сразу смените пароль."
    }
  }

  static func deviceLinked(_ language: Language) -> String {
    switch language {
    case .kazakh:
      "Önir: нөміріңізге қосымша қосылды. Оны Сіз қоспасаңыз, құпиясөзді ауыстырып, құрылғыны жеке кабинеттен ажыратыңыз."
    case .russian:
      "Önir: к вашему номеру подключено приложение. Если это были не вы, смените пароль и отключите устройство в личном кабинете."
    }
  }

  static func passwordChanged(_ language: Language) -> String {
    switch language {
    case .kazakh:
      "Önir: кабинеттің құпиясөзі өзгерді. Оны Сіз өзгертпесеңіз, код алып, жаңасын қойыңыз."
    case .russian:
      "Önir: пароль кабинета изменён. Если это были не вы, получите код и задайте новый пароль."
    }
  }
}
