/// The outputs of an earlier build, taken one after another.
struct KnownOutputs {
  let section: OutputSection
  private var isTaken: [Bool]
  private var next = 0
  private var places: [String: Int]?

  init(_ section: OutputSection) {
    self.section = section
    isTaken = Array(repeating: false, count: section.outputs.count)
  }

  /// The next output, which is not left over then; nil behind the last one.
  mutating func takeNext() -> OutputSection.Output? {
    guard next < section.outputs.count else { return nil }
    isTaken[next] = true
    next += 1
    return section.outputs[next - 1]
  }

  /// The output of a file, which is not left over then.
  mutating func take(_ file: String) -> OutputSection.Output? {
    // A site gives its outputs in the same order every time, so mostly it is the next one.
    if next < section.outputs.count,
      section.name(section.outputs[next]).elementsEqual(file.utf8)
    {
      return takeNext()
    }
    let known = places ?? Self.places(section)
    places = known
    guard let place = known[file] else { return nil }
    next = place
    return takeNext()
  }

  /// The outputs that nobody took.
  var rest: [OutputSection.Output] {
    zip(section.outputs, isTaken).filter { !$0.1 }.map(\.0)
  }

  /// Those of some files that were not there before.
  func missing(_ files: [String]) -> [String] {
    let known = section.files
    if files == known { return [] }
    let set = Set(known)
    return files.filter { !set.contains($0) }
  }

  private static func places(_ section: OutputSection) -> [String: Int] {
    Dictionary(
      zip(section.files, section.outputs.indices), uniquingKeysWith: { first, _ in first })
  }
}
