import Files
import Synchronization

/// A trust folder that an operator renews while the portal runs.
public final class TrustFolder: Sendable {
  private struct State {
    var store: TrustStore
    var seen: [File]
    var lookedAt: ContinuousClock.Instant
  }

  /// What tells that a file is another one.
  private struct File: Equatable {
    let path: String
    let status: FileStatus?
  }

  /// How long nobody looks whether files have changed.
  private static let quiet = Duration.seconds(3)

  private let path: String
  private let trouble: @Sendable (TrustError) -> Void
  private let state: Mutex<State>

  /// Reads a folder.
  ///
  /// - Parameters:
  ///   - path: The folder; where there is none nobody is trusted, until there is one.
  ///   - trouble: Told when files were changed that cannot be used: the ones before hold then.
  /// - Throws: `TrustError` when they cannot be used at the start.
  public init(
    _ path: String, trouble: @escaping @Sendable (TrustError) -> Void = { _ in }
  ) throws(TrustError) {
    (self.path, self.trouble) = (path, trouble)
    let seen = try Self.look(path)
    state = Mutex(State(store: try TrustStore(folder: path), seen: seen, lookedAt: .now))
  }

  /// The authorities and lists of now; every few seconds it looks whether files have changed.
  public func current() -> TrustStore { current(at: .now) }

  /// The same at a moment of the machine's clock.
  func current(at now: ContinuousClock.Instant) -> TrustStore {
    let (store, seen) = state.withLock { state -> (TrustStore, [File]?) in
      guard state.lookedAt.duration(to: now) >= Self.quiet else { return (state.store, nil) }
      // Whoever comes meanwhile goes on with what there is.
      state.lookedAt = now
      return (state.store, state.seen)
    }
    guard let seen else { return store }
    do throws(TrustError) {
      let found = try Self.look(path)
      guard found != seen else { return store }
      state.withLock { $0.seen = found }
      let fresh = try TrustStore(folder: path)
      state.withLock { $0.store = fresh }
      return fresh
    } catch {
      trouble(error)
      return store
    }
  }

  private static func look(_ path: String) throws(TrustError) -> [File] {
    try TrustStore.files(path).map { File(path: $0, status: FileStatus($0)) }
  }
}
