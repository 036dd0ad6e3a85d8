/// Which rows of regions.csv claim the same name or address, and whose right is the better one.
///
/// A table does not tell which row was there first, and a row that was added may stand above the
/// other. So the row with more signs of being right keeps the name; of equal rows of one region the
/// upper one does, and between equal rows of two regions neither can be chosen alone.
struct PlaceClaims {
  /// What a row claims.
  struct Claim {
    let line: Int
    let region: String
    let city: String
    /// How many signs speak for it.
    let weight: Int
  }

  /// Whether all places are in use, so that one of two equal rows is enough to name.
  let isEverything: Bool
  private var best: [String: Claim] = [:]
  private var rivals: [String: Claim] = [:]

  init(isEverything: Bool) { self.isEverything = isEverything }

  /// Adds a claim; rows come in the order of the table.
  mutating func add(_ claim: Claim, to key: String) {
    guard let known = best[key] else { return best[key] = claim }
    if claim.weight > known.weight {
      best[key] = claim
      rivals[key] = nil
    } else if claim.weight == known.weight, claim.region != known.region, rivals[key] == nil {
      rivals[key] = claim
    }
  }

  /// Whether no other row has a better right.
  func isBest(_ line: Int, of key: String) -> Bool { best[key]?.line == line }

  /// The region whose row has the best right.
  func owner(of key: String) -> String? { best[key]?.region }

  /// The other claim for which this one has to give way.
  func opponent(of claim: Claim, on key: String) -> Claim? {
    [best[key], rivals[key]].compactMap(\.self).first { other in
      guard other.line != claim.line, other.weight >= claim.weight else { return false }
      return other.weight > claim.weight || other.line < claim.line
        || !isEverything && other.region != claim.region
    }
  }
}
