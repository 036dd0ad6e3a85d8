public import Languages

/// The kinds of callouts: `> [!NOTE]` on the first line of a quote.
public enum Callout: String, Sendable, CaseIterable {
  case note = "NOTE"
  case tip = "TIP"
  case important = "IMPORTANT"
  case warning = "WARNING"
  case caution = "CAUTION"

  /// The word that stands above the callout.
  public func title(in language: Language) -> String {
    switch (self, language) {
    case (.note, .kazakh): "Ескертпе"
    case (.note, .russian): "Примечание"
    case (.tip, .kazakh): "Кеңес"
    case (.tip, .russian): "Совет"
    case (.important, .kazakh): "Маңызды"
    case (.important, .russian): "Важно"
    case (.warning, .kazakh): "Назар аударыңыз"
    case (.warning, .russian): "Внимание"
    case (.caution, .kazakh): "Сақ болыңыз"
    case (.caution, .russian): "Осторожно"
    }
  }
}
