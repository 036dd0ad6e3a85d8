import Diagnostics
import Tables

/// The columns of each table with their names in Kazakh, Russian and English.
struct ColumnNames: Sendable {
  let columns: [ContentTable.Column]
  /// How many no table of the kind can do without.
  let coreCount: Int
  private let byName: [String: Int]
  private let table: ContentTable

  static func of(_ table: ContentTable) -> ColumnNames {
    switch table {
    case .regions: regions
    case .calendar: calendar
    case .kindergartens: kindergartens
    case .vacancies: vacancies
    case .statistics: statistics
    case .reviews: reviews
    }
  }

  func column(_ title: String) -> ContentTable.Column? { place(title).map { columns[$0] } }

  /// The place of a column that no table of the kind can do without; nil for every other title.
  func corePlace(_ title: String) -> Int? { place(title).flatMap { columns[$0].isCore ? $0 : nil } }

  private func place(_ title: String) -> Int? {
    // Most tables have the names of the closed lists, which need no folding.
    byName[title] ?? Self.titles[table]?[Folding.folded(title)]
  }

  /// What people call the columns, folded; made when the first table has such a header.
  private static let titles: [ContentTable: [String: Int]] = Dictionary(
    uniqueKeysWithValues: ContentTable.allCases.map { table in
      var places: [String: Int] = [:]
      for (index, column) in of(table).columns.enumerated() {
        for title in [column.name] + column.titles.values.joined() {
          places[Folding.folded(title)] = index
        }
      }
      return (table, places)
    })

  private static let regions = ColumnNames(
    .regions,
    """
    region! text: Облыс коды; Облыс; Өңір коды; Өңір | Код области; Область; Код региона; Регион | Region code
    city! text: Қала коды; Қала; Қала немесе аудан коды | Код города; Город; Код города или района | City code
    kato! text: КАТО; КАТО коды; ӘАОЖ; ӘАОЖ коды | КАТО; Код КАТО | KATO code
    name_kk text: Атауы; Аты | Название; Наименование | Name; Title
    name_ru text: Атауы; Аты | Название; Наименование | Name; Title
    level code(level): Деңгейі; Деңгей | Уровень; Тип | Level
    lat degrees: Ендік; Ендігі | Широта | Latitude
    lon degrees: Бойлық; Бойлығы | Долгота | Longitude
    phone text: Телефоны; Телефон; Телефон нөмірі | Телефон; Номер телефона | Telephone; Phone number
    portal text: Портал мекенжайы; Порталы; Портал | Адрес портала; Портал; Сайт | Portal address; Website
    in_kk text: Жатыс септігі | Где; Предложный падеж | Locative; Where
    to_kk text: Барыс септігі | Куда; Направительный падеж | Dative; Where to
    of_kk text: Ілік септігі | Чего; Родительный падеж | Genitive; Whose
    from_kk text: Шығыс септігі | Откуда; Исходный падеж | Ablative; Where from
    in_ru text: Жатыс септігі | Где; Предложный падеж | Locative; Where
    to_ru text: Барыс септігі | Куда; Направительный падеж | Dative; Where to
    of_ru text: Ілік септігі | Чего; Родительный падеж | Genitive; Whose
    from_ru text: Шығыс септігі | Откуда; Исходный падеж | Ablative; Where from
    """)

  private static let calendar = ColumnNames(
    .calendar,
    """
    date! day: Күні; Күн | Дата; День | Day
    kind! code(kind of day): Түрі; Күн түрі | Вид; Тип; Вид дня | Type
    name_kk text: Атауы; Аты | Название; Наименование | Name; Title
    name_ru text: Атауы; Аты | Название; Наименование | Name; Title
    """)

  private static let kindergartens = ColumnNames(
    .kindergartens,
    """
    id! text: Коды; Код; Балабақша коды | Код; Идентификатор; Код детского сада; Код сада | Code
    name_kk text: Атауы; Аты; Балабақша атауы | Название; Наименование; Название детского сада | Name; Title
    name_ru text: Атауы; Аты; Балабақша атауы | Название; Наименование; Название детского сада | Name; Title
    address_kk text: Мекенжайы; Мекенжай | Адрес | Address
    address_ru text: Мекенжайы; Мекенжай | Адрес | Address
    phone text: Телефоны; Телефон; Телефон нөмірі | Телефон; Номер телефона | Telephone; Phone number
    ownership! code(ownership): Меншік түрі; Меншік нысаны; Меншігі | Форма собственности; Вид собственности; Собственность | Ownership type
    languages! codes(language of instruction): Оқыту тілдері; Оқыту тілі; Тәрбиелеу тілі | Языки обучения; Язык обучения; Языки; Язык | Language; Languages of instruction
    groups! number: Топтар саны; Топ саны; Топтар | Количество групп; Число групп; Групп; Группы | Number of groups
    capacity! number: Орындар саны; Орын саны; Жобалық қуаты; Сыйымдылығы | Количество мест; Число мест; Проектная мощность; Мощность; Вместимость; Мест | Places; Number of places
    enrolled! number: Балалар саны; Бала саны; Тәрбиеленушілер саны | Количество детей; Число детей; Детей; Контингент; Зачислено | Children; Number of children
    lat degrees: Ендік; Ендігі | Широта | Latitude
    lon degrees: Бойлық; Бойлығы | Долгота | Longitude
    """)

