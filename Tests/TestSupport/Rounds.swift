import Glibc

/// How often a test draws by chance: many times more in a long run, which sets ONIR_LONG.
public func rounds(_ count: Int, long factor: Int = 100) -> Int {
  getenv("ONIR_LONG") == nil ? count : count * factor
}
