import CabinetService

/// A signed message (RFC 5652, section 5) taken apart without any forgiveness.
///
/// It is read here before the library reads it, so that there are no two opinions on what it says.
struct SignedMessage {
  /// What one signer says.
  struct Signer {
    /// The digest's name.
    let digestName: ArraySlice<UInt8>
    /// The signature's name.
    let signatureName: ArraySlice<UInt8>
    /// The digest of the content that was signed.
    let messageDigest: [UInt8]

    /// The digest, if it is strong enough and goes with the signature.
    var digest: DigestKind? {
      guard let kind = DigestKind(digestName), kind.isPart(of: signatureName) else { return nil }
      return kind
    }
  }

  /// The most certificates and signers that a message has.
  static let most = 16

  /// What was signed; nil when it stands elsewhere.
  let content: [UInt8]?
  /// Who signed.
  let signers: [Signer]

  /// Takes a message apart.
  ///
  /// - Throws: `SignatureProblem`: `notASignature` for everything that is not exactly one such
  ///   message, `gost` where a signer uses that family.
  init(_ bytes: [UInt8]) throws(SignatureProblem) {
    guard let outer = DER.whole(bytes), outer.tag == DER.sequence, let info = outer.parts,
      info.count == 2, info[0].tag == DER.object, info[0].content == ObjectName.signedData,
      info[1].tag == DER.field(0), let held = info[1].parts, held.count == 1,
      held[0].tag == DER.sequence, let fields = held[0].parts, fields.count >= 4,
      fields[0].tag == DER.integer, fields[1].tag == DER.set, fields[2].tag == DER.sequence,
      let said = fields.last, said.tag == DER.set, let signers = said.parts,
      (1...Self.most).contains(signers.count), Self.areSound(fields[3..<fields.count - 1])
    else { throw .notASignature }
    content = try Self.content(fields[2])
    var found: [Signer] = []
    for signer in signers {
      // Whoever uses GOST is told so, even where the rest is not as expected here.
      if let names = Self.names(signer), names.contains(where: ObjectName.isGOST) { throw .gost }
      guard let signer = Signer(signer) else { throw .notASignature }
      found.append(signer)
    }
    guard Self.areStrong(fields[1]) else { throw .notASignature }
    self.signers = found
  }

  /// Whether all digests that are announced are good ones; the library makes each of the content.
  private static func areStrong(_ digests: DER) -> Bool {
    guard let parts = digests.parts, (1...most).contains(parts.count) else { return false }
    return parts.allSatisfy { part in
      guard part.tag == DER.sequence, let name = part.parts?.first, name.tag == DER.object else {
        return false
      }
      return DigestKind(name.content) != nil
    }
  }

  /// The names of a signer's algorithms.
  private static func names(_ signer: DER) -> [ArraySlice<UInt8>]? {
    signer.parts?.filter { $0.tag == DER.sequence }.compactMap { part in
      guard let name = part.parts?.first, name.tag == DER.object else { return nil }
      return name.content
    }
  }

  /// Certificates and lists, each at most once and in their order.
  private static func areSound(_ fields: ArraySlice<DER>) -> Bool {
    let tags = fields.map(\.tag)
    guard [[], [DER.field(0)], [DER.field(1)], [DER.field(0), DER.field(1)]].contains(tags) else {
      return false
    }
    return fields.allSatisfy { ($0.parts?.count ?? 0) <= most }
  }

  private static func content(_ field: DER) throws(SignatureProblem) -> [UInt8]? {
    guard let parts = field.parts, (1...2).contains(parts.count), parts[0].tag == DER.object,
      parts[0].content == ObjectName.data
    else { throw .notASignature }
    guard parts.count == 2 else { return nil }
    guard parts[1].tag == DER.field(0), let held = parts[1].parts, held.count == 1,
      held[0].tag == DER.octets
    else { throw .notASignature }
    return Array(held[0].content)
  }
}

extension SignedMessage.Signer {
  /// Reads a signer (RFC 5652, section 5.3).
  ///
  /// Signed attributes are asked for: without them a content could be one signer's attributes.
  fileprivate init?(_ signer: DER) {
    guard signer.tag == DER.sequence, let parts = signer.parts, (6...7).contains(parts.count),
      parts[0].tag == DER.integer, let digest = Self.name(parts[2]),
      parts[3].tag == DER.field(0), let attributes = parts[3].parts,
      let signature = Self.name(parts[4]), parts[5].tag == DER.octets,
      parts.count == 6 || parts[6].tag == DER.field(1),
      let type = Self.value(ObjectName.contentType, attributes), type.tag == DER.object,
      type.content == ObjectName.data,
      let messageDigest = Self.value(ObjectName.messageDigest, attributes),
      messageDigest.tag == DER.octets
    else { return nil }
    (digestName, signatureName) = (digest, signature)
    self.messageDigest = Array(messageDigest.content)
  }

  private static func name(_ algorithm: DER) -> ArraySlice<UInt8>? {
    guard algorithm.tag == DER.sequence, let name = algorithm.parts?.first,
      name.tag == DER.object
    else { return nil }
    return name.content
  }

  /// The one value of an attribute that stands there once.
  private static func value(_ name: ArraySlice<UInt8>, _ attributes: [DER]) -> DER? {
    let found = attributes.filter { $0.parts?.first?.content == name }
    guard found.count == 1, let parts = found[0].parts, parts.count == 2,
      parts[1].tag == DER.set, let values = parts[1].parts, values.count == 1
    else { return nil }
    return values[0]
  }
}
