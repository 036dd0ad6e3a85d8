import Codes
import Languages
import Synchronization

/// The tables of a city: their outline, and their rows, read when somebody first asks for one.
final class LazyTables: Sendable {
  /// Those of a city that has none, or was not loaded.
  static let none = LazyTables(CityData())

  let outline: TablesOutline
  private let state: Mutex<State>

  private enum State {
    case unread(@Sendable () -> CityData)
    case read(CityData)
  }

  /// Holds tables that were read.
  init(_ data: CityData) {
    outline = TablesOutline(data)
    state = Mutex(.read(data))
  }

  /// Leaves tables unread.
  ///
  /// - Parameters:
  ///   - outline: What is known of them.
  ///   - flaws: Where it is noted if they cannot be relied on when they are read.
  ///   - read: Reads them.
  init(
    _ outline: TablesOutline, noting flaws: ContentFlaws,
    read: @escaping @Sendable () throws(ContentFlaw) -> CityData
  ) {
    self.outline = outline
    state = Mutex(
      .unread {
        do throws(ContentFlaw) {
          return try read()
        } catch {
          flaws.note(error)
          return CityData(blank: outline)
        }
      })
  }

  var rows: CityData {
    state.withLock { state in
      switch state {
      case .read(let data): return data
      case .unread(let read):
        let data = read()
        state = .read(data)
        return data
      }
    }
  }
}

extension CityData {
  /// Rows without content, as many as an outline tells.
  ///
  /// They are for who is in the middle of a page when it turns out that the tables have changed: nothing
  /// that is made of them is kept.
  fileprivate init(blank outline: TablesOutline) {
    let nothing = PerLanguage { _ in "" }
    kindergartens = Array(
      repeating: Kindergarten(
        id: "", name: nothing, address: nothing, phone: "", ownership: .state, languages: [],
        groups: 0, capacity: 0, enrolled: 0, coordinates: nil), count: outline.kindergartens)
    bulletins = outline.bulletins.map { Bulletin(day: $0.day, vacancies: []) }
    statistics = outline.months.map { month in
      MonthStatistics(
        month: month, queueTotal: .exactly(0), queueBenefit: .exactly(0), placesTotal: 0,
        placesFree: 0, referralsIssued: .exactly(0))
    }
    reviews = outline.reviews.map { day in
      Review(
        day: day, language: .kazakh, kindergarten: nil, rating: 1, text: "", status: .published)
    }
    fingerprints = outline.files
  }
}
