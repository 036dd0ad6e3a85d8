import Cabinet
public import CabinetService
import Files
import JSON
import Languages

/// The operator's own program, run once for each message; the contract stands in
/// docs/messages-program.md.
public struct MessageProgram: MessageSender {
  private let path: String
  private let milliseconds: Int
  /// How the program says that a message can never be sent (EX_DATAERR of sysexits.h).
  private static let neverSent: Int32 = 65

  /// Names the program.
  ///
  /// - Parameters:
  ///   - path: The program, which is run without a shell and without arguments.
  ///   - milliseconds: The time it has for one message.
  public init(path: String, milliseconds: Int = 20_000) {
    (self.path, self.milliseconds) = (path, milliseconds)
  }

  /// Runs the program on a message.
  ///
  /// - Throws: `SendFailure`.
  public func send(_ message: Message) throws(SendFailure) {
    let ending: Subprocess.Ending
    do throws(FileError) {
      ending = try Subprocess.feed(path, Self.document(message), milliseconds: milliseconds)
    } catch {
      // It never began.
      throw .notSent
    }
    switch ending {
    case .exited(0): return
    case .exited(Self.neverSent): throw .refused
    case .exited(1...127): throw .notSent
    // From 128 on, shells say that what they ran was killed.
    case .exited, .killed, .timedOut, .lost: throw .unknown
    }
  }

  /// What the program reads: one object on one line.
  static func document(_ message: Message) -> [UInt8] {
    let (channel, recipient) =
      switch message.address {
      case .sms(let phone): ("sms", phone.e164)
      case .whatsapp(let phone): ("whatsapp", phone.e164)
      case .email(let address): ("email", address)
      }
    var json = JSONWriter()
    json.object { json in
      json.field("version", 1)
      json.field("id", message.id)
      json.field("kind", message.kind.rawValue)
      json.field("channel", channel)
      json.field("to", recipient)
      json.field("language", message.language.code)
      json.field("text", message.text)
    }
    return json.bytes + [0x0A]
  }
}
