/// A sentence for the person who runs the program, in whichever language that person reads.
///
/// Written as a literal in English where it is used. What is interpolated becomes an argument, and the
/// rest, with `{0}`, `{1}` in the arguments' places, is the key under which `Translations` has the
/// sentence in other languages:
///
///     let message: Message = "no kindergarten has the id \(id)"    // key: no kindergarten has the id {0}
///
/// So only a literal is a message, or a text that is the same in every language (`Message(verbatim:)`).
public struct Message: Sendable, Equatable, ExpressibleByStringInterpolation {
  /// What stands in a hole of the sentence.
  public enum Argument: Sendable, Equatable {
    /// A text of the person's own, as it is.
    case text(String)
    /// A number, by which words after it are chosen.
    case number(Int)
    /// Another message, in the same language.
    case message(Message)
    /// A text of its own for each language.
    case texts([MessageLanguage: String])
  }

  /// The English sentence with its holes, under which the others are found.
  public let key: String
  /// What stands in the holes.
  public let arguments: [Argument]

  /// A text that needs no translation: a name, a number, something of the person's own.
  public init(verbatim text: String) {
    key = "{0}"
    arguments = [.text(text)]
  }

  /// A word of a closed list, which is its own key: `age group`.
  public init(word: String) {
    key = word
    arguments = []
  }

  /// Nothing to say.
  public var isEmpty: Bool { key.isEmpty }

  /// A sentence without holes.
  public init(stringLiteral value: String) {
    key = value
    arguments = []
  }

  /// A sentence with holes.
  public init(stringInterpolation: Interpolation) {
    key = stringInterpolation.key
    arguments = stringInterpolation.arguments
  }

  /// Collects the pieces of a literal.
  public struct Interpolation: StringInterpolationProtocol {
    var key = ""
    var arguments: [Argument] = []

    /// Begins a sentence.
    public init(literalCapacity: Int, interpolationCount: Int) {
      key.reserveCapacity(literalCapacity + 4 * interpolationCount)
    }

    /// A piece of the sentence.
    public mutating func appendLiteral(_ literal: String) { key += literal }

    /// A text of the person's own.
    public mutating func appendInterpolation(_ text: some StringProtocol) {
      append(.text(String(text)))
    }

    /// A number.
    public mutating func appendInterpolation(_ number: Int) { append(.number(number)) }

    /// A number with its noun, in English here: `\(count, "cell", "cells")`.
    public mutating func appendInterpolation(_ number: Int, _ one: String, _ many: String) {
      key += "{\(arguments.count)} {\(arguments.count)|\(one)|\(many)}"
      arguments.append(.number(number))
    }

    /// Another message.
    public mutating func appendInterpolation(_ message: Message) { append(.message(message)) }

    /// A text of its own for each language.
    public mutating func appendInterpolation(_ texts: [MessageLanguage: String]) {
      append(.texts(texts))
    }

    private mutating func append(_ argument: Argument) {
      key += "{\(arguments.count)}"
      arguments.append(argument)
    }
  }
}
