import Glibc
import HTTPServer
import Testing

@Suite("Leaks") struct LeakTests {
  @Test("Leaves no socket and no thread behind", arguments: [Threading.perConnection, .pool(3)])
  func leavesNothing(threading: Threading) async throws {
    // In a process of its own: other tests open sockets meanwhile.
    let isPool = threading == .pool(3)
    await #expect(processExitsWith: .exitCode(0)) { [isPool = isPool as Bool] in
      func runs(_ count: Int) {
        for round in 0..<count {
          guard let server = try? echo(isPool ? .pool(3) : .perConnection) else { exit(2) }
          let clients = (0..<5).map { _ in Client(server.port) }
          for client in clients {
            client?.send(get("/"))
            guard client?.reply()?.status == 200 else { exit(3) }
          }
          clients.last??.send("GET / HT")
          if round % 2 == 0 { server.stop() }
          _ = try? Server(host: "192.0.2.1") { _ in .text("") }
        }
      }
      runs(1)
      let (sockets, threads) = (entries("/proc/self/fd"), entries("/proc/self/task"))
      runs(20)
      // The system may take a moment to forget a thread.
      usleep(50_000)
      let (newSockets, newThreads) = (entries("/proc/self/fd"), entries("/proc/self/task"))
      exit(newSockets <= sockets + 2 && newThreads <= threads + 4 ? 0 : 4)
    }
  }
}

/// How many entries a folder has.
private func entries(_ path: String) -> Int {
  guard let folder = opendir(path) else { return .max }
  defer { closedir(folder) }
  var count = 0
  while readdir(folder) != nil { count += 1 }
  return count
}
