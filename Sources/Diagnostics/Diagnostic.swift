/// One thing that is wrong, or doubtful, in what a person wrote: where, which rule, what to do.
///
/// A diagnostic is a value. It is collected, never thrown away at the first one, and printed by one
/// of the writers (human, JSON, GitHub).
public struct Diagnostic: Sendable, Equatable {
  /// The rule that was broken; the closed list stands in `docs/messages.md`.
  public var identifier: Identifier
  /// An error stops a build; a warning does not, unless strict.
  public var severity: Severity
  /// Where it is.
  public var location: Location
  /// What is wrong, the specific thing first, without a full stop at the end.
  public var summary: Message
  /// What to do about it, if the summary does not say it already.
  public var help: Message?
  /// The nearest known name, if a name was mistyped.
  public var suggestion: String?
  /// Other places that matter, such as "first defined here".
  public var notes: [Note]

  /// Makes a diagnostic with the usual severity of its rule.
  public init(
    _ identifier: Identifier, at location: Location, _ summary: Message, help: Message? = nil,
    suggestion: String? = nil, notes: [Note] = []
  ) {
    self.identifier = identifier
    self.severity = identifier.severity
    self.location = location
    self.summary = summary
    self.help = help
    self.suggestion = suggestion
    self.notes = notes
  }

  /// The summary in a language.
  ///
  /// Names out of damaged files can be of any length; what is printed cannot.
  public func summary(in language: MessageLanguage) -> String {
    let text = summary.text(in: language)
    guard text.utf8.count > 600 else { return text }
    return String(String.UnicodeScalarView(text.unicodeScalars.prefix(300))) + "…"
  }

  /// How much a diagnostic weighs.
  public enum Severity: String, Sendable {
    /// Nothing is written while one stands.
    case error
    /// Reported, and no more.
    case warning
  }

  /// A place that explains a diagnostic, with a sentence.
  public struct Note: Sendable, Equatable {
    /// Where to look.
    public var location: Location
    /// What is there.
    public var summary: Message

    /// Makes a note.
    public init(at location: Location, _ summary: Message) {
      self.location = location
      self.summary = summary
    }
  }
}
