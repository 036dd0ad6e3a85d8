public import Cabinet
import CabinetStore
import Dates
import Secrets

extension Desk {
  /// The most bytes a signature may have: one with its certificates and a short content has a few
  /// thousand.
  static let mostSignatureBytes = 32 * 1024

  /// Verifies a signature that was sent.
  ///
  /// - Parameters:
  ///   - text: The CMS message in base64, with or without its lines of `BEGIN CMS` or `BEGIN PKCS7`.
  ///   - content: What was to be signed, when the message does not hold it; nil when it does.
  ///   - purpose: What it was signed for.
  ///   - iin: Who must have signed; nil for anybody.
  /// - Returns: Who signed, and what.
  /// - Throws: `Refusal.invalid` at `/signature`.
  public func verified(
    _ text: String, content: [UInt8]? = nil, for purpose: SignaturePurpose, by iin: IIN? = nil
  ) throws(Refusal) -> VerifiedSignature {
    let signature: VerifiedSignature
    do throws(SignatureProblem) {
      guard let bytes = SignatureText.bytes(text, limit: Self.mostSignatureBytes) else {
        throw .notASignature
      }
      signature = try ports.signatures.verify(bytes, content: content, for: purpose, at: now())
      if let iin, signature.signer.iin != iin { throw .otherPerson }
    } catch {
      throw Self.refused(FieldProblem.Code(error))
    }
    return signature
  }

  /// What is wrong with a signature, at its place.
  static func refused(_ code: FieldProblem.Code) -> Refusal {
    .invalid([FieldProblem("/signature", code)])
  }
}

extension FieldProblem.Code {
  /// What people are told of a signature that is not taken.
  init(_ problem: SignatureProblem) {
    self =
      switch problem {
      case .notASignature: .notASignature
      case .changedContent: .changedContent
      case .unknownIssuer: .unknownIssuer
      case .expired: .certificateExpired
      case .notYetValid: .certificateNotYetValid
      case .revoked: .certificateRevoked
      case .revocationUnknown: .revocationUnknown
      case .wrongUsage: .wrongUsage
      case .gost: .gost
      case .otherPerson: .otherPerson
      case .severalSigners: .severalSigners
      }
  }

  /// Those of signatures; the list is closed.
  public static let ofSignature: Set<Self> = Set(
    SignatureProblem.allCases.map { Self($0) } + [.nonceOver])
}
