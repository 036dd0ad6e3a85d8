/// A language that the program speaks to whoever runs it.
public enum MessageLanguage: String, Sendable, CaseIterable {
  /// English.
  case english = "en"
  /// Russian.
  case russian = "ru"
  /// Kazakh.
  case kazakh = "kk"

  /// The language of a locale's name (`kk_KZ.UTF-8`), English for all others.
  public init(locale: String) {
    self = Self(rawValue: String(locale.prefix(2))) ?? .english
  }
}
