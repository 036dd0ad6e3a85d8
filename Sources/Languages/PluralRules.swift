import CICU
import Synchronization

/// The cardinal plural rules of one language by ICU.
struct PluralRules: ~Copyable {
  private let rules: OpaquePointer

  /// Nil when ICU has no data.
  init?(_ language: String) {
    guard let rules = onir_plurals_open(language) else { return nil }
    self.rules = rules
  }

  deinit { onir_plurals_close(rules) }

  /// The category of a number; nil on failure.
  borrowing func category(_ number: Double) -> Language.PluralCategory? {
    withUnsafeTemporaryAllocation(of: CChar.self, capacity: 16) { name in
      guard let start = name.baseAddress, onir_plurals_select(rules, number, start, name.count)
      else { return nil }
      return Language.PluralCategory(rawValue: String(cString: start))
    }
  }
}

extension PluralRules {
  /// The category of a number in a language; nil when ICU has no data.
  static func category(_ number: Double, _ language: Language) -> Language.PluralCategory? {
    switch language {
    case .kazakh: kazakh.withLock { $0?.category(number) }
    case .russian: russian.withLock { $0?.category(number) }
    }
  }

  private static let kazakh = Mutex(PluralRules(Language.kazakh.code))
  private static let russian = Mutex(PluralRules(Language.russian.code))
}
