import Files

/// Which of what the outputs of a section are made of is as it was.
struct Standing {
  private let run: BuildRun
  /// What is known of names that the section has of its own, by their places: the others are every
  /// section's, and looked at once.
  private var own: [Bool?] = []
  private let isOfThisProgram: Bool

  /// Looks at a section.
  ///
  /// - Parameters:
  ///   - run: The build, which knows what all sections share.
  ///   - old: What stood for what its outputs were made of.
  ///   - now: What stands for that now.
  init(_ run: BuildRun, old: [String: Fingerprint], now: [String: Fingerprint]) {
    self.run = run
    func stands(_ name: String) -> Bool {
      let then = old[name] ?? run.before[name]
      return then != nil && then == now[name] ?? run.now[name]
    }
    isOfThisProgram = stands(BuildRun.programName)
    for names in [old.keys, now.keys] {
      for name in names {
        let place = run.part(name).place
        if place >= own.count {
          own.append(contentsOf: repeatElement(nil, count: place + 1 - own.count))
        }
        own[place] = stands(name)
      }
    }
  }

  /// Whether all of a combination is as it was, made by the same program; what is made of nothing is a
  /// file as it is.
  func all(of names: String) -> Bool {
    guard !names.isEmpty else { return true }
    guard isOfThisProgram else { return false }
    for part in run.parts(of: names) {
      let own = part.place < own.count ? own[part.place] : nil
      guard own ?? part.stands else { return false }
    }
    return true
  }
}
