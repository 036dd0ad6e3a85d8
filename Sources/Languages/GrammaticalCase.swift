/// The cases that texts need of a place's name: in it, to it, of it, from it.
public enum GrammaticalCase: String, Sendable, CaseIterable {
  /// Where: Атырауда, в городе Атырау.
  case locative = "in"
  /// Whither: Атырауға, в город Атырау.
  case dative = "to"
  /// Whose: Атыраудың, города Атырау.
  case genitive = "of"
  /// Whence: Атыраудан, из города Атырау.
  case ablative = "from"
}

/// A place's name in its cases, when the table of regions does not give them.
public enum PlaceName {
  /// The form of a name by the rules of its language.
  public static func form(
    _ name: String, _ grammaticalCase: GrammaticalCase, in language: Language, isCity: Bool
  ) -> String {
    forms(name, in: language, isCity: isCity)(grammaticalCase)
  }

  /// The forms of a name by the rules of its language, for who needs several.
  public static func forms(_ name: String, in language: Language, isCity: Bool)
    -> (GrammaticalCase) -> String
  {
    switch language {
    case .kazakh: KazakhPlaceName(name).form
    case .russian: { RussianPlaceName.form(name, $0, isCity: isCity) }
    }
  }
}
