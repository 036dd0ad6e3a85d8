import Codes
import Dates
import Diagnostics
import Languages
import Markdown
import YAML

extension SchemaCheck {
  mutating func checkScalar(_ node: Node, _ schema: Schema, _ field: String) {
    guard case .scalar(let text, let plain) = node.content else {
      add(
        .invalidValue, node, field, "\(field) must be one value, not \(node.description)",
        "write it without brackets and lines below")
      return
    }
    guard let rule = Self.broken(schema, text, plain, zone) else { return }
    var suggestion: String?
    if case .choice(let choices, _) = schema {
      suggestion = NearMiss.suggestion(for: text, among: choices)
    }
    add(
      .invalidValue, node, field, "\(field) cannot be \(Self.quoted(text))", rule,
      suggestion: suggestion)
  }

  private static func quoted(_ text: String) -> Message {
    let shown = text.prefix(60) + (text.count > 60 ? "…" : "")
    return "“\(shown)”"
  }

  /// The rule a value breaks, in words that say what to write; nil when it is sound.
  private static func broken(_ schema: Schema, _ text: String, _ plain: Bool, _ zone: Zone)
    -> Message?
  {
    // More digits than any number here has would not fit.
    let number =
      text.utf8.count <= 7 && text.utf8.allSatisfy { (48...57).contains($0) } ? Int(text) : nil
    return switch schema {
    case .flag: text == "true" || text == "false" ? nil : "write true or false"
    case .number:
      number.map { $0 <= 1_000_000 } == true ? nil : "write a whole number from 0 to 1000000"
    case .limit:
      number.map(LimitName.range.contains) == true
        ? nil : "a limit of time is a whole number of days from 0 to 366"
    case .day: Day(text) == nil ? otherAge(text) ?? "write a day as 2026-11-20" : nil
    case .moment:
      Moment(text, in: zone) == nil
        ? otherAge(text) ?? "write 2026-11-20 or 2026-11-20T09:00:00+05:00" : nil
    case .choice(let choices, let noun):
      choices.contains(text)
        ? nil : "a \(Message(word: noun)) is one of \(choices.joined(separator: ", "))"
    case .address: isWebAddress(text) ? nil : addressRule(text)
    case .base: isBaseAddress(text) ? nil : addressRule(text)
    case .zone:
      Zone(text) == nil ? "write one of \(Zone.names.joined(separator: ", ")), or +05:00" : nil
    case .source:
      TranslationSource(text) == nil
        ? """
        onir translations --accept GUIDE writes it; where the facts come from is told by references
        """ : nil
    case .slug:
      Slug.isValid(text) ? nil : "write small Latin letters, digits and -, at most 64 of them"
    default: nil
    }
  }

  private static func addressRule(_ text: String) -> Message {
    AddressParts(text).authority.utf8.contains { $0 > 127 }
      ? "write the name of the host in Latin letters (Punycode), such as https://xn--80a.example/"
      : "write a whole address, such as https://portal.example/"
  }

  private static func otherAge(_ text: String) -> Message? {
    text.prefixMatch(of: /\d{4}-\d\d-\d\d/) != nil && CellValue.isOfAnotherAge(text)
      ? "the year is one from 1900 to 2199" : nil
  }

  /// An https or http address with a host and without blanks, quotes or a query.
  static func isWebAddress(_ text: String) -> Bool {
    let host = /[A-Za-z0-9][A-Za-z0-9.\-]*|\[[0-9A-Fa-f:]+\]/
    guard let scheme = text.prefixMatch(of: /https?:\/\//),
      let name = text[scheme.range.upperBound...].prefixMatch(of: host)
    else { return false }
    return text[name.range.upperBound...].wholeMatch(of: /(:[0-9]{1,5})?(\/[^\s"<>]*)?/) != nil
  }

  /// A web address that others begin with: no query, no fragment.
  static func isBaseAddress(_ text: String) -> Bool {
    isWebAddress(text) && !text.contains { $0 == "?" || $0 == "#" }
  }

  /// The default language must be one of the languages.
  mutating func checkDefaultLanguage(_ node: Node) {
    guard let preferred = node["default_language"], let text = preferred.text,
      let language = Language(rawValue: text), !languages.contains(language)
    else { return }
    add(
      .invalidValue, preferred, "default_language",
      "default_language is \(text), which does not stand in languages",
      "write one of \(languages.map(\.code).joined(separator: ", ")), or add \(text) to languages")
  }

  /// What must be there may not be empty either.
  mutating func checkFilled(_ node: Node, _ field: String) {
    switch node.content {
    case .scalar(let text, _):
      if !node.isNothing, text.allSatisfy(\.isWhitespace) {
        add(.invalidValue, node, field, "\(field) is empty", "write it out")
      }
    case .list(let items):
      if items.isEmpty { add(.invalidValue, node, field, "\(field) is an empty list", "name one") }
    case .map(let pairs):
      for pair in pairs { checkFilled(pair.value, "\(field).\(pair.key)") }
    }
  }
}
