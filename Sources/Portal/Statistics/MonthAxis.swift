import Charts
import Dates
import Languages

/// The words under an axis of months: years where they begin, and months between them, fewer where
/// there is little room.
enum MonthAxis {
  static func labels(_ months: [Month], _ language: Language) -> [Chart.AxisLabel] {
    let all = months.indices.filter { isNamed($0, months) }
    var kept: [Int] = []
    // Years first, then Julys, the ends, the other quarters: each keeps its distance from those kept.
    for rank in 0...3 {
      let distance = [0, months.count / 8, months.count / 12, months.count / 12][rank]
      for place in all where self.rank(place, months) == rank {
        if kept.allSatisfy({ abs($0 - place) > distance }) { kept.append(place) }
      }
    }
    return kept.sorted().map { place in
      let month = months[place]
      if month.month == 1 {
        return Chart.AxisLabel(place, String(month.year), isStart: true)
      }
      let isNear = kept.contains { other in
        other != place && rank(other, months) < rank(place, months)
          && abs(other - place) * 4 < months.count
      }
      let isMinor = rank(place, months) == 3 || (rank(place, months) == 2 && isNear)
      return Chart.AxisLabel(place, language.shortName(month), isMinor: isMinor)
    }
  }

  private static func isNamed(_ place: Int, _ months: [Month]) -> Bool {
    // With few months there is room for every name.
    months.count <= 8 || rank(place, months) < 3 || (months[place].month - 1).isMultiple(of: 3)
  }

  private static func rank(_ place: Int, _ months: [Month]) -> Int {
    switch months[place].month {
    case 1: 0
    case 7: 1
    default: place == 0 || place == months.count - 1 ? 2 : 3
    }
  }
}
