import COpenSSL
import CabinetService
import Dates

/// A certificate of a message, for as long as the message is looked at.
struct Certificate: ~Copyable {
  let pointer: OpaquePointer

  /// Shares in a certificate; nil when there is none.
  init?(sharing pointer: OpaquePointer?) {
    guard let pointer, X509_up_ref(pointer) == 1 else { return nil }
    self.pointer = pointer
  }

  deinit { X509_free(pointer) }

  /// Whether its key or its own signature is of the GOST family.
  var isGOST: Bool {
    var name: OpaquePointer?
    var names: [OpaquePointer?] = []
    if let key = X509_get_X509_PUBKEY(pointer) {
      X509_PUBKEY_get0_param(&name, nil, nil, nil, key)
      names.append(name)
    }
    if let algorithm = X509_get0_tbs_sigalg(pointer) {
      X509_ALGOR_get0(&name, nil, nil, algorithm)
      names.append(name)
    }
    return names.contains { Self.text($0).hasPrefix("1.2.398.3.10.") }
  }

  /// Whether its key is one of RSA with at least 2048 bits.
  var isStrong: Bool {
    guard let key = X509_get0_pubkey(pointer) else { return false }
    return EVP_PKEY_get_base_id(key) == EVP_PKEY_RSA && EVP_PKEY_get_bits(key) >= 2048
  }

  /// Whether it is a person's own, for a purpose (identity facts, section 4).
  func fits(_ purpose: SignaturePurpose) -> Bool {
    let flags = Int32(bitPattern: X509_get_extension_flags(pointer))
    guard X509_check_ca(pointer) == 0, flags & EXFLAG_KUSAGE != 0, flags & EXFLAG_INVALID == 0
    else { return false }
    let allowed = Int32(bitPattern: X509_get_key_usage(pointer))
    let (needed, extended) =
      switch purpose {
      case .signIn: (X509v3_KU_DIGITAL_SIGNATURE, "1.3.6.1.5.5.7.3.2")
      case .contract:
        (X509v3_KU_DIGITAL_SIGNATURE | X509v3_KU_NON_REPUDIATION, "1.3.6.1.5.5.7.3.4")
      }
    let usages = extendedUsages
    // A role in an organisation stands beside the organisation's own number, or under it.
    let isOrganisation = usages.contains { "\($0).".hasPrefix("1.2.398.3.3.4.1.2.") }
    return allowed & needed == needed && usages.contains(extended)
      && usages.contains("1.2.398.3.3.4.1.1") && !isOrganisation
  }

  private var extendedUsages: [String] {
    guard let found = X509_get_ext_d2i(pointer, NID_ext_key_usage, nil, nil) else { return [] }
    let list = OpaquePointer(found)
    defer { EXTENDED_KEY_USAGE_free(list) }
    return (0..<onir_objects_count(list)).map { Self.text(onir_objects_at(list, $0)) }
  }

  /// A name of X.660 in digits; empty for none.
  private static func text(_ name: OpaquePointer?) -> String {
    guard let name else { return "" }
    var text = [CChar](repeating: 0, count: 128)
    let length = OBJ_obj2txt(&text, Int32(text.count), name, 1)
    guard length > 0, length < text.count else { return "" }
    return String(decoding: text.prefix(Int(length)).map(UInt8.init(bitPattern:)), as: UTF8.self)
  }
}

extension Certificate {
  /// Its own number, in hexadecimal digits.
  var serial: String {
    guard let number = X509_get0_serialNumber(pointer), let bytes = ASN1_STRING_get0_data(number)
    else { return "" }
    let count = Int(ASN1_STRING_length(number))
    return UnsafeBufferPointer(start: bytes, count: count)
      .map { $0 < 16 ? "0" + String($0, radix: 16) : String($0, radix: 16) }.joined()
  }

  /// The first moment it is valid; nil for none.
  var start: Moment? { Self.moment(X509_get0_notBefore(pointer)) }
  /// The last moment it is valid; nil for none.
  var end: Moment? { Self.moment(X509_get0_notAfter(pointer)) }

  private static func moment(_ time: UnsafePointer<ASN1_TIME>?) -> Moment? {
    let seconds = onir_seconds(time)
    return seconds == .min ? nil : Moment(seconds: Int(seconds))
  }

  /// The values of an attribute of its subject.
  func subject(_ attribute: Int32) -> [String] {
    Self.values(X509_get_subject_name(pointer), attribute)
  }

  /// What its issuer is called.
  var issuer: String {
    CleanText.of(Self.values(X509_get_issuer_name(pointer), NID_commonName).first ?? "")
  }

  private static func values(_ name: OpaquePointer?, _ attribute: Int32) -> [String] {
    guard let name else { return [] }
    return (0..<X509_NAME_entry_count(name)).compactMap { place in
      guard let entry = X509_NAME_get_entry(name, place),
        OBJ_obj2nid(X509_NAME_ENTRY_get_object(entry)) == attribute
      else { return nil }
      var bytes: UnsafeMutablePointer<UInt8>?
      let length = ASN1_STRING_to_UTF8(&bytes, X509_NAME_ENTRY_get_data(entry))
      defer { onir_free(bytes) }
      // What is no text still stands there, and counts.
      guard length >= 0, let bytes else { return "" }
      return String(
        validating: UnsafeBufferPointer(start: bytes, count: Int(length)), as: UTF8.self) ?? ""
    }
  }
}

/// Names as they may stand on a page or in a document.
enum CleanText {
  /// A text without what draws nothing or turns the rest around, and not longer than a name is.
  static func of(_ text: String) -> String {
    var kept = String.UnicodeScalarView()
    for scalar in text.unicodeScalars.prefix(200) {
      switch scalar.properties.generalCategory {
      case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .privateUse,
        .unassigned:
        continue
      default: kept.append(scalar)
      }
    }
    return String(kept)
  }
}
