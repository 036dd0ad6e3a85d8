import Dates
import TestSupport
import Testing

@testable import Cabinet

@Suite("Order of the queue") struct QueueKeyTests {
  @Test("Packs and unpacks without changing the order")
  func packs() throws {
    var random = SplitMix(seed: 11)
    func draw() -> QueueKey? {
      QueueKey(
        rank: QueueRank.allCases.randomElement(using: &random) ?? .ordinary,
        sequence: Int.random(in: 0..<QueueKey.limit, using: &random))
    }
    for _ in 0..<rounds(500) {
      let (one, other) = (try #require(draw()), try #require(draw()))
      #expect(QueueKey(packed: one.packed) == one)
      #expect((one < other) == (one.packed < other.packed))
      #expect((one < other) == ((one.rank, one.sequence) < (other.rank, other.sequence)))
    }
  }

  @Test("Refuses what does not fit")
  func refuses() {
    #expect(QueueKey(rank: .ordinary, sequence: -1) == nil)
    #expect(QueueKey(rank: .ordinary, sequence: QueueKey.limit) == nil)
    #expect(QueueKey(packed: -1) == nil && QueueKey(packed: 3 * QueueKey.limit) == nil)
    #expect(QueueKey(packed: .max) == nil && QueueKey(packed: .min) == nil)
  }

  @Test("Moves an application forward only for a benefit that is proved")
  func movesForProof() throws {
    var application = try #require(Sample.application())
    application.sequence = 7
    application.benefit = .military
    for (state, rank) in [
      (BenefitState.declared, QueueRank.ordinary), (.struck, .ordinary), (.confirmed, .outOfTurn),
    ] {
      application.benefitState = state
      #expect(application.queueKey == QueueKey(rank: rank, sequence: 7))
    }
    application.sequence = nil
    #expect(application.queueKey == nil)
  }
}
