import Files
import Synchronization

/// What the threads of one build share.
final class BuildRun: Sendable {
  /// The output folder.
  let folder: OpenFolder
  /// Where files are listed before they are made.
  let unfinished: UnfinishedList
  /// What stood for what outputs of every section may be made of, and what stands for it now.
  let before: [String: Fingerprint]
  let now: [String: Fingerprint]
  private let names = Mutex(NameTable())
  private let isClean: Bool
  private let readsOutputs: Bool

  init(
    _ options: Builder.Options, before: [String: Fingerprint], now: [String: Fingerprint]
  ) throws(FileError) {
    folder = try OpenFolder(options.output)
    unfinished = try UnfinishedList(in: options.output)
    self.before = before
    self.now = now.merging(Self.program) { now, _ in now }
    isClean = options.isClean
    readsOutputs = options.readsOutputs
  }

  /// The names in a combination by their places in the table of all names; sections have the same ones.
  func places(in combination: String) -> [Int] { names.withLock { $0.places(in: combination) } }

  /// The name at a place.
  func name(at place: Int) -> String { names.withLock { $0.names[place] } }

  /// Names that stand for what outputs are made of, each with a place.
  private struct NameTable {
    private(set) var names = [BuildRun.programName]
    private var places = [BuildRun.programName: 0]
    private var combinations: [String: [Int]] = [:]

    mutating func places(in combination: String) -> [Int] {
      if let known = combinations[combination] { return known }
      let found = combination.split(separator: " ").map { place(of: String($0)) }
      combinations[combination] = found
      return found
    }

    private mutating func place(of name: String) -> Int {
      if let known = places[name] { return known }
      names.append(name)
      places[name] = names.count - 1
      return names.count - 1
    }
  }

  /// The place of the program that writes.
  static let programPlace = 0

  /// What stands for the program that writes: another may make other pages of the same.
  static let programName = "program"

  private static var program: [String: Fingerprint] {
    guard let status = BuildOrigin.runningProgram else { return [:] }
    var sum = FingerprintSum()
    sum.add(status.size)
    sum.add(Int(status.modified))
    sum.add(Int(bitPattern: UInt(status.identity)))
    return [programName: sum.fingerprint]
  }

  /// Whether what was written still stands and may stay.
  func keeps(
    _ output: OutputSection.Output, of section: OutputSection, _ walk: inout StatusWalk
  ) -> Bool {
    guard !isClean, output.matches(walk.status(section.name(output).span)) else { return false }
    guard readsOutputs else { return true }
    let bytes = try? Disk.readPlain("\(folder.path)/\(section.file(output))", limit: output.size)
    return bytes.map { Fingerprint(of: $0) } == output.fingerprint
  }
}
