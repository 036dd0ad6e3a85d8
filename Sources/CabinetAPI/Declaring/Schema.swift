/// What a value may be: it validates what comes in, and describes what goes out in the OpenAPI
/// document (JSON Schema 2020-12).
indirect enum Schema: Sendable {
  /// A text.
  case text(TextForm)
  /// A whole number.
  case integer(ClosedRange<Int>)
  /// True or false.
  case flag
  /// One of a closed list.
  case code([String])
  /// A list of at most so many.
  case list(Schema, max: Int)
  /// An object without other members than these.
  case object([Member])
  /// The same or null.
  case nullable(Schema)
  /// One of several objects.
  case anyOf([Schema])
  /// A schema with a name of its own in the document.
  case named(String, Schema)
  /// Anything at all, as a document within a document.
  case any

  /// A member of an object.
  struct Member: Sendable {
    let name: String
    let schema: Schema
    let isRequired: Bool
    let summary: String?
  }
}

extension Schema.Member {
  /// A member that must be there.
  static func required(_ name: String, _ schema: Schema, _ summary: String? = nil) -> Self {
    Self(name: name, schema: schema, isRequired: true, summary: summary)
  }

  /// A member that may be left out.
  static func optional(_ name: String, _ schema: Schema, _ summary: String? = nil) -> Self {
    Self(name: name, schema: schema, isRequired: false, summary: summary)
  }
}

/// The form of a text.
struct TextForm: Sendable {
  /// How many characters (Unicode scalars) it has.
  let length: ClosedRange<Int>
  /// The form as a regular expression of ECMA-262, for the document.
  let pattern: String?
  /// The same as code.
  let matches: @Sendable (String) -> Bool
  /// The format's name of JSON Schema, for the document.
  let format: String?
  /// One that is right.
  let example: String?

  init(
    _ length: ClosedRange<Int>, pattern: String? = nil, format: String? = nil,
    example: String? = nil, matches: @escaping @Sendable (String) -> Bool = { _ in true }
  ) {
    (self.length, self.pattern, self.matches) = (length, pattern, matches)
    (self.format, self.example) = (format, example)
  }
}

extension Schema {
  /// Any text of so many characters without control characters.
  static func text(_ length: ClosedRange<Int>, example: String? = nil) -> Schema {
    .text(
      TextForm(
        length, pattern: #"^[^\u0000-\u001F\u007F]*$"#, example: example,
        matches: { $0.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0.value != 0x7F } }))
  }

  /// Digits and nothing else.
  static func digits(_ count: Int, example: String) -> Schema {
    .text(
      TextForm(
        count...count, pattern: "^[0-9]{\(count)}$", example: example,
        matches: { $0.utf8.allSatisfy { (48...57).contains($0) } }))
  }

  /// The name of a kept thing.
  static let identifier = Schema.text(
    TextForm(
      26...26, pattern: "^[0-9a-hjkmnp-tv-z]{26}$", example: "0123456789abcdefghjkmnpqrs",
      matches: { $0.utf8.allSatisfy { "0123456789abcdefghjkmnpqrstvwxyz".utf8.contains($0) } }))

  /// A name in addresses, such as a city's.
  static func slug(_ example: String) -> Schema {
    .text(
      TextForm(
        1...64, pattern: "^[a-z0-9-]{1,64}$", example: example,
        matches: {
          $0.utf8.allSatisfy { (97...122).contains($0) || (48...57).contains($0) || $0 == 45 }
        }))
  }

  /// A moment (RFC 3339), in answers.
  static let moment = Schema.text(TextForm(20...35, format: "date-time"))
  /// A day (RFC 3339, full-date), in answers.
  static let day = Schema.text(TextForm(10...10, format: "date"))
}
