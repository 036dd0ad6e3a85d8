import Codes
import Diagnostics
import Tables

/// The words that stand for codes in Kazakh and Russian tables.
enum CodeWords {
  /// The code that a word means, of the list of a noun.
  static func code(_ word: String, of noun: String) -> String? {
    guard let list = lists[noun] else { return nil }
    if let code = list.codes[Folding.folded(word)] { return code }
    guard noun == AgeGroup.noun, let ages = CellValue.ages(word) else { return nil }
    return AgeGroup(rawValue: ages)?.rawValue
  }

  /// The words of a list in a language, in the order of its codes; nil when it has none.
  static func words(of noun: String, _ language: MessageLanguage?) -> [String]? {
    language.flatMap { lists[noun]?.shown[$0] }
  }

  private struct List: Sendable {
    var codes: [String: String] = [:]
    var shown: [MessageLanguage: [String]] = [:]

    init(_ lines: String) {
      for line in lines.split(separator: "\n") {
        let parts = line.split(separator: ":", maxSplits: 1)
        let words = parts.last?.split(separator: "|").map { list in
          list.split(separator: ";").map { String($0.trimmingPrefix(" ")) }
        }
        guard let code = parts.first.map(String.init), let words, words.count == 2 else { continue }
        for (language, list) in zip([MessageLanguage.kazakh, .russian], words) {
          for word in list { codes[Folding.folded(word)] = code }
          shown[language, default: []].append(
            list.first.map { $0.hasSuffix(" ") ? String($0.dropLast()) : $0 } ?? code)
        }
      }
    }
  }

  private static let lists: [String: List] = [
    Ownership.noun: List(
      """
      state: мемлекеттік | государственный; государственная; гос
      private: жеке; жекеменшік | частный; частная
      departmental: ведомстволық | ведомственный; ведомственная
      """),
    TeachingLanguage.noun: List(
      """
      kk: қазақ; қазақша; қазақ тілі; қаз | казахский; каз
      ru: орыс; орысша; орыс тілі | русский; рус
      ug: ұйғыр; ұйғырша | уйгурский
      uz: өзбек; өзбекше | узбекский
      mixed: аралас | смешанный; смешанная
      """),
    "language": List(
      """
      kk: қазақ; қазақша; қаз | казахский; каз
      ru: орыс; орысша | русский; рус
      """),
    AgeGroup.noun: List(
      """
      1-2: 1-2 жас | 1-2 года; от 1 до 2 лет; от 1 года до 2 лет
      2-3: 2-3 жас | 2-3 года; от 2 до 3 лет
      3-4: 3-4 жас | 3-4 года; от 3 до 4 лет
      4-5: 4-5 жас | 4-5 лет; от 4 до 5 лет
      5-6: 5-6 жас | 5-6 лет; от 5 до 6 лет
      """),
    GroupType.noun: List(
      """
      general: жалпы; жалпы үлгідегі; жалпы түрдегі | общий; общая; общего типа; общеразвивающая
      correctional: түзету | коррекционный; коррекционная
      sanatorium: санаторлық; санаторийлік | санаторный; санаторная
      inclusive: инклюзивті; инклюзивтік | инклюзивный; инклюзивная
      mixed: аралас | смешанный; смешанная; разновозрастная
      """),
    PlaceLevel.noun: List(
      """
      oblast: облыс | область
      republican_city: республикалық маңызы бар қала | город республиканского значения
      city: қала | город
      district: аудан | район
      """),
    CalendarKind.noun: List(
      """
      H: мереке; мереке күні | праздник; праздничный
      T: ауыстырылған демалыс; ауыстырылған демалыс күні | перенос; перенесённый выходной
      R: діни мереке | религиозный праздник
      W: жұмыс күні | рабочий; рабочий день
      """),
    ReviewStatus.noun: List(
      """
      published: жарияланған; жарияланды | опубликован; опубликовано
      pending: тексерілуде; қаралуда | на проверке; на рассмотрении
      rejected: қабылданбаған; қабылданбады | отклонён; отклонено
      """),
  ]
}
