import CabinetService
import Diagnostics
import Files
import Messages

/// The operator's program that sends messages.
enum SenderOption {
  static let program = Definition.Option(
    name: "--sender", value: "PROGRAM", help: "run it for each message, which it is to send")

  /// The way out that the options name; nil when none is named.
  static func sender(_ arguments: Arguments) throws(CommandFailure) -> (any MessageSender)? {
    guard let path = arguments.value("--sender") else { return nil }
    guard FileStatus(path) != nil else {
      throw .machine("--sender: there is no program \(path)")
    }
    guard Subprocess.isProgram(path) else {
      throw .machine("--sender: \(path) is no program that can be run (chmod +x)")
    }
    return MessageProgram(path: path)
  }
}
