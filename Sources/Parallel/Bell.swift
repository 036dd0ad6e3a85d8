/// Wakes a thread that waits for work.
public final class Bell: Sendable {
  private let isRung = Monitor(false)

  /// Makes a bell nobody has rung.
  public init() {}

  /// Wakes whoever waits; if nobody does, the next wait ends at once.
  public func ring() { isRung.change { $0 = true } }

  /// Waits for a ring, or for so many seconds.
  public func wait(seconds: Int) { wait(milliseconds: seconds * 1000) }

  /// Waits for a ring, or for so many milliseconds.
  public func wait(milliseconds: Int) {
    isRung.wait(milliseconds: milliseconds) { isRung in
      defer { isRung = false }
      return isRung
    }
  }
}
