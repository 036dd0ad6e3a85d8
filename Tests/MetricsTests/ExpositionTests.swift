import Dispatch
import Metrics
import Testing

@Suite("The text of metrics") struct ExpositionTests {
  @Test("Writes help, type and samples, with what would break a line escaped")
  func escapes() {
    var text = Exposition()
    text.counter(
      "onir_things_total", "Things \\ of\ntwo lines, \"quoted\".",
      [([(name: "kind", value: "a\"b\\c\nd"), (name: "state", value: "новый")], 7)])
    text.gauge("onir_level", "A level.", -2)
    #expect(
      text.text == #"""
        # HELP onir_things_total Things \\ of\ntwo lines, "quoted".
        # TYPE onir_things_total counter
        onir_things_total{kind="a\"b\\c\nd",state="новый"} 7
        # HELP onir_level A level.
        # TYPE onir_level gauge
        onir_level -2

        """#)
  }

  @Test("Writes microseconds as seconds, without an exponent")
  func seconds() {
    for (microseconds, seconds) in [
      (0, "0"), (1, "0.000001"), (2_500, "0.0025"), (100_000, "0.1"), (1_000_000, "1"),
      (12_345_678, "12.345678"), (10_000_000_000_000, "10000000"),
    ] {
      var text = Exposition()
      text.counter("x_total", "x", microseconds: microseconds)
      #expect(text.text.hasSuffix("\nx_total \(seconds)\n"), "\(microseconds)")
    }
  }

  @Test("Counts each time in its bucket and in all above, the last of which holds all")
  func histogram() {
    let histogram = Histogram()
    // A bound belongs to its own bucket.
    for microseconds in [-5, 0, 1_000, 1_001, 2_500, 10_000_000, 10_000_001, 99_000_000] {
      histogram.observe(microseconds: microseconds)
    }
    var text = Exposition()
    text.histogram("t_seconds", "t", [([(name: "a", value: "b")], histogram.snapshot)])
    let lines = text.text.split(separator: "\n")
    #expect(lines.contains("t_seconds_bucket{a=\"b\",le=\"0.001\"} 3"))
    #expect(lines.contains("t_seconds_bucket{a=\"b\",le=\"0.0025\"} 5"))
    #expect(lines.contains("t_seconds_bucket{a=\"b\",le=\"5\"} 5"))
    #expect(lines.contains("t_seconds_bucket{a=\"b\",le=\"10\"} 6"))
    #expect(lines.contains("t_seconds_bucket{a=\"b\",le=\"+Inf\"} 8"))
    #expect(lines.contains("t_seconds_count{a=\"b\"} 8"))
    #expect(lines.contains("t_seconds_sum{a=\"b\"} 119.004502"))
    let bounds = lines.filter { $0.contains("_bucket") }.compactMap {
      $0.split(separator: " ").last
    }
    #expect(bounds.compactMap { Int($0) } == bounds.compactMap { Int($0) }.sorted())
  }

  @Test("Loses nothing that threads count at once")
  func threads() {
    let (tally, histogram) = (Tally(), Histogram())
    DispatchQueue.concurrentPerform(iterations: 8) { _ in
      for number in 0..<1_000 {
        tally.add()
        histogram.observe(microseconds: number * 100)
      }
    }
    #expect(tally.value == 8_000)
    #expect(histogram.snapshot.count == 8_000)
    #expect(histogram.snapshot.microseconds == 8 * 49_950_000)
  }
}
