import Content
import Diagnostics

/// The sandbox: made-up people, and messages that can be read here, for trying the cabinet.
enum Sandboxing {
  static let sandbox = Definition.Option(
    name: "--sandbox", value: nil,
    help: "open the cabinet with made-up people; on this machine only")
  static let port = Definition.Option(
    name: "--sandbox-port", value: "N",
    help: "where the sandbox shows its messages; 0 is any free one (0)")

  static func port(_ arguments: Arguments) throws(CommandFailure) -> UInt16 {
    do throws(Arguments.Misuse) {
      return UInt16(try arguments.number("--sandbox-port", 0...65_535) ?? 0)
    } catch {
      throw CommandFailure(error)
    }
  }

  /// Refuses the sandbox wherever real people could meet it.
  static func check(_ listening: Listening, _ content: SiteContent?) throws(CommandFailure) {
    guard listening.isLoopback else {
      throw .usage(
        "--sandbox is for this machine only, and \(listening.host) is not: use 127.0.0.1")
    }
    guard let content else {
      throw CommandFailure(
        code: .content,
        message: "--sandbox needs content without errors at the start; onir check shows them")
    }
    guard content.site.baseURL.lowercased().hasPrefix("https:") else { return }
    throw .usage(
      """
      --sandbox is never for a published portal: base_url in site.yaml begins with https; try it \
      with a copy of the content whose base_url begins with http
      """)
  }

  static func announce(_ house: CabinetHouse, _ console: Console) {
    console.say(
      "SANDBOX: the people are made up; codes and messages are at \(house.messagesAddress)")
  }
}
