import CabinetService
import CabinetStore
import Documents
import Files
import HTTPServer
import JSON
import Metrics
import Sandbox
import Secrets
import Synchronization
import TestSupport
import Testing

@testable import CabinetAPI

@Suite struct ReadinessTests {
  /// A desk of the house that notes what its operator is told.
  private func desk(_ house: House, _ told: Told) -> Desk {
    Desk(
      store: house.store,
      ports: Ports(
        civil: SandboxCivilRegister(), phones: SandboxPhoneRegister(), messages: house.messages),
      documents: DocumentFolder(house.folder["papers"], isMade: false) { Random.bytes($0) },
      directory: house.desk.directory, now: { house.clock.now() },
      unready: { obstacle, _ in told.add(obstacle) })
  }

  private final class Told: Sendable {
    let all = Mutex<[Obstacle?]>([])
    func add(_ obstacle: Obstacle?) { all.withLock { $0.append(obstacle) } }
  }

  private func ask(_ api: API) throws -> (status: Int, reason: String?, headers: [String]) {
    let answer = api.respond(
      try Request(
        method: "GET", target: "/api/v1/ready", headers: [("Host", "127.0.0.1")], body: [],
        remoteAddress: "127.0.0.1"))
    return (
      answer.status, try JSONValue(answer.body)["reason"]?.text, answer.headers.map(\.name)
    )
  }

  @Test("says that it stops before anything else, with a reason of a closed list")
  func stopping() throws {
    let house = try House()
    let isStopping = Mutex(false)
    let api = API(
      desk: house.desk, surroundings: API.Surroundings(isLoopback: true, isSandbox: true),
      isStopping: { isStopping.withLock { $0 } })
    try DocumentFolder(house.folder["documents"]) { Random.bytes($0) }.prepare()
    #expect(try ask(api).status == 200)
    isStopping.withLock { $0 = true }
    let answer = try ask(api)
    #expect(answer.status == 503 && answer.reason == "stopping")
    #expect(answer.headers.contains("Retry-After"))
  }

  @Test("tells the operator once of each change, and asks again after five seconds only")
  func changes() throws {
    let (house, told) = (try House(), Told())
    let desk = desk(house, told)
    #expect(desk.obstacle() == .documents)
    try DocumentFolder(house.folder["papers"]) { Random.bytes($0) }.prepare()
    #expect(desk.obstacle() == .documents, "an answer is good for some seconds")
    house.wait(6)
    #expect(desk.obstacle() == nil)
    house.wait(6)
    #expect(desk.obstacle() == nil)
    #expect(try Disk.list(house.folder["papers"]).isEmpty)
    house.wait(6)
    _ = house.store.close()
    for _ in 0..<3 {
      #expect(desk.obstacle() == .database)
      house.wait(6)
    }
    #expect(told.all.withLock { $0 } == [.documents, nil, .database])
  }

  @Test("counts requests by what was declared, and everything else as one")
  func counts() throws {
    let house = try House()
    for path in ["health", "health", "nothing", "health/x", "queue"] {
      _ = try Browser(house).send("GET", path)
    }
    _ = try Browser(house).send("HEAD", "health")
    _ = try Browser(house).send("BREW", "health")
    var text = Exposition()
    house.api.write(to: &text)
    let lines = text.text.split(separator: "\n")
    let name = "onir_http_requests_total"
    #expect(lines.contains("\(name){method=\"GET\",route=\"/health\",status=\"2xx\"} 3"))
    #expect(lines.contains("\(name){method=\"GET\",route=\"/queue\",status=\"4xx\"} 1"))
    #expect(lines.contains("\(name){method=\"other\",route=\"other\",status=\"4xx\"} 3"))
    #expect(lines.contains("onir_http_requests_in_flight 0"))
    #expect(!text.text.contains("nothing") && !text.text.contains("BREW"))
  }
}
