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
