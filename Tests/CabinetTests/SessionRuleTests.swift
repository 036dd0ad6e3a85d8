import Codes
import Dates
import Testing

@testable import Cabinet

@Suite("Sessions") struct SessionRuleTests {
  private func session(_ scope: SessionScope, seen: Int = 0) -> Session {
    Session(
      id: Identifier(random: []), account: nil, iin: IIN(checked: "850214390005"),
      city: "pavlodar", method: .iinPassword, scope: scope, device: "Firefox, Linux",
      createdAt: Sample.noon, seenAt: later(seen))
  }

  private func later(_ seconds: Int) -> Moment { Moment(seconds: Sample.noon.seconds + seconds) }

  @Test(
    "Lasts half an hour of quiet and twelve hours in all",
    arguments: [
      (0, 1799, SessionRule.State.live), (0, 1800, .idle), (43_000, 43_199, .live),
      (43_000, 43_200, .over), (0, 43_200, .over), (0, -60, .live),
    ])
  func lasts(seen: Int, at: Int, state: SessionRule.State) {
    #expect(SessionRule.state(of: session(.cabinet, seen: seen), at: later(at)) == state)
  }

  @Test("Gives an application an hour, quiet or not")
  func givesHour() {
    #expect(SessionRule.state(of: session(.application), at: later(3599)) == .live)
    #expect(SessionRule.state(of: session(.application, seen: 3599), at: later(3600)) == .over)
    #expect(SessionRule.end(of: session(.application)) == later(3600))
  }

  @Test("Ends when it says so", arguments: [0, 600, 42_000])
  func endsAsSaid(seen: Int) {
    for scope in SessionScope.allCases {
      let session = session(scope, seen: seen)
      let end = SessionRule.end(of: session)
      #expect(SessionRule.state(of: session, at: end) != .live)
      #expect(SessionRule.state(of: session, at: Moment(seconds: end.seconds - 1)) == .live)
    }
  }

  @Test("Keeps the last use to the minute")
  func keepsMinutes() {
    #expect(SessionRule.seen(session(.cabinet), at: later(59)) == nil)
    #expect(SessionRule.seen(session(.cabinet), at: later(60)) == later(60))
  }

  @Test("Makes the secret anew at signing in and at a change of the password")
  func rotates() {
    let occasions = SessionRule.Occasion.allCases.filter(SessionRule.rotatesSecret)
    #expect(occasions == [.signIn, .passwordChange])
  }
}
