/// Keeps what a command has made until the process ends: it ends at once then, where freeing each part of
/// a site would take its time.
enum UntilExit {
  static func keep<Value: Sendable>(_ value: Value) { _ = Unmanaged.passRetained(Kept(value)) }

  private final class Kept<Value: Sendable>: Sendable {
    let value: Value
    init(_ value: Value) { self.value = value }
  }
}
