import CabinetAPI
import CabinetService
import CabinetStore
import Dates
import Diagnostics
import Documents
import Files
import HTTPServer
import Parallel
import Portal
import SQL
import Sandbox
import Secrets
import Synchronization

/// A cabinet that runs: the desk, its interface, and the sandbox's stand-ins.
final class CabinetHouse: Sendable {
  static let options = [
    Sandboxing.sandbox, Sandboxing.port, CabinetOptions.database, CabinetOptions.documents,
    CabinetOptions.keyFile, LogOption.log, SenderOption.program, PrinterOption.weasyprint,
    TrustOption.trust,
  ]

  let api: API
  let desk: Desk
  /// The file of the database; nil where it is none.
  let databaseFile: String?
  private let store: Store
  private let sandbox: SandboxServer
  private let readiness = Readiness()
  private let bell = Bell()
  private let gone = Bell()
  private let isStarted = Flag()
  /// How often the clock's changes are done, in seconds.
  private static let tickSeconds = 30
  /// In how many of those rounds what was kept long enough is forgotten: once an hour.
  private static let roundsToForget = 120

  /// Opens the database and the sandbox.
  ///
  /// - Parameters:
  ///   - options: Where things are kept.
  ///   - surroundings: How the portal is reached.
  ///   - log: Where each request leaves its line.
  ///   - sender: Who gets the messages besides the sandbox's page, if anybody.
  ///   - printer: Who makes documents.
  ///   - signatures: Who verifies signatures.
  ///   - sandboxPort: The port of the sandbox's own door; 0 for any that is free.
  ///   - now: The clock.
  ///   - directory: The portal's cities as they are now.
  /// - Throws: `CommandFailure` when the database, the key or the sandbox's port cannot be opened.
  init(
    _ options: CabinetOptions, _ surroundings: API.Surroundings, log: AccessLog,
    sender: (any MessageSender)?, printer: any PaperPrinter, signatures: any SignatureVerifier,
    sandboxPort: UInt16,
    now: @escaping @Sendable () -> Moment,
    directory: @escaping @Sendable () -> Directory
  ) throws(CommandFailure) {
    let clock = SandboxClock(base: now)
    let messages = SandboxMessages(passingTo: sender) { clock.now() }
    databaseFile = options.databaseFile
    store = try options.open(now: clock.now(), isMade: true)
    do throws(CommandFailure) {
      try Self.requirePapers(store, options.documentFolder)
    } catch {
      _ = store.close()
      throw error
    }
    do throws(FileError) {
      try options.documentFolder.prepare()
    } catch {
      _ = store.close()
      guard error.action == "trust" else { throw .machine("--documents: \(error.message)") }
      throw .machine("--documents: \(error.message): others may look into it (chmod 700)")
    }
    let desk = Desk(
      store: store,
      ports: Ports(
        civil: SandboxCivilRegister(), phones: SandboxPhoneRegister(), messages: messages,
        signatures: signatures, printer: printer),
      documents: options.documentFolder, directory: directory, now: { clock.now() },
      trouble: { Console.standard.say("a code did not leave: \(Message(verbatim: "\($0)"))") },
      unready: { Self.tell($0, $1) })
    self.desk = desk
    api = API(
      desk: desk, surroundings: surroundings, log: log, isStopping: readiness.tell)
    do throws(ServerError) {
      sandbox = try SandboxServer(
        messages: messages, clock: clock, zone: directory().zone, port: sandboxPort
      ) { _ = try? desk.tick() }
    } catch {
      _ = store.close()
      throw .machine("the sandbox cannot open its door: \(error.message)")
    }
  }

  /// Refuses to make a folder of papers where there ought to be one: its disk may be missing.
  private static func requirePapers(
    _ store: Store, _ folder: DocumentFolder
  ) throws(CommandFailure) {
    guard FileStatus(folder.path) == nil else { return }
    let papers: Int
    do throws(StoreError) {
      papers = try store.read { reading throws(StoreError) in try reading.documentFiles().count }
    } catch {
      throw .machine(Message(word: error.message))
    }
    guard papers > 0 else { return }
    throw .machine(
      "--documents: \(folder.path) is missing, and the database names \(papers, "paper", "papers") in it"
    )
  }

  /// Tells the operator what stands in the way of all work, and that nothing does any more.
  private static func tell(_ obstacle: Obstacle?, _ cause: Obstacle.Cause?) {
    let why: Diagnostics.Message =
      switch cause {
      case .store(let error): Message(word: error.message)
      case .file(let error): error.message
      case nil: Message(verbatim: "")
      }
    switch obstacle {
    case nil: Console.standard.say("ready again")
    case .documents: Console.standard.say("not ready: the folder of papers: \(why)")
    case .database, .stopping: Console.standard.say("not ready: the database: \(why)")
    }
  }

  /// Where the sandbox shows its messages.
  var messagesAddress: String { "http://127.0.0.1:\(sandbox.port)/sandbox/messages" }

  /// Starts sending messages and doing what falls due.
  func start() {
    isStarted.set()
    desk.open()
    let thread = Thread.start { [self] in
      var round = 0
      while !readiness.isStopping {
        if round % Self.roundsToForget == 0 {
          _ = try? desk.tick()
        } else {
          _ = try? desk.settleDue()
        }
        // What stands in the way is told to the operator even when nobody asks for it.
        _ = desk.obstacle()
        round += 1
        bell.wait(seconds: Self.tickSeconds)
      }
      gone.ring()
    }
    if thread == nil { gone.ring() }
  }

  /// From now on it says that it is not ready, so that a proxy sends nobody any more.
  func announceStop() { readiness.end() }

  /// Goes on until those who watch the readiness have heard that it stops.
  func waitUntilHeard() { readiness.waitUntilHeard() }

  /// Ends everything after the last request was answered.
  ///
  /// - Returns: What was found open in the database.
  @discardableResult
  func stop() -> Bool {
    readiness.end()
    bell.ring()
    if isStarted.isSet { gone.wait(seconds: 10) }
    sandbox.stop()
    desk.close()
    return store.close().isClean
  }
}

/// A switch that is thrown once.
final class Flag: Sendable {
  private let state = Mutex(false)

  var isSet: Bool { state.withLock { $0 } }

  func set() { state.withLock { $0 = true } }
}
