import Parallel
import Synchronization
import Testing

@Suite("Work in the background") struct BackgroundTests {
  @Test("Goes on until it is told to stop, and has ended when stopping returns")
  func stops() {
    let (background, bell) = (Background(), Bell())
    let rounds = Mutex(0)
    #expect(!background.isRunning)
    background.start {
      while !background.isStopped {
        rounds.withLock { $0 += 1 }
        bell.wait(seconds: 30)
      }
      rounds.withLock { $0 = -1 }
    }
    #expect(background.isRunning)
    background.stop(seconds: 30, ringing: [bell])
    #expect(rounds.withLock { $0 } == -1)
    #expect(!background.isRunning && background.isStopped)
  }

  @Test("Stops at once where nothing was started")
  func stopsNothing() {
    let background = Background()
    background.stop(seconds: 30, ringing: [])
    #expect(background.isStopped && !background.isRunning)
  }
}
