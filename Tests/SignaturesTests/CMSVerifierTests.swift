import Cabinet
import CabinetService
import Dates
import Parallel
import Testing

@testable import Signatures

@Suite("Verifying signatures")
struct CMSVerifierTests {
  private func verify(
    _ name: String, content: [UInt8]? = nil, for purpose: SignaturePurpose = .signIn,
    trusting files: [String] = Samples.all, at moment: Moment = Samples.moment
  ) throws -> VerifiedSignature {
    try Samples.verifier(files).verify(
      try Samples.message(name), content: content, for: purpose, at: moment)
  }

  @Test("Tells who signed, and what")
  func good() throws {
    let signature = try verify("attached")
    #expect(signature.content == (try Samples.content()))
    let signer = signature.signer
    #expect(signer.iin.digits == Samples.iin && signer.name == "МЫСАЛБАЕВ АСАН")
    #expect(signer.issuer == "ӨНІР СЫНАҚ ОРТАЛЫҚ (RSA)" && signer.algorithm == "RSA, SHA-256")
    #expect(signer.certificate.utf8.count >= 16)
    #expect(signer.certificate.allSatisfy { $0.isHexDigit })
    #expect(signer.validFrom == Samples.moment.adding(seconds: -30 * 86_400))
    #expect(signer.validUntil == Samples.moment.adding(seconds: 335 * 86_400))
    #expect(try verify("sha512").signer.algorithm == "RSA, SHA-512")
  }

  @Test("Takes a content that stands elsewhere, and no other one")
  func detached() throws {
    let content = try Samples.content()
    #expect(try verify("detached", content: content, for: .contract).content == content)
    #expect(throws: SignatureProblem.changedContent) {
      try verify("detached", content: content + [0x20], for: .contract)
    }
    #expect(throws: SignatureProblem.changedContent) {
      try verify("detached", content: [], for: .contract)
    }
    #expect(throws: SignatureProblem.notASignature) { try verify("detached", for: .contract) }
    #expect(throws: SignatureProblem.changedContent) { try verify("attached", content: [1]) }
    #expect(throws: SignatureProblem.notASignature) { try verify("attached", content: content) }
  }

  @Test(
    "Refuses",
    arguments: [
      ("foreign", .unknownIssuer), ("impostor", .unknownIssuer), ("self-signed", .unknownIssuer),
      ("expired", .expired), ("not yet valid", .notYetValid), ("revoked", .revoked),
      ("altered", .changedContent), ("other signature", .notASignature),
      ("two signers", .severalSigners), ("two signers, one foreign", .unknownIssuer),
      ("two signers, one of another content", .changedContent),
      ("two signers, one wrong", .notASignature), ("two signers, one gost", .gost),
      ("gost", .gost), ("gost certificate", .gost),
      ("sha1", .notASignature), ("md5", .notASignature), ("rsa 1024", .notASignature),
      ("organisation", .wrongUsage), ("organisation beside a person", .wrongUsage),
      ("any usage", .wrongUsage), ("without a role", .wrongUsage),
      ("attached for a contract", .wrongUsage), ("an authority's own key", .wrongUsage),
      ("no iin", .wrongUsage), ("two iins", .wrongUsage), ("iin in the name", .wrongUsage),
      ("bin", .wrongUsage), ("wrong iin", .wrongUsage), ("iin with a tail", .wrongUsage),
      ("iin with a blank", .wrongUsage),
      ("under no authority", .unknownIssuer), ("under a person", .unknownIssuer),
      ("under an expired authority", .expired), ("under a revoked authority", .revocationUnknown),
      ("under an authority without a list", .revocationUnknown),
      ("with a twin", .notASignature), ("with a twin in front", .unknownIssuer),
      ("no certificate", .notASignature), ("no signer", .notASignature),
      ("no attributes", .notASignature), ("attributes as content", .notASignature),
      ("other type", .notASignature), ("type in doubt", .notASignature),
      ("trailing byte", .notASignature),
      ("two messages", .notASignature), ("plain data", .notASignature),
      ("a certificate", .notASignature),
    ] as [(String, SignatureProblem)])
  func refuses(_ name: String, _ problem: SignatureProblem) throws {
    #expect(throws: problem) { try verify(name) }
  }

  @Test("Asks for another key for a contract than for signing in")
  func purposes() throws {
    let content = try Samples.content()
    #expect(try verify("attached for a contract", for: .contract).content == content)
    #expect(throws: SignatureProblem.wrongUsage) { try verify("attached", for: .contract) }
    #expect(throws: SignatureProblem.wrongUsage) {
      try verify("contract without nonRepudiation", for: .contract)
    }
  }

  @Test("Goes by the certificate that signed, whatever else comes along")
  func otherCertificates() throws {
    for name in ["with the authority", "with certificates of others"] {
      #expect(try verify(name).signer.iin.digits == Samples.iin)
    }
    // The authority may come with the message, but the root may not.
    let withoutIssuing = ["root.pem", "root.crl", "issuing.crl"]
    #expect(
      try verify("with the authority", trusting: withoutIssuing).signer.iin.digits == Samples.iin)
    #expect(throws: SignatureProblem.unknownIssuer) {
      try verify("attached", trusting: withoutIssuing)
    }
    #expect(throws: SignatureProblem.unknownIssuer) {
      try verify("with the authority", trusting: ["issuing.pem", "root.crl", "issuing.crl"])
    }
    #expect(throws: SignatureProblem.unknownIssuer) {
      try verify("attached", trusting: ["foreign.pem"])
    }
    #expect(throws: SignatureProblem.unknownIssuer) { try verify("attached", trusting: []) }
  }

  @Test("Asks for a good list of every authority on the way")
  func revocation() throws {
    for lists in [
      ["root.crl"], ["issuing.crl"], [], ["root.crl", "old.crl"], ["root.crl", "forged.crl"],
    ] {
      #expect(throws: SignatureProblem.revocationUnknown, "\(lists)") {
        try verify("attached", trusting: ["root.pem", "issuing.pem"] + lists)
      }
    }
    #expect(
      try verify("attached", trusting: Samples.all + ["old.crl"]).signer.iin.digits == Samples.iin)
    #expect(throws: SignatureProblem.revoked) {
      try verify("under a revoked authority", trusting: Samples.all + ["banned.crl"])
    }
    // Lists are over after 60 days.
    #expect(throws: SignatureProblem.revocationUnknown) {
      try verify("attached", at: Samples.moment.adding(seconds: 61 * 86_400))
    }
    #expect(throws: SignatureProblem.expired) {
      try verify("attached", at: Samples.moment.adding(seconds: 336 * 86_400))
    }
    #expect(throws: SignatureProblem.notYetValid) {
      try verify("attached", at: Samples.moment.adding(seconds: -31 * 86_400))
    }
  }

  @Test("Gives a name without what draws nothing or turns it around")
  func names() throws {
    #expect(try verify("odd name").signer.name == "МЫСАЛБАЕВ АСАН")
  }

  @Test("Verifies for several threads at once")
  func threads() throws {
    let (verifier, message) = (try Samples.verifier(), try Samples.message("attached"))
    let content = try Samples.content()
    let contents = Workers.map(200, jobs: 4) { _ in
      try? verifier.verify(message, content: nil, for: .signIn, at: Samples.moment).content
    }
    #expect(contents.allSatisfy { $0 == content })
  }
}
