import Files

/// Which of what the outputs of a section are made of is as it was.
struct Standing {
  private let run: BuildRun
  private let old: [String: Fingerprint]
  private let now: [String: Fingerprint]
  /// What is known of names by their places: they come in many combinations.
  private var known: [Bool?] = []

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
    guard stands(BuildRun.programPlace) else { return false }
    for place in run.places(in: names) where !stands(place) { return false }
    return true
  }

  private mutating func stands(_ place: Int) -> Bool {
    if place < known.count, let known = known[place] { return known }
    let name = run.name(at: place)
    let then = old[name] ?? run.before[name]
    let stands = then != nil && then == now[name] ?? run.now[name]
    if place >= known.count {
      known.append(contentsOf: repeatElement(nil, count: place + 1 - known.count))
    }
    known[place] = stands
    return stands
  }
}
