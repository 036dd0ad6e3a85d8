import Glibc
import Synchronization
import Testing

@testable import Parallel

@Suite("Workers") struct WorkersTests {
  @Test("Gives the results in order, whatever the number of jobs", arguments: [0, 1, 2, 3, 64])
  func keepsOrder(jobs: Int) {
    for count in [0, 1, 2, 7, 1000] {
      let results = Workers.map(count, jobs: jobs) { $0 * $0 }
      #expect(results == (0..<count).map { $0 * $0 })
    }
  }

  @Test("Does every piece of work once")
  func worksOnce() {
    let counts = Mutex([Int](repeating: 0, count: 500))
    let results = Workers.map(500, jobs: 8) { index in
      counts.withLock { $0[index] += 1 }
      return String(repeating: "x", count: index % 7)
    }
    #expect(counts.withLock { $0 } == [Int](repeating: 1, count: 500))
    #expect(results.map(\.count) == (0..<500).map { $0 % 7 })
  }

  @Test("Begins with the largest pieces, and gives the results in the order of all")
  func beginsWithLargest() {
    let sizes = [3, 9, 1, 8, .max, 0]
    #expect(Workers.order(6) { sizes[$0] } == [4, 1, 3, 0, 2, 5])
    #expect(Workers.map(6, jobs: 2, size: { sizes[$0] }, { $0 }) == Array(0..<6))
  }

  @Test("Works on as many threads as were asked for, within the work of others too")
  func worksAtOnce() {
    let met = Workers.map(2, jobs: 2) { _ in
      let arrived = Atomic(0)
      return Workers.map(3, jobs: 3) { _ in
        arrived.add(1, ordering: .relaxed)
        // Each waits for the others: on fewer threads nobody would come.
        for _ in 0..<10_000 where arrived.load(ordering: .relaxed) < 3 { usleep(1000) }
        return arrived.load(ordering: .relaxed)
      }
    }
    #expect(met == [[3, 3, 3], [3, 3, 3]])
  }

  @Test("Gives each of two results to its own, whatever the number of jobs", arguments: [0, 1, 2])
  func runsBoth(jobs: Int) {
    let (number, text) = Workers.both(jobs: jobs) {
      (1...100).reduce(0, +)
    } _: {
      String(repeating: "x", count: 3)
    }
    #expect(number == 5050 && text == "xxx")
  }

  @Test("Runs a thread to its end")
  func runsThread() throws {
    let sum = Atomic(0)
    var threads = 0
    for number in 1...20 {
      guard let thread = Thread.start({ sum.add(number, ordering: .relaxed) }) else { continue }
      thread.join()
      threads += 1
    }
    #expect(threads == 20 && sum.load(ordering: .relaxed) == 210)
  }

  @Test("Gives back what the work of a thread held")
  func releasesWork() {
    final class Token: Sendable {}
    weak var held: Token?
    do {
      let token = Token()
      held = token
      Thread.start { _ = token }?.join()
    }
    #expect(held == nil)
  }
}
