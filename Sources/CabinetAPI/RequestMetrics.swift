import CabinetService
import Metrics
import Synchronization

/// What is counted of requests, by the declared operation and the class of the status.
///
/// Never by an address that was asked for: whatever is no operation is counted as one.
final class RequestMetrics: Sendable {
  /// Requests that are being answered now.
  let running = Tally()
  private let limited = Tally()
  private let unavailable = Tally()
  private let operations: [String: [String: Series]]
  private let others = Series(method: "other", route: "other")

  /// One operation.
  private final class Series: Sendable {
    let method: String
    let route: String
    /// From 2xx to 5xx.
    let classes = (2...5).map { ($0, Histogram()) }

    init(method: String, route: String) { (self.method, self.route) = (method, route) }
  }

  init(_ operations: [Operation]) {
    var known: [String: [String: Series]] = [:]
    for operation in operations {
      known[operation.path, default: [:]][operation.method] = Series(
        method: operation.method, route: operation.path)
    }
    self.operations = known
  }

  /// Counts an answer.
  ///
  /// - Parameters:
  ///   - method: The method that was asked with; HEAD counts as GET.
  ///   - route: The declared path; any other text where there is none.
  ///   - status: The status of the answer.
  ///   - microseconds: How long it took to make.
  func count(_ method: String, _ route: String, _ status: Int, microseconds: Int) {
    let series = operations[route]?[method == "HEAD" ? "GET" : method] ?? others
    series.classes.first { $0.0 == status / 100 }?.1.observe(microseconds: microseconds)
  }

  /// Counts a refusal that tells of the state the cabinet is in.
  func count(_ refusal: Refusal) {
    switch refusal {
    case .tooMany: limited.add()
    case .unavailable: unavailable.add()
    default: break
    }
  }

  /// Writes all of it.
  func write(to text: inout Exposition) {
    var counts: [(Exposition.Labels, Int)] = []
    var times: [(Exposition.Labels, Histogram.Snapshot)] = []
    let all = operations.values.flatMap(\.values).sorted {
      ($0.route, $0.method) < ($1.route, $1.method)
    }
    for series in all + [others] {
      for (kind, histogram) in series.classes {
        let snapshot = histogram.snapshot
        let labels: Exposition.Labels = [
          ("method", series.method), ("route", series.route), ("status", "\(kind)xx"),
        ]
        // From zero on, so that the first one is seen as a change.
        counts.append((labels, snapshot.count))
        if snapshot.count > 0 { times.append((labels, snapshot)) }
      }
    }
    text.counter("onir_http_requests_total", "Requests that were answered, by operation.", counts)
    text.histogram(
      "onir_http_request_duration_seconds", "How long answers took, by operation.", times)
    text.gauge("onir_http_requests_in_flight", "Requests that are being answered.", running.value)
    text.counter(
      "onir_http_refusals_total",
      "Requests refused for the limits of tries, and for what the cabinet needs and does not have.",
      [([("reason", "limit")], limited.value), ([("reason", "unavailable")], unavailable.value)])
  }
}