  private static let vacancies = ColumnNames(
    .vacancies,
    """
    date! day: Күні; Күн; Бюллетень күні | Дата; День; Дата бюллетеня | Day
    kindergarten_id! text: Балабақша коды; Балабақша | Код детского сада; Код сада; Детский сад | Kindergarten; Kindergarten code
    age_group! code(age group): Жас тобы; Жасы; Балалардың жасы | Возрастная группа; Возраст; Возраст детей | Age
    group_type! code(group type): Топ түрі; Топтың түрі | Вид группы; Тип группы | Type of group
    language! code(language of instruction): Оқыту тілі; Тілі; Тіл | Язык обучения; Язык; Язык группы | Language of instruction
    places! number: Бос орындар саны; Бос орын саны; Бос орындар; Бос орын; Орын саны | Свободных мест; Свободные места; Количество мест; Число мест; Мест; Места | Free places; Vacancies
    """)

  private static let statistics = ColumnNames(
    .statistics,
    """
    month! month: Айы; Ай | Месяц | Period
    queue_total! count: Кезекте тұрған балалар; Кезекте тұрғандар; Кезекте барлығы; Кезек | В очереди; Детей в очереди; Всего в очереди; Очередь | Children in the queue; Queue
    queue_benefit! count: Жеңілдікпен тұрғандар; Жеңілдікпен; Оның ішінде жеңілдікпен | Льготная очередь; По льготе; Из них по льготе; Льготники | Children with a benefit; Benefit
    places_total! number: Барлық орын; Орындар саны; Орын саны | Всего мест; Мест всего; Количество мест | All places; Places
    places_free! number: Бос орындар; Бос орын; Бос орындар саны | Свободных мест; Свободные места; Свободно мест; Свободно | Free places
    referrals_issued! count: Берілген жолдамалар; Берілген жолдама; Жолдамалар | Выдано направлений; Выданные направления; Направлений; Направления | Referrals
    """)

  private static let reviews = ColumnNames(
    .reviews,
    """
    date! day: Күні; Күн | Дата; День | Day
    language! code(language): Тілі; Тіл; Пікір тілі | Язык; Язык отзыва | Language of the review
    kindergarten_id text: Балабақша коды; Балабақша | Код детского сада; Код сада; Детский сад | Kindergarten; Kindergarten code
    rating! number: Бағасы; Баға | Оценка; Балл | Score
    text! text: Пікір мәтіні; Мәтіні; Мәтін; Пікір | Текст отзыва; Текст; Отзыв | Review; Text of the review
    status! code(status): Күйі; Мәртебесі; Мәртебе | Статус; Состояние | State
    """)

  /// What stands before or after a name to say in which language its column is.
  private static let marks: [String: [MessageLanguage: (shown: String, others: [String])]] = [
    "kk": [
      .kazakh: ("қазақша", ["қаз", "қазақ тілінде", "kk"]),
      .russian: ("каз.", ["казахский", "на казахском", "на казахском языке", "kk"]),
      .english: ("Kazakh", ["in Kazakh", "kk"]),
    ],
    "ru": [
      .kazakh: ("орысша", ["орыс", "орыс тілінде", "ru"]),
      .russian: ("рус.", ["русский", "на русском", "на русском языке", "ru"]),
      .english: ("Russian", ["in Russian", "ru"]),
    ],
  ]

  /// Reads lines of `name! kind: Kazakh; names | Russian; names | English; names`; `!` is for the core.
  private init(_ table: ContentTable, _ lines: String) {
    self.table = table
    columns = lines.split(separator: "\n").compactMap { Self.column(String($0)) }
    coreCount = columns.count(where: \.isCore)
    byName = Dictionary(uniqueKeysWithValues: columns.enumerated().map { ($1.name, $0) })
  }

  private static func column(_ line: String) -> ContentTable.Column? {
    guard let colon = line.firstIndex(of: ":"), let blank = line.firstIndex(of: " "), blank < colon
    else { return nil }
    let name = line[..<blank].filter { $0 != "!" }
    let lists = line[line.index(after: colon)...].split(separator: "|").map { list in
      list.split(separator: ";").map { String($0.trimmingPrefix(" ")).trimmed }
    }
    guard lists.count == 3 else { return nil }
    let parts = name.split(separator: "_")
    let mark = parts.count == 2 ? marks[String(parts[1])] : nil
    var titles: [MessageLanguage: [String]] = [:]
    for (language, list) in zip([MessageLanguage.kazakh, .russian, .english], lists) {
      titles[language] = mark?[language].map { Self.marked(list, $0) } ?? list
    }
    return ContentTable.Column(
      name: name, kind: kind(line[line.index(after: blank)..<colon]),
      isCore: line[..<blank].hasSuffix("!"), titles: titles)
  }

  private static func marked(_ titles: [String], _ mark: (shown: String, others: [String]))
    -> [String]
  {
    titles.map { "\($0) (\(mark.shown))" }
      + titles.flatMap { title in mark.others.map { "\(title) \($0)" } }
      + titles.map { "\(mark.shown) \($0)" }
  }

  private static func kind(_ text: Substring) -> ContentTable.Kind {
    let noun = text.split(separator: "(").last.map { String($0.dropLast()) } ?? ""
    switch text.prefix(while: { $0 != "(" }) {
    case "number": return .number
    case "count": return .count
    case "day": return .day
    case "month": return .month
    case "degrees": return .degrees
    case "code": return .code(noun)
    case "codes": return .codes(noun)
    default: return .text
    }
  }
}

extension String {
  fileprivate var trimmed: String {
    var text = self
    while text.last == " " { text.removeLast() }
    return text
  }
}
