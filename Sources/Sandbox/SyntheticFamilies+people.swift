import Cabinet
import Dates
import Languages

extension SyntheticFamilies {
  /// One line of the register.
  struct Row {
    let iin: String
    let name: PersonName
    /// The day of birth where the digits tell another: they need not agree since 2013.
    let birthDay: String?
    let language: Language

    init(
      _ iin: String, _ surname: String, _ given: String, _ patronymic: String?,
      _ language: Language, born birthDay: String? = nil
    ) {
      (self.iin, self.birthDay, self.language) = (iin, birthDay, language)
      name = PersonName(surname: surname, given: given, patronymic: patronymic)
    }

    /// Nobody when the digits tell no day or no sex, which a test rules out.
    var person: SyntheticPerson? {
      let iin = IIN(checked: self.iin)
      guard let day = birthDay.flatMap({ Day($0) }) ?? iin.birthDay, let sex = iin.sex else {
        return nil
      }
      return SyntheticPerson(
        iin: iin, name: name, birthDay: day, sex: sex, language: language)
    }
  }

  static let grownUps: [Row] = [
    // 1: two parents with two children of preschool age (V01, V02).
    Row("850214390005", "Мысалбаев", "Асан", "Үсенұлы", .kazakh),
    Row("901130490109", "Мысалбаева", "Айсұлу", "Қадырқызы", .kazakh),
    // 2: a mother with children on both sides of the sixth birthday (V04).
    Row("790806490214", "Примерова", "Вера", "Ильинична", .russian),
    // 3: a young father; a day of birth that its digits do not tell (V03).
    Row("990101391804", "Сынақов", "Батыр", nil, .kazakh),
    // 4: a mother with one child (V09).
    Row("880708491103", "Образцова", "Анна", "Львовна", .russian),
    // 5: a father with three small children (V05).
    Row("001231590285", "Үлгібаев", "Дархан", "Еркінұлы", .kazakh),
    // 6: a grandmother who is the representative of her grandchild.
    Row("601127490764", "Мысалова", "Зере", "Асанқызы", .kazakh),
    // 7: a father whose phone is in the name of the mother, and she.
    Row("780115390626", "Пробный", "Пётр", "Иванович", .russian),
    Row("960202490693", "Пробная", "Мария", "Сергеевна", .russian),
    // 8: a mother without a phone in the register.
    Row("950930490550", "Үлгіева", "Жібек", nil, .kazakh),
    // 9: somebody without children.
    Row("840312490200", "Тестова", "Ольга", "Павловна", .russian),
  ]

  static let children: [Row] = [
    // 1 (V08, V10)
    Row("230715690495", "Мысалбаева", "Ақбота", "Асанқызы", .kazakh),
    Row("210901590634", "Мысалбаев", "Ерасыл", "Асанұлы", .kazakh),
    // 2 (V06, V07)
    Row("190503690702", "Примерова", "Ася", "Олеговна", .russian),
    Row("200229590421", "Примеров", "Лев", "Олегович", .russian),
    Row("210415591185", "Примеров", "Глеб", "Олегович", .russian),
    // 3
    Row("240310590904", "Сынақов", "Алпамыс", "Батырұлы", .kazakh, born: "2024-03-11"),
    // 4
    Row("221204690973", "Образцова", "Злата", "Игоревна", .russian),
    // 5: one of them is not yet a year old
    Row("230101591042", "Үлгібаев", "Төстік", "Дарханұлы", .kazakh),
    Row("241117591391", "Үлгібаев", "Қобыланды", "Дарханұлы", .kazakh),
    Row("260105591535", "Үлгібаев", "Тарғын", "Дарханұлы", .kazakh),
    // 6
    Row("220808691259", "Мысалова", "Құртқа", nil, .kazakh),
    // 7
    Row("230903691465", "Пробная", "Забава", "Петровна", .russian),
    // 8
    Row("250214691601", "Үлгіева", "Баян", nil, .kazakh),
  ]
}
