/// The outputs of an earlier build, taken one after another.
struct KnownOutputs {
  let outputs: [OutputSection.Output]
  private var isTaken: [Bool]
  private var next = 0
  private var places: [String: Int]?

  init(_ outputs: [OutputSection.Output]) {
    self.outputs = outputs
    isTaken = Array(repeating: false, count: outputs.count)
  }

  /// The output of a file, which is not left over then.
  mutating func take(_ file: String) -> OutputSection.Output? {
    // A site gives its outputs in the same order every time, so mostly it is the next one.
    if next < outputs.count, outputs[next].file == file {
      isTaken[next] = true
      next += 1
      return outputs[next - 1]
    }
    let known = places ?? Self.places(outputs)
    places = known
    guard let place = known[file] else { return nil }
    isTaken[place] = true
    next = place + 1
    return outputs[place]
  }

  /// The outputs that nobody took.
  var rest: [OutputSection.Output] {
    zip(outputs, isTaken).filter { !$0.1 }.map(\.0)
  }

  /// Those of some files that were not there before.
  func missing(_ files: [String]) -> [String] {
    if files.elementsEqual(outputs.lazy.map(\.file)) { return [] }
    let known = Set(outputs.lazy.map(\.file))
    return files.filter { !known.contains($0) }
  }

  private static func places(_ outputs: [OutputSection.Output]) -> [String: Int] {
    Dictionary(
      zip(outputs.lazy.map(\.file), outputs.indices), uniquingKeysWith: { first, _ in first })
  }
}
