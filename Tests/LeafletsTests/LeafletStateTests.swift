import Files
import Portal
import Testing

@Suite("State of leaflets") struct LeafletStateTests {
  private static let digest = String(repeating: "0f", count: 32)

  @Test("Comes back as it was written")
  func roundTrip() throws {
    var state = LeafletState()
    for (index, file) in ["kokshetau/join-queue.pdf", "a/b.pdf"].enumerated() {
      state.entries[file] = LeafletState.Entry(
        fingerprint: Fingerprint(high: .max, low: UInt64(index)), version: "70.0", pages: 4,
        size: 54_193, digest: Self.digest)
    }
    #expect(try #require(LeafletState(state.bytes)) == state)
    #expect(LeafletState(LeafletState().bytes) == LeafletState())
  }

  @Test(
    "Is refused when it is cut off, of another kind, or leads out of the folder",
    arguments: [
      "", "onir-leaflets 1", "onir-state 1\n", "onir-leaflets 1\n0 0 70.0 1 1 @ a/b.pdf",
      "onir-leaflets 1\n0 0 70.0 1 1 @ ../b.pdf\n", "onir-leaflets 1\n0 0 70.0 1 1 @ /b.pdf\n",
      "onir-leaflets 1\n0 0 70.0 1 1 @ a/b/c.pdf\n", "onir-leaflets 1\n0 0 70.0 1 1 @ a/.onir\n",
      "onir-leaflets 1\n0 0 70.0 1 1 00 a/b.pdf\n", "onir-leaflets 1\n0 0 70.0 1 @ a/b.pdf\n",
      "onir-leaflets 1\n0 0 70.0 1 9223372036854775807 @ a/b.pdf\n",
      "onir-leaflets 1\n0 0 70.0 1 16777217 @ a/b.pdf\n",
      "onir-leaflets 1\n0 0 70.0 1 -1 @ a/b.pdf\n", "onir-leaflets 1\n0 0 70.0 0 1 @ a/b.pdf\n",
      "onir-leaflets 1\n0 0 70.0 -4 1 @ a/b.pdf\n", "onir-leaflets 1\n0 0 70.0 10001 1 @ a/b.pdf\n",
    ])
  func refuses(text: String) {
    let bytes = Array(text.replacing("@", with: Self.digest).utf8)
    #expect(LeafletState(bytes) == nil)
  }
}
