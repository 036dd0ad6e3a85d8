import CSodium

/// Bytes nobody can foretell, from the system.
public enum Random {
  /// So many random bytes.
  public static func bytes(_ count: Int) -> [UInt8] {
    Sodium.start()
    var bytes = [UInt8](repeating: 0, count: max(0, count))
    randombytes_buf(&bytes, bytes.count)
    return bytes
  }
}

/// libsodium, started once.
enum Sodium {
  private static let started: Bool = sodium_init() >= 0

  static func start() {
    // It fails only where the system gives no randomness, and nothing secret can be done there.
    precondition(started, "the system gives no random numbers")
  }
}
