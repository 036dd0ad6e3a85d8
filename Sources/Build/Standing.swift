import Files

/// Which of what the outputs of a section are made of is as it was.
struct Standing {
  private let run: BuildRun
  private let old: [String: Fingerprint]
  private let now: [String: Fingerprint]
  /// Names come in many combinations.
  private var known: [String: Bool] = [:]

  /// Looks at a section.
  ///
  /// - Parameters:
  ///   - run: The build, which knows what all sections share.
  ///   - old: What stood for what its outputs were made of.
  ///   - now: What stands for that now.
  init(_ run: BuildRun, old: [String: Fingerprint], now: [String: Fingerprint]) {
    self.run = run
    self.old = old
    self.now = now
  }

  /// Whether all of a combination is as it was, made by the same program; what is made of nothing is a
  /// file as it is.
  mutating func all(of names: String) -> Bool {
    guard !names.isEmpty else { return true }
    guard stands(BuildRun.programName) else { return false }
    for name in run.names(in: names) where !stands(name) { return false }
    return true
  }

  private mutating func stands(_ name: String) -> Bool {
    if let known = known[name] { return known }
    let then = old[name] ?? run.before[name]
    let stands = then != nil && then == now[name] ?? run.now[name]
    known[name] = stands
    return stands
  }
}
