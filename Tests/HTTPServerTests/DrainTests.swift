import Glibc
import HTTPServer
import Testing

@Suite("Draining") struct DrainTests {
  @Test(
    "Answers everybody who is connected for the last time, and refuses new clients",
    arguments: [Threading.pool(2), .perConnection])
  func answersTheConnected(threading: Threading) async throws {
    let server = try echo(threading)
    let idle = try #require(Client(server.port))
    idle.send(get("/"))
    #expect(idle.reply()?.header("Connection") != "close")
    let silent = try #require(Client(server.port))
    let drain = inThread { server.drain(seconds: 60) }
    let port = server.port
    let isRefused = await inThread {
      (0..<100).contains { _ in
        usleep(10_000)
        return Client(port) == nil
      }
    }.value
    #expect(isRefused)
    for client in [idle, silent] {
      client.send(get("/"))
      let reply = client.reply()
      #expect(reply?.status == 200)
      #expect(reply?.header("Connection") == "close")
      #expect(client.isClosed())
    }
    // Both have left, so it is over long before its time.
    await drain.value
    server.stop()
  }

  @Test("Refuses none of those who connect at the moment it begins")
  func losesNobody() async throws {
    for _ in 0..<5 {
      let server = try echo(.pool(2))
      let port = server.port
      let asking = inThreads(4) {
        var isWhole = true
        while let client = Client(port) {
          client.send(get("/"))
          if client.reply()?.status != 200 { isWhole = false }
        }
        return isWhole
      }
      usleep(20_000)
      server.drain(seconds: 5)
      for each in asking { #expect(await each.value) }
      server.stop()
    }
  }

  @Test("Waits no longer than it is told for a connection on which nothing is asked")
  func endsInTime() throws {
    let server = try echo()
    let idle = try #require(Client(server.port))
    server.drain(seconds: 0)
    server.stop()
    #expect(idle.isClosed())
    // After the stop there is nothing to wait for.
    server.drain(seconds: 60)
  }
}
