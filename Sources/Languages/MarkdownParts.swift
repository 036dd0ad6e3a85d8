/// The parts of a line of Markdown that are no text for people: code, targets of links, tags and holes.
public struct MarkdownParts {
  /// Their runs, by scalars, first to last.
  public static func kept(in line: String) -> [Range<Int>] {
    var parts = MarkdownParts(line: Array(line.unicodeScalars))
    var runs: [Range<Int>] = []
    var index = 0
    while index < parts.line.count {
      if let end = parts.end(at: index) {
        runs.append(index..<end)
        index = end
      } else {
        index += parts.line[index] == "\\" ? 2 : 1
      }
    }
    return runs
  }

  /// The fence that a line begins, with whether what stands in it is code: a table is text.
  public static func fence(_ line: String) -> (sign: String, isCode: Bool)? {
    let bare = line.drop { $0 == " " || $0 == ">" }
    guard let first = bare.first, first == "`" || first == "~" else { return nil }
    let sign = bare.prefix { $0 == first }
    guard sign.count >= 3 else { return nil }
    let word = bare.dropFirst(sign.count).drop { $0 == " " }.prefix { $0 != " " }
    return (String(sign), word != "table")
  }

  private let line: [Unicode.Scalar]
  /// What was looked for in vain to the end of the line, so that no line is gone through again and again.
  private var missing: Set<String> = []

  private init(line: [Unicode.Scalar]) { self.line = line }

  /// Where the part that begins at an index ends; nil when none does.
  private mutating func end(at index: Int) -> Int? {
    let next = index + 1 < line.count ? line[index + 1] : " "
    switch (line[index], next) {
    case ("`", _):
      let count = line[index...].prefix { $0 == "`" }.count
      return end(String(repeating: "`", count: count), after: index + count) ?? index + count
    case ("<", "a"..."z"), ("<", "A"..."Z"), ("<", "/"), ("<", "!"):
      return end(">", after: index + 1)
    case ("{", "{"): return end("}}", after: index + 2)
    case ("]", "("): return line[index...].firstIndex { $0 == ")" || $0 == " " } ?? line.count
    default: return nil
    }
  }

  /// Where a run of one sign ends that is exactly as long as this one, or longer if it is no run of `.
  private mutating func end(_ run: String, after start: Int) -> Int? {
    guard let sign = run.unicodeScalars.first, !missing.contains(run) else { return nil }
    var rest = line[start...]
    while let found = rest.firstIndex(of: sign) {
      let count = rest[found...].prefix { $0 == sign }.count
      if count == run.unicodeScalars.count || sign != "`" && count > run.unicodeScalars.count {
        return found + count
      }
      rest = rest[(found + count)...]
    }
    missing.insert(run)
    return nil
  }
}
