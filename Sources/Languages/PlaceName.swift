/// A place's name in its cases, when the table of regions does not give them.
public enum PlaceName {
  /// What a place is, for the common noun that a name without one gets.
  public enum Kind: Sendable {
    case city, district, region
  }

  /// The form of a name by the rules of its language.
  public static func form(
    _ name: String, _ grammaticalCase: GrammaticalCase, in language: Language, of kind: Kind
  ) -> String {
    forms(name, in: language, of: kind)(grammaticalCase)
  }

  /// The forms of a name by the rules of its language, for who needs several.
  ///
  /// Any text has them; what stands in brackets at its end stays as it is.
  public static func forms(_ name: String, in language: Language, of kind: Kind)
    -> (GrammaticalCase) -> String
  {
    let (head, remark) = parts(name)
    switch language {
    case .kazakh:
      let name = KazakhPlaceName(head, kind)
      return { name.form($0) + remark }
    case .russian:
      let name = RussianPlaceName(head, kind)
      return { name.form($0) + remark }
    }
  }

  /// Adds to a form what every form of the name takes, before the remark: `Абайда (ауыл)`.
  public static func adding(_ ending: (String) -> String, to form: String) -> String {
    let (head, remark) = parts(form)
    return head + ending(head) + remark
  }

  /// The name, and a remark in brackets at its end with the blanks before it.
  private static func parts(_ name: String) -> (head: String, remark: String) {
    guard name.last == ")", let opening = name.lastIndex(of: "("),
      let last = name[..<opening].lastIndex(where: { !$0.isWhitespace })
    else { return (name, "") }
    let end = name.index(after: last)
    return (String(name[..<end]), String(name[end...]))
  }
}
