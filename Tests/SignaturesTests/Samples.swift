import Dates
import Files
import TestSupport
import Testing

@testable import CabinetService
@testable import Signatures

/// What Tests/Signing/samples.py made: messages of one moment, and their authority's files.
enum Samples {
  static let folder =
    #filePath.split(separator: "/").dropLast(2).map { "/" + $0 }.joined() + "/Signing/samples"
  static let moment =
    Moment("2026-11-20T10:00:00+05:00", in: .kazakhstan)
    ?? Moment(seconds: 0)
  static let iin = "850214390005"

  static func content() throws -> [UInt8] { try Disk.read(folder + "/content.txt") }

  /// All messages by their names.
  static func messages() throws -> [String: [UInt8]] {
    let text = String(decoding: try Disk.read(folder + "/messages.txt"), as: UTF8.self)
    var messages: [String: [UInt8]] = [:]
    for line in text.split(separator: "\n") {
      let parts = line.split(separator: ":", maxSplits: 1)
      let base64 = try #require(parts.last).dropFirst()
      let bytes = try #require(SignatureText.bytes(String(base64), limit: 1 << 20))
      messages[String(parts[0])] = bytes
    }
    return messages
  }

  static func message(_ name: String) throws -> [UInt8] {
    try #require(try messages()[name], "no sample \(name)")
  }

  static let all = ["root.pem", "issuing.pem", "root.crl", "issuing.crl"]

  /// A folder with some of the authority's files.
  static func trusting(_ files: [String] = all) throws -> ScratchFolder {
    let scratch = ScratchFolder()
    for file in files { try copy(file, to: scratch) }
    return scratch
  }

  static func copy(_ file: String, to scratch: ScratchFolder, as name: String? = nil) throws {
    _ = try Disk.replace(scratch[name ?? file], try Disk.read("\(folder)/\(file)"))
  }

  static func verifier(_ files: [String] = all) throws -> CMSVerifier {
    let folder = try trusting(files)
    return try withExtendedLifetime(folder) {
      CMSVerifier(try TrustStore(folder: folder.path))
    }
  }
}
