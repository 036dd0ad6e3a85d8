import Glibc
import HTTPServer
import Testing

@Suite("Starting and stopping") struct StopTests {
  @Test("Lets a running handler finish and refuses new clients")
  func stopsGracefully() async throws {
    let (arrived, gate) = (Gate(), Gate())
    let server = try Server { request in
      guard request.path == "/slow" else { return .text("quick") }
      arrived.open()
      gate.pass()
      return .text("finished")
    }
    let idle = try #require(Client(server.port))
    idle.send(get("/"))
    #expect(idle.reply()?.body == "quick")
    let slow = inThread { ask(server, get("/slow")) }
    await inThread { arrived.pass() }.value
    let stop = inThread { server.stop() }
    let port = server.port
    let isRefused = await inThread {
      (0..<100).contains { _ in
        usleep(10_000)
        return Client(port) == nil
      }
    }.value
    #expect(isRefused)
    idle.send(get("/"))
    // The server may also have closed the connection by now; what it must not do is answer.
    let late = idle.reply()?.status
    #expect(late == 503 || late == nil)
    gate.open()
    let reply = await slow.value
    #expect(reply?.body == "finished")
    #expect(reply?.header("Connection") == "close")
    await stop.value
    server.stop()
    #expect(Client(port) == nil)
  }

  @Test(
    "Stops when it is let go, with clients connected",
    arguments: [Threading.pool(2), .perConnection])
  func stopsAtTheEnd(threading: Threading) throws {
    var server: Server? = try echo(threading)
    let port = try #require(server?.port)
    let client = try #require(Client(port))
    client.send(get("/"))
    #expect(client.reply()?.status == 200)
    server = nil
    #expect(client.isClosed())
    #expect(Client(port) == nil)
  }

  @Test("Stops from within a handler")
  func stopsFromHandler() async throws {
    let box = Box()
    let server = try Server { _ in
      box.server?.stop()
      return .text("the last")
    }
    box.server = server
    #expect(ask(server, get("/"))?.body == "the last")
    server.stop()
    box.server = nil
    #expect(Client(server.port) == nil)
  }

  @Test(
    "Stops while its threads are busy, time and again",
    arguments: [Threading.pool(4), .perConnection])
  func stopsWhileBusy(threading: Threading) async throws {
    for round in 0..<1000 {
      let server = try echo(threading)
      let port = server.port
      let asking = inThreads(3) {
        guard let client = Client(port) else { return }
        repeat { client.send(get("/")) } while client.reply()?.status == 200
      }
      // Another moment each time.
      usleep(UInt32(round % 60) * 50)
      server.stop()
      #expect(Client(port) == nil)
      for each in asking { await each.value }
    }
  }

  @Test("Stops from several threads at once")
  func stopsAtOnce() async throws {
    let server = try echo()
    let stops = inThreads(8) { server.stop() }
    for stop in stops { await stop.value }
    #expect(Client(server.port) == nil)
  }

  @Test("Says that a port is taken, and takes it when it is free")
  func reportsTakenPort() throws {
    let first = try echo()
    let port = first.port
    let error = #expect(throws: ServerError.self) { try Server(port: port) { _ in .text("") } }
    #expect(error?.kind == .portTaken)
    #expect(
      error?.description
        == "port \(port) on 127.0.0.1 is taken: stop the other program or pass --port")
    #expect(ask(first, get("/"))?.body == "hello")
    first.stop()
    let second = try Server(port: port) { _ in .text("second") }
    #expect(ask(second, get("/"))?.body == "second")
  }

  @Test(
    "Says what is wrong with a host", arguments: ["", "example.org", "1.2.3", "192.0.2.1", "::g"])
  func reportsHost(host: String) {
    let error = #expect(throws: ServerError.self) { try Server(host: host) { _ in .text("") } }
    #expect(error?.kind == .addressUnknown)
  }

  @Test("Listens on localhost", arguments: ["localhost", "0.0.0.0"])
  func listens(host: String) throws {
    let server = try Server(host: host) { request in .text(request.remoteAddress) }
    #expect(ask(server, get("/"))?.body == "127.0.0.1")
  }
}

/// Holds a server for its own handler; written before the handler runs.
private final class Box: @unchecked Sendable {
  var server: Server?
}
