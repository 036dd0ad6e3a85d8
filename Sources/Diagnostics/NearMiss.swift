/// Finds the known name that a person most likely meant.
public enum NearMiss {
  /// The nearest of the candidates, or nil when none is near enough to be worth saying.
  ///
  /// Near is at most a third of the name's letters changed, by insertion, deletion, substitution or
  /// a swap of neighbours, and at least one letter kept; upper and lower case are alike. The first
  /// of equals wins, so the answer does not depend on the order of a hash table as long as the
  /// candidates come in a fixed order.
  public static func suggestion(for name: String, among candidates: some Sequence<String>)
    -> String?
  {
    let wanted = Array(name.lowercased().unicodeScalars.prefix(maximumLength))
    var best: (name: String, distance: Int)?
    for candidate in candidates where candidate != name {
      let letters = Array(candidate.lowercased().unicodeScalars.prefix(maximumLength))
      let longer = max(wanted.count, letters.count)
      let limit = min(max(1, longer / 3), longer - 1)
      guard abs(letters.count - wanted.count) <= limit else { continue }
      let distance = Self.distance(wanted, letters)
      if distance <= limit, distance < best?.distance ?? .max { best = (candidate, distance) }
    }
    return best?.name
  }

  private static let maximumLength = 64

  /// Edit distance with swaps of neighbours (optimal string alignment).
  private static func distance(_ a: [Unicode.Scalar], _ b: [Unicode.Scalar]) -> Int {
    if a.isEmpty || b.isEmpty { return max(a.count, b.count) }
    var beforeLast = [Int](repeating: 0, count: b.count + 1)
    var last = Array(0...b.count)
    for i in 1...a.count {
      var row = [Int](repeating: i, count: b.count + 1)
      for j in 1...b.count {
        let cost = a[i - 1] == b[j - 1] ? 0 : 1
        row[j] = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + cost)
        if i > 1, j > 1, a[i - 1] == b[j - 2], a[i - 2] == b[j - 1] {
          row[j] = min(row[j], beforeLast[j - 2] + 1)
        }
      }
      (beforeLast, last) = (last, row)
    }
    return last[b.count]
  }
}
