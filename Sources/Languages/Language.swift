/// A language of the portal.
public enum Language: String, Sendable, CaseIterable, Comparable {
  /// Kazakh, in Cyrillic letters.
  case kazakh = "kk"
  /// Russian.
  case russian = "ru"

  /// The tag that stands in addresses, file names and `lang` (BCP 47).
  public var code: String { rawValue }

  /// Its own name for itself.
  public var name: String {
    switch self {
    case .kazakh: "Қазақша"
    case .russian: "Русский"
    }
  }

  /// Kazakh comes first.
  public static func < (left: Language, right: Language) -> Bool {
    left == .kazakh && right == .russian
  }
}

/// One value for each language.
public struct PerLanguage<Value> {
  /// The Kazakh one.
  public var kazakh: Value
  /// The Russian one.
  public var russian: Value

  /// Makes a pair.
  public init(kazakh: Value, russian: Value) {
    self.kazakh = kazakh
    self.russian = russian
  }

  /// Makes both by the same rule.
  public init(_ make: (Language) throws -> Value) rethrows {
    kazakh = try make(.kazakh)
    russian = try make(.russian)
  }

  /// The one for a language.
  @inlinable
  public subscript(language: Language) -> Value {
    get { language == .kazakh ? kazakh : russian }
    // In place: what is set anew would be copied, a dictionary with all it holds.
    _modify { if language == .kazakh { yield &kazakh } else { yield &russian } }
  }
}

extension PerLanguage: Sendable where Value: Sendable {}
extension PerLanguage: Equatable where Value: Equatable {}
extension PerLanguage: Hashable where Value: Hashable {}
