import Diagnostics
import Testing

@testable import Release

@Suite("Errors of releases") struct ReleaseErrorTests {
  @Test("Keeps what the machine said")
  func keepsTheSentence() {
    #expect(ReleaseError.failed("no space") != .refused("no space"))
  }
}
