extension Moment {
  /// The moment as RFC 3339 writes it on a clock: `2026-11-20T10:30:00+05:00`.
  ///
  /// Moments beyond the calendar are written as its first day.
  public func rfc3339(in zone: Zone) -> String {
    let (local, _) = seconds.addingReportingOverflow(zone.offset)
    let second = ((local % 86_400) + 86_400) % 86_400
    let minutes = abs(zone.offset) / 60
    var text = FixedText()
    if let day = day(in: zone) ?? Day(number: 0) { text.add(day) }
    text.add("T", second / 3600, 2)
    text.add(":", second / 60 % 60, 2)
    text.add(":", second % 60, 2)
    text.add(zone.offset < 0 ? "-" : "+", minutes / 60, 2)
    text.add(":", minutes % 60, 2)
    return text.string
  }

  /// Seconds since an earlier moment; none when it is a later one, as after a clock was set back.
  public func seconds(since earlier: Moment) -> Int {
    let (distance, isBeyond) = seconds.subtractingReportingOverflow(earlier.seconds)
    return isBeyond ? (seconds > earlier.seconds ? .max : 0) : max(0, distance)
  }

  /// So many seconds later; the last moment there is where that is beyond it.
  public func adding(seconds count: Int) -> Moment {
    let (sum, isBeyond) = seconds.addingReportingOverflow(count)
    return Moment(seconds: isBeyond ? (count > 0 ? .max : .min) : sum)
  }
}
