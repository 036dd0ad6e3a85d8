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

  /// A name of what outputs are made of, in the table of all such names; sections have mostly the same.
  struct Part {
    /// Its place in the table.
    let place: Int
    /// Whether what stands for it is as it was, where a section has nothing of its own by that name.
    let stands: Bool
  }

  /// The names in a combination.
  func parts(of combination: String) -> [Part] {
    names.withLock { names in
      if let known = names.combinations[combination] { return known }
      let found = combination.split(separator: " ").map { part(String($0), &names) }
      names.combinations[combination] = found
      return found
    }
  }

  /// A name by itself.
  func part(_ name: String) -> Part { names.withLock { part(name, &$0) } }

  private func part(_ name: String, _ names: inout NameTable) -> Part {
    if let known = names.parts[name] { return known }
    let then = before[name]
    let part = Part(place: names.parts.count, stands: then != nil && then == now[name])
    names.parts[name] = part
    return part
  }

  /// Names that stand for what outputs are made of.
  private struct NameTable {
    var parts: [String: Part] = [:]
    var combinations: [String: [Part]] = [:]
  }

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
