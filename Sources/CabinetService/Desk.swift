import Cabinet
public import CabinetStore
public import Dates
public import Documents
import Languages
import Metrics
import SQL
public import Secrets

/// The desk that serves parents and employees: every use case of the cabinet.
///
/// It brings rules, store and the systems around together, and knows nothing of HTTP. All of it may
/// be called by several threads at once.
public struct Desk: Sendable {
  /// What is kept.
  public let store: Store
  /// The portal's cities and calendar as they are now.
  public let directory: @Sendable () -> Directory
  /// The clock.
  public let now: @Sendable () -> Moment
  /// The key in use.
  let key: Key
  /// The first key, under which random secrets are kept for good.
  let firstKey: Key
  let ports: Ports
  let post: Post
  let documents: DocumentFolder?
  let passwords: Passwords
  /// What the desk counts of its own work.
  public let tallies = DeskTallies()
  let sightings: Sightings
  private let readiness: Readiness

  /// Sets a desk up.
  ///
  /// - Parameters:
  ///   - store: What is kept.
  ///   - ports: The systems around.
  ///   - documents: Where papers are kept; nil where none are taken.
  ///   - cost: What hashing a password costs.
  ///   - directory: The portal's cities as they are now.
  ///   - now: The clock.
  ///   - trouble: Told of every code that did not leave, for the operator.
  ///   - unready: Told once whenever something begins or ceases to stand in the way of all work, for the
  ///     operator; nil when nothing does any more.
  public init(
    store: Store, ports: Ports, documents: DocumentFolder? = nil,
    cost: PasswordHash.Cost = .interactive,
    directory: @escaping @Sendable () -> Directory, now: @escaping @Sendable () -> Moment,
    trouble: @escaping @Sendable (SendFailure) -> Void = { _ in },
    unready: @escaping @Sendable (Obstacle?, Obstacle.Cause?) -> Void = { _, _ in }
  ) {
    (self.store, self.ports) = (store, ports)
    (key, firstKey) = (store.keys.current, store.keys.first)
    (self.directory, self.now, self.documents) = (directory, now, documents)
    post = Post(
      store: store, sender: ports.messages, now: now, trouble: trouble, tallies: tallies)
    passwords = Passwords(cost: cost, tallies: tallies)
    sightings = Sightings(store, tallies)
    readiness = Readiness(store, documents, changed: unready)
  }

  /// Starts sending messages, and noting who was seen, on threads of their own.
  public func open() {
    sightings.start()
    post.start()
  }

  /// Stops sending messages; what is not sent is sent after the next start.
  public func close() {
    post.stop()
    sightings.stop()
  }

  /// What stands in the way of all work; nil when nothing does.
  ///
  /// It is tried every few seconds.
  public func obstacle() -> Obstacle? { readiness.look(now()) }

  /// Whether calls can be answered.
  public func isReady() -> Bool { obstacle() == nil }

  /// How many codes wait to be sent; they are kept nowhere.
  public var waitingCodes: Int { post.waitingCodes }

  /// The rules of time of a city.
  func terms(_ city: String) -> Terms {
    let directory = directory()
    return Terms(
      limits: directory.cities[city]?.limits ?? Limits(), zone: directory.zone,
      calendar: directory.calendar, hasAdmissions: directory.cities[city]?.hasAdmissions ?? false)
  }

  /// A city by its name in addresses.
  ///
  /// - Throws: `Refusal.invalid` at `/city`.
  func city(_ slug: String) throws(Refusal) -> Directory.City {
    guard let city = directory().cities[slug] else {
      throw .invalid([FieldProblem("/city", .unknownCity)])
    }
    return city
  }
}

extension Desk {
  /// Reads from the store; its failures become refusals.
  func read<Result>(
    _ body: (Reading) throws(StoreError) -> Result
  ) throws(Refusal) -> Result {
    do throws(StoreError) {
      defer { tallies.reads.add() }
      return try store.read(body)
    } catch {
      tallies.count(error)
      throw Refusal(error)
    }
  }

  /// Changes the store; its failures become refusals.
  ///
  /// The closure may run several times, of which one counts: it changes nothing but the store.
  func write<Result>(
    _ order: WriteOrder = .inTurn, doing body: (Transaction) throws(StoreError) -> Result
  ) throws(Refusal) -> Result {
    do throws(StoreError) {
      defer { tallies.writes.add() }
      return try store.write(order, body)
    } catch {
      tallies.count(error)
      throw Refusal(error)
    }
  }
}

extension StoreError {
  /// A refusal on its way out of a transaction, which it undoes.
  static func refused(_ refusal: Refusal) -> StoreError { .abandoned(refusal) }
}

extension Refusal {
  init(_ error: StoreError) {
    switch error {
    case .abandoned(let reason as Refusal): self = reason
    case .conflict: self = .changed
    case .otherKey: self = .unavailable
    case .database(let failure) where failure.isUnavailable: self = .unavailable
    case .abandoned, .exists, .unreadable, .newer, .older, .mismatch, .foreign, .database:
      self = .failure(error.message)
    }
  }
}

extension SQLError {
  /// Whether it is the machine that fails, and nothing that was asked: it may work again by itself, or
  /// when the operator has done something about it.
  var isUnavailable: Bool {
    [
      .busy, .overtaken, .unreachable, .full, .closed, .readOnly, .cannotOpen, .corrupt,
      .notADatabase, .disk,
    ].contains(kind)
  }
}

/// A new identifier.
func fresh<Subject>() -> Identifier<Subject> { Identifier(random: Random.bytes(16)) }
