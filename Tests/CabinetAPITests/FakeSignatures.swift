import Cabinet
import CabinetService
import Dates

@testable import CabinetAPI

/// Takes for a signature whatever says who signed what for what: no key is needed.
struct FakeSignatures: SignatureVerifier {
  /// The text of a signature.
  static func sign(
    _ content: [UInt8], _ iin: String, for purpose: SignaturePurpose = .signIn,
    isDetached: Bool = false
  ) -> String {
    Base64.text(
      Array("\(iin) \(purpose) \(isDetached ? Base64.text(content) : "-")\n".utf8)
        + (isDetached ? [] : content))
  }

  /// The text of a signature under a contract.
  static func contract(_ content: [UInt8], _ iin: String) -> String {
    sign(content, iin, for: .contract, isDetached: true)
  }

  func verify(
    _ signature: [UInt8], content: [UInt8]?, for purpose: SignaturePurpose, at moment: Moment
  ) throws(SignatureProblem) -> VerifiedSignature {
    let lines = signature.split(separator: 10, maxSplits: 1, omittingEmptySubsequences: false)
    let words = String(decoding: lines[0], as: UTF8.self).split(separator: " ").map(String.init)
    guard lines.count == 2, words.count == 3, let iin = try? IIN(words[0]) else {
      throw .notASignature
    }
    guard words[1] == "\(purpose)" else { throw .wrongUsage }
    let held = Array(lines[1])
    if let content {
      guard words[2] == Base64.text(content) else { throw .changedContent }
    } else if words[2] != "-" {
      throw .notASignature
    }
    return VerifiedSignature(
      signer: SignerFacts(
        iin: iin, name: "СЫНАҚОВ ҮЛГІ", certificate: "0a0b0c", issuer: "ӨНІР СЫНАҚ",
        validFrom: moment.adding(seconds: -86_400), validUntil: moment.adding(seconds: 86_400),
        algorithm: "RSA, SHA-256"), content: content ?? held)
  }
}
