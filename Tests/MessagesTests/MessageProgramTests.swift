import Cabinet
import CabinetService
import Files
import Glibc
import JSON
import Languages
import TestSupport
import Testing

@testable import Messages

/// Programs in sh, in a folder of their own.
struct Programs {
  let folder = ScratchFolder()

  func program(_ script: String) throws -> String {
    let path = folder["program"]
    try Disk.replace(path, Array("#!/bin/sh\n\(script)\n".utf8))
    guard chmod(path, 0o700) == 0 else { throw FileError("write", path) }
    return path
  }
}

/// What became of a message; nil when it is gone.
func outcome(_ program: MessageProgram, _ message: Message) -> SendFailure? {
  do throws(SendFailure) {
    try program.send(message)
    return nil
  } catch {
    return error
  }
}

@Suite("The operator's program") struct MessageProgramTests {
  private let programs = Programs()
  private let message = Message(
    id: "0123", address: .sms(Phone(checked: "+77000000101")), kind: .code, language: .kazakh,
    text: "Önir: \"растау\" коды\n123456 👨‍👩‍👧 \u{2028}\\")

  @Test("Takes 0 as sent, 65 as never, other codes as not yet, and all else as unknown")
  func readsCodes() throws {
    for (script, expected) in [
      ("exit 0", nil), ("exit 65", .refused), ("exit 75", .notSent), ("exit 1", .notSent),
      ("exit 127", .notSent), ("exit 128", .unknown), ("exit 137", .unknown),
      ("exit 255", .unknown), ("kill -9 $$", .unknown), ("kill -TERM $$", .unknown),
    ] as [(String, SendFailure?)] {
      let program = MessageProgram(path: try programs.program(script))
      #expect(outcome(program, message) == expected, "\(script)")
    }
  }

  @Test("Does not know what became of a message when the time is over", .timeLimit(.minutes(1)))
  func timesOut() throws {
    let path = try programs.program("sleep 600")
    #expect(outcome(MessageProgram(path: path, milliseconds: 300), message) == .unknown)
  }

  @Test("Has sent nothing when the program is missing")
  func missing() {
    #expect(outcome(MessageProgram(path: programs.folder["none"]), message) == .notSent)
  }

  @Test("Hands over one object on one line, character by character as it was written")
  func handsOver() throws {
    let copy = programs.folder["copy"]
    let path = try programs.program("cat > '\(copy)'")
    #expect(outcome(MessageProgram(path: path), message) == nil)
    let bytes = try Disk.read(copy)
    #expect(bytes.last == 0x0A)
    #expect(bytes.count { $0 == 0x0A } == 1)
    guard case .object(let members) = try JSONValue(bytes) else {
      Issue.record("no object")
      return
    }
    #expect(
      members == [
        "version": .integer(1), "id": .text("0123"), "kind": .text("code"),
        "channel": .text("sms"), "to": .text("+77000000101"), "language": .text("kk"),
        "text": .text(message.text),
      ])
  }

  @Test("Names each channel and its address")
  func namesChannels() throws {
    for (address, channel, recipient) in [
      (.whatsapp(Phone(checked: "+77000000102")), "whatsapp", "+77000000102"),
      (.email("ата-ана@үлгі.example"), "email", "ата-ана@үлгі.example"),
    ] as [(Message.Address, String, String)] {
      let document = try JSONValue(
        MessageProgram.document(
          Message(id: "1", address: address, kind: .notice, language: .russian, text: "т")))
      #expect(document["channel"]?.text == channel)
      #expect(document["to"]?.text == recipient)
      #expect(document["kind"]?.text == "notice")
      #expect(document["language"]?.text == "ru")
    }
  }

  @Test("Sends a message of many megabytes past a program that reads none of it")
  func large() throws {
    let large = Message(
      id: "1", address: message.address, kind: .notice, language: .russian,
      text: String(repeating: "ж", count: 2 << 20))
    #expect(outcome(MessageProgram(path: try programs.program("exit 0")), large) == nil)
  }
}
