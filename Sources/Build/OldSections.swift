import Files

/// What earlier builds left, section by section: what the state lists, and what a build that was cut off
/// may have made besides.
struct OldSections: Sendable {
  private let state: OutputState
  private let leftovers: [String: [String]]

  /// Shares the leftovers out; those of a folder that is no city's are among the shared ones.
  init(_ state: OutputState, _ leftovers: [String], cities: Set<String>) {
    self.state = state
    self.leftovers = Dictionary(grouping: leftovers) { file in
      OutputState.section(of: file) { cities.contains($0) || state.sections[$0] != nil }
    }
  }

  /// The names of all sections.
  var names: [String] {
    state.names + leftovers.keys.filter { state.sections[$0] == nil }.sorted()
  }

  /// What a section holds.
  subscript(name: String) -> OutputSection {
    var section = state.section(name)
    guard let leftovers = leftovers[name] else { return section }
    let listed = Set(section.files)
    section.reads.append(OutputSection.unknown)
    for file in Set(leftovers).subtracting(listed).sorted() {
      section.add(unknown: file, reads: section.reads.count - 1)
    }
    return section
  }

  /// A section as it stands in the state; nil if there is none.
  func standing(_ name: String) -> OutputState.Section? {
    leftovers[name] == nil ? state.sections[name] : nil
  }

  /// A section that a build passes over.
  func carried(_ name: String) -> OutputState.Section {
    if let standing = standing(name) { return standing }
    let section = self[name]
    return section.renewed(section.dependencies)
  }
}
