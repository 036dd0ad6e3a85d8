import Diagnostics
import Files
import Glibc
import Synchronization

/// Where a command writes: what was asked for goes to standard output, all else to standard error.
public struct Console: Sendable {
  /// Writes what was asked for.
  public let output: @Sendable ([UInt8]) -> Void
  /// Writes everything else.
  public let error: @Sendable (String) -> Void
  /// Whether a person reads standard error.
  public let isTerminal: Bool
  /// The language that person reads.
  var language = MessageLanguage.english
  /// Whether a person at a terminal can be asked.
  public let canAsk: Bool
  /// A line that the person types; nil when there is nobody any more.
  public let input: @Sendable () -> String?

  /// Makes a console, for tests.
  public init(
    output: @escaping @Sendable ([UInt8]) -> Void, error: @escaping @Sendable (String) -> Void,
    isTerminal: Bool = false, canAsk: Bool = false,
    input: @escaping @Sendable () -> String? = { nil }
  ) {
    self.output = output
    self.error = error
    self.isTerminal = isTerminal
    self.canAsk = canAsk
    self.input = input
  }

  /// The console of the process.
  ///
  /// A reader that has gone away ends the process quietly with 3.
  public static let standard = Console(
    output: { bytes in
      do throws(FileError) {
        try Disk.write(bytes, to: 1, name: "standard output")
      } catch {
        exit(ExitCode.machine.rawValue)
      }
    },
    error: { text in
      // Nobody is left to tell if this fails.
      try? Disk.write(Array(text.utf8), to: 2, name: "standard error")
    }, isTerminal: isatty(2) == 1,
    canAsk: isatty(0) == 1, input: { readLine() }
  ).speaking(LanguageOption.ofLocale)

  /// Writes text that was asked for.
  public func print(_ text: String) { output(Array(text.utf8)) }

  /// Says a sentence on a line of its own, in the language of the console.
  func say(_ message: Message) { error(message.text(in: language) + "\n") }

  /// The same console in another language.
  func speaking(_ language: MessageLanguage) -> Console {
    var console = self
    console.language = language
    return console
  }
}
