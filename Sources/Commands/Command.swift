import Diagnostics

/// A command: what it takes, and what it does with it.
protocol Command: Sendable {
  static var definition: Definition { get }

  /// Does the work; what ends it early is thrown.
  static func run(_ arguments: Arguments, _ console: Console) throws(CommandFailure) -> ExitCode
}

/// Why a command cannot go on: a sentence and how the process ends.
struct CommandFailure: Error {
  let code: ExitCode
  /// Without a full stop; empty when everything has been said.
  let message: Message

  static func usage(_ message: Message) -> CommandFailure {
    CommandFailure(code: .usage, message: message)
  }

  static func machine(_ message: Message) -> CommandFailure {
    CommandFailure(code: .machine, message: message)
  }

  init(code: ExitCode, message: Message) {
    self.code = code
    self.message = message
  }

  init(_ misuse: Arguments.Misuse) {
    self.init(code: .usage, message: misuse.message)
  }
}
