import TestSupport
/// An edit that an admin might make to one place of a site, drawn by chance.
struct RandomEdit {
  /// The city it belongs to; nil for what all cities share.
  let city: String?
  /// The files it writes.
  let archive: String

  static let cities = ["atyrau", "inder", "pavlodar"]

  /// An edit of one city's files.
  static func ofCity(_ city: String, _ random: inout SplitMix) -> RandomEdit {
    let number = Int.random(in: 1...999, using: &random)
    let folder = "content/cities/\(city)"
    let gone = Int.random(in: 0..<4, using: &random) == 0
    func file(_ path: String, _ text: String) -> String {
      "-- \(folder)/\(path) --\n" + (gone ? "(deleted)\n" : text + "\n")
    }
    let archive =
      switch Int.random(in: 0..<7, using: &random) {
      case 0: file("guides/queue/kk.md", "---\ntitle: Кезек \(number)\n---\nМәтін \(number).")
      case 1:
        file("guides/own-\(number % 3)/ru.md", "---\ntitle: Своё \(number)\n---\nТекст.")
      case 2: file("city.yaml", "support: {phone: \"+7 700 000-0\(number % 10)-01\"}")
      case 3: tables(folder, kindergartens: 1 + number % 5, places: number)
      case 4:
        file(
          "statistics.csv",
          "month,queue_total,queue_benefit,places_total,places_free,referrals_issued\n"
            + "2026-10,\(number),5,100,7,3")
      case 5: file("city.yaml", "features: {sample: \(number % 2 == 0)}\nmenu: [home, queue]")
      default: tables(folder, kindergartens: 2, places: number)
      }
    return RandomEdit(city: city, archive: archive)
  }

  private static func tables(_ folder: String, kindergartens: Int, places: Int) -> String {
    let rows = (1...kindergartens).map {
      "k-\($0),Балабақша \($0),Сад \($0),state,kk;ru,4,100,\(90 + $0)"
    }
    return """
      -- \(folder)/kindergartens.csv --
      id,name_kk,name_ru,ownership,languages,groups,capacity,enrolled
      \(rows.joined(separator: "\n"))

      -- \(folder)/vacancies.csv --
      date,kindergarten_id,age_group,group_type,language,places
      2026-11-\(10 + places % 10),k-1,3-4,general,kk,\(places)
      2026-11-20,k-1,2-3,general,ru,1
      """
  }

  /// An edit of what all cities share.
  static func shared(_ random: inout SplitMix) -> RandomEdit {
    let number = Int.random(in: 1...999, using: &random)
    let archive =
      switch Int.random(in: 0..<3, using: &random) {
      case 0: "-- content/guides/queue/ru.md --\n---\ntitle: Очередь \(number)\n---\nТекст.\n"
      case 1:
        "-- content/guides/more-\(number % 3)/kk.md --\n"
          + "---\ntitle: Тағы \(number)\n---\nМәтін.\n"
      default:
        """
        -- content/site.yaml --
        title: {kk: Сынақ \(number), ru: Проба \(number)}
        base_url: https://portal.example/
        languages: [kk, ru]
        default_language: kk
        fallback: \(number % 2 == 0)

        """
      }
    return RandomEdit(city: nil, archive: archive)
  }
}
