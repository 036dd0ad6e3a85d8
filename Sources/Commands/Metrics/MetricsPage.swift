import CabinetAPI
import CabinetService
import CabinetStore
import Files
import HTTPServer
import Metrics

/// The numbers that `onir api --metrics-port` tells, put together for each time somebody asks.
struct MetricsPage {
  let house: CabinetHouse
  let server: @Sendable () -> ServerFigures
  let sampler: DatabaseSampler
  let process = ProcessFigures()

  /// Answers this machine with the text.
  func answer(_ request: Request) -> Response {
    // No page of a site, and nothing that came through a proxy.
    guard !request.isForwarded, request.header("Origin") == nil, request.isForLoopback == true
    else {
      return .problem(403, detail: "Metrics are for this machine only.")
    }
    guard request.path == "/metrics" else { return .problem(404, detail: "There is /metrics.") }
    guard ["GET", "HEAD"].contains(request.method) else {
      return .problem(405, detail: "Metrics are read with GET.")
    }
    var response = Response(contentType: Exposition.contentType, body: Array(text().utf8))
    response.headers.append((name: "Cache-Control", value: "no-store"))
    response.headers.append((name: "X-Content-Type-Options", value: "nosniff"))
    return response
  }

  private func text() -> String {
    var text = Exposition()
    text.gauge(
      "onir_build_info", "The version of the program.", [([("version", Program.version)], 1)])
    house.api.write(to: &text)
    write(server(), to: &text)
    write(house.desk, to: &text)
    write(sampler.sample(), to: &text)
    if let file = house.databaseFile {
      write("onir_database_size_bytes", "The database's file.", file, to: &text)
      write("onir_database_wal_bytes", "The log beside it.", file + "-wal", to: &text)
    }
    process.write(to: &text)
    return text.text
  }

  private func write(_ name: String, _ help: String, _ path: String, to text: inout Exposition) {
    text.gauge(name, help, FileStatus(path).map { [([], $0.size)] } ?? [])
  }

  private func write(_ server: ServerFigures, to text: inout Exposition) {
    text.gauge("onir_http_connections", "Connections that are open.", server.connections)
    text.counter("onir_http_connections_total", "Connections since the start.", server.accepted)
    text.gauge("onir_http_handlers", "Handlers that run.", server.handling)
    text.counter(
      "onir_http_rejections_total", "Requests refused before any operation was looked for.",
      ServerFigures.Reason.allCases.map {
        ([("reason", $0.rawValue)], server.refusals[$0] ?? 0)
      })
  }

  private func write(_ desk: Desk, to text: inout Exposition) {
    let tallies = desk.tallies
    text.counter(
      "onir_database_transactions_total", "Transactions of use cases.",
      [([("kind", "read")], tallies.reads.value), ([("kind", "write")], tallies.writes.value)])
    text.counter(
      "onir_database_rollbacks_total",
      "Transactions undone, by a rule or by the database's failure.",
      [
        ([("cause", "rule")], tallies.refusedTransactions.value),
        ([("cause", "database")], tallies.failedTransactions.value),
      ])
    text.counter(
      "onir_database_overtaken_total",
      "Transactions that another one overtook, so that they ran again or were given up.",
      desk.store.overtakenTransactions)
    text.gauge(
      "onir_password_hashes_running", "Passwords that are hashed now.", tallies.runningHashes.value)
    text.gauge(
      "onir_password_hashes_limit", "How many may be hashed at one time.", DeskTallies.mostHashes)
    text.counter("onir_password_hashes_total", "Passwords hashed.", tallies.hashes.value)
    text.counter(
      "onir_password_hashes_refused_total", "Passwords not hashed, for too many at one time.",
      tallies.refusedHashes.value)
    text.gauge("onir_codes_waiting", "Codes that wait to be sent.", desk.waitingCodes)
    text.counter(
      "onir_message_deliveries_total", "Tries to send a message, by what became of them.",
      tallies.deliveries.map {
        ([("kind", $0.0.kind), ("result", $0.0.result)], $0.1)
      })
  }

  private func write(_ sample: DatabaseSampler.Sample?, to text: inout Exposition) {
    text.gauge(
      "onir_database_up", "Whether the database answers in time.", sample?.figures == nil ? 0 : 1)
    // A stop is announced on the public port; here it is what the last look found.
    text.gauge(
      "onir_ready", "Whether calls can be answered.", sample.map { $0.obstacle == nil ? 1 : 0 } ?? 0
    )
    guard let figures = sample?.figures else { return }
    text.gauge(
      "onir_messages", "Notices in the database, by what is to become of them.",
      ["sending", "undelivered", "waiting"].map {
        ([("state", $0)], figures.messages[$0] ?? 0)
      })
    text.gauge(
      "onir_messages_overdue_seconds", "For how long the oldest notice has been due.",
      figures.secondsDue)
    text.gauge(
      "onir_referrals_due", "Live referrals whose last day is over.", figures.dueReferrals)
    text.gauge(
      "onir_applications", "Applications, by status.",
      figures.applications.sorted { $0.key < $1.key }.map { ([("status", $0.key)], $0.value) })
  }
}
