import Parallel
import Testing

@Suite("Bells") struct BellTests {
  @Test("Ends a wait that begins after the ring, and the next one when its time is over")
  func keepsARing() {
    let bell = Bell()
    bell.ring()
    bell.wait(seconds: 3600)
    bell.wait(milliseconds: 1)
  }

  @Test("Gives one ring to one of those who wait", .timeLimit(.minutes(1)))
  func givesOneRingToOne() {
    let isRung = Monitor(true)
    func take(_ milliseconds: Int) -> Bool {
      isRung.wait(milliseconds: milliseconds) { isRung in
        defer { isRung = false }
        return isRung
      }
    }
    #expect(take(1))
    #expect(!take(1))
  }
}
