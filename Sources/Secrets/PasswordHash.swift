import CSodium

/// Passwords as they are kept: Argon2id (RFC 9106) with its salt and cost in one text.
public enum PasswordHash {
  /// What a hash costs whoever computes it.
  public enum Cost: Sendable {
    /// 64 MiB, two passes: some 70 ms of one processor.
    case interactive
    /// The least there is: for tests.
    case minimal
  }

  /// Hashes a password.
  ///
  /// - Returns: The text to keep, or nil when the machine has no memory left for it.
  public static func make(_ password: String, cost: Cost = .interactive) -> String? {
    Sodium.start()
    let bytes = password.utf8.map(CChar.init(bitPattern:))
    var text = [CChar](repeating: 0, count: Int(crypto_pwhash_STRBYTES))
    let code = crypto_pwhash_str_alg(
      &text, bytes, UInt64(bytes.count), operations(cost), memory(cost),
      crypto_pwhash_ALG_ARGON2ID13)
    guard code == 0 else { return nil }
    return String(decoding: text.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
  }

  /// A text that no password matches, which takes as long to find out as with one that was hashed.
  ///
  /// Salt and hash are zeros: written down at once, where a made one would take a hash's time.
  public static func unmatched(cost: Cost) -> String {
    let parameters = "m=\(memory(cost) / 1024),t=\(operations(cost)),p=1"
    let (salt, hash) = (String(repeating: "A", count: 22), String(repeating: "A", count: 43))
    return "$argon2id$v=19$\(parameters)$\(salt)$\(hash)"
  }

  /// Whether a password is the one that was hashed; takes as long when it is not.
  public static func matches(_ password: String, _ hash: String) -> Bool {
    Sodium.start()
    let bytes = password.utf8.map(CChar.init(bitPattern:))
    var text = hash.utf8.map(CChar.init(bitPattern:))
    guard text.count < Int(crypto_pwhash_STRBYTES) else { return false }
    text += Array(repeating: 0, count: Int(crypto_pwhash_STRBYTES) - text.count)
    return crypto_pwhash_str_verify(text, bytes, UInt64(bytes.count)) == 0
  }

  private static func operations(_ cost: Cost) -> UInt64 {
    switch cost {
    case .interactive: UInt64(crypto_pwhash_OPSLIMIT_INTERACTIVE)
    case .minimal: UInt64(crypto_pwhash_OPSLIMIT_MIN)
    }
  }

  private static func memory(_ cost: Cost) -> Int {
    switch cost {
    case .interactive: Int(crypto_pwhash_MEMLIMIT_INTERACTIVE)
    case .minimal: Int(crypto_pwhash_MEMLIMIT_MIN)
    }
  }
}
