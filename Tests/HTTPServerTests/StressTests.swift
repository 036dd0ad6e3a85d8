import Glibc
import HTTPServer
import Testing

/// A gate that handlers wait at, which the test opens.
final class Gate: Sendable {
  private let descriptors: (Int32, Int32)

  init() {
    var pair: [Int32] = [0, 0]
    pipe(&pair)
    descriptors = (pair[0], pair[1])
  }

  deinit {
    close(descriptors.0)
    close(descriptors.1)
  }

  /// Lets so many pass.
  func open(_ count: Int = 1) {
    let bytes = [UInt8](repeating: 0, count: count)
    _ = write(descriptors.1, bytes, count)
  }

  /// Waits to be let pass.
  func pass() {
    var byte: UInt8 = 0
    _ = read(descriptors.0, &byte, 1)
  }
}

@Suite("Server under load") struct StressTests {
  @Test("Cuts a silent client after the timeout", arguments: [Threading.perConnection, .pool(1)])
  func cutsSilent(threading: Threading) throws {
    var limits = Limits()
    limits.timeoutSeconds = 1
    let server = try echo(threading, limits: limits)
    let client = try #require(Client(server.port))
    client.send("GET / HTTP/1.1\r\nHo")
    #expect(client.isClosed())
  }

  @Test("Cuts a client that sends a byte now and then")
  func cutsDripping() throws {
    var limits = Limits()
    limits.timeoutSeconds = 1
    let server = try echo(limits: limits)
    let client = try #require(Client(server.port))
    client.send("GET / HTTP/1.1\r\nX: ")
    var sent = 0
    while sent < 20, client.send("x") {
      usleep(200_000)
      sent += 1
    }
    #expect((3...9).contains(sent))
  }

  @Test("Lets a handler take longer than the timeout")
  func letsHandlersWait() throws {
    var limits = Limits()
    limits.timeoutSeconds = 1
    let server = try Server(limits: limits) { _ in
      usleep(1_600_000)
      return .text("late")
    }
    #expect(ask(server, get("/"))?.body == "late")
  }

  @Test("Answers 503 above the limits and serves again below")
  func limitsConnections() throws {
    var limits = Limits()
    limits.connections = 2
    let server = try echo(limits: limits)
    var clients = [try #require(Client(server.port)), try #require(Client(server.port))]
    for client in clients {
      client.send(get("/"))
      #expect(client.reply()?.status == 200)
    }
    let reply = ask(server, get("/"))
    #expect(reply?.status == 503)
    #expect(reply?.header("Retry-After") == "1")
    clients.removeAll()
    var status: Int?
    for _ in 0..<50 where status != 200 {
      usleep(10_000)
      status = ask(server, get("/"))?.status
    }
    #expect(status == 200)
  }

  @Test("Closes what is far above the limits")
  func closesCrowds() throws {
    var limits = Limits()
    limits.connectionsPerAddress = 4
    let server = try echo(limits: limits)
    let clients = try (0..<40).map { _ in try #require(Client(server.port, patience: 1)) }
    let statuses = clients.map { client in
      client.send(get("/"))
      return client.reply()?.status
    }
    #expect(statuses.count { $0 == 200 } == 4)
    #expect(statuses.count { $0 == 503 } >= 8)
    #expect(statuses.count { $0 == nil } > 0)
  }

  @Test("Runs long polls beside each other")
  func runsLongPolls() async throws {
    let (arrived, gate) = (Gate(), Gate())
    let server = try Server { request in
      guard request.path == "/poll" else { return .text("quick") }
      arrived.open()
      gate.pass()
      return .text("changed")
    }
    let polls = inThreads(20) { ask(server, get("/poll"))?.body }
    await inThread { for _ in 0..<20 { arrived.pass() } }.value
    #expect(ask(server, get("/"))?.body == "quick")
    gate.open(20)
    for poll in polls { #expect(await poll.value == "changed") }
  }

  @Test("Serves many clients at once", arguments: [Threading.perConnection, .pool(2)])
  func servesMany(threading: Threading) async throws {
    let server = try echo(threading)
    let clients = (0..<16).map { _ in
      inThread {
        guard let client = Client(server.port) else { return 0 }
        return (0..<50).count { _ in
          client.send(get("/"))
          return client.reply()?.body == "hello"
        }
      }
    }
    for client in clients { #expect(await client.value == 50) }
  }
}
