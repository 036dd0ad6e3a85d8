/// Numbers of a running program in the text format that Prometheus reads (version 0.0.4).
///
/// Source: https://prometheus.io/docs/instrumenting/exposition_formats/ and the conventions of names beside
/// it: base units (seconds, bytes), `_total` for what only grows.
public struct Exposition: Sendable {
  /// What `Content-Type` says of it.
  public static let contentType = "text/plain; version=0.0.4; charset=utf-8"

  /// Names and values of labels, in the order they are written.
  public typealias Labels = [(name: String, value: String)]

  /// The text so far.
  public private(set) var text = ""

  /// Begins a text.
  public init() {}

  /// A number that only grows, for each set of labels.
  public mutating func counter(_ name: String, _ help: String, _ samples: [(Labels, Int)]) {
    family(name, "counter", help)
    for (labels, value) in samples { sample(name, labels, String(value)) }
  }

  /// A number that grows and shrinks, for each set of labels.
  public mutating func gauge(_ name: String, _ help: String, _ samples: [(Labels, Int)]) {
    family(name, "gauge", help)
    for (labels, value) in samples { sample(name, labels, String(value)) }
  }

  /// A number without labels that only grows.
  public mutating func counter(_ name: String, _ help: String, _ value: Int) {
    counter(name, help, [([], value)])
  }

  /// A number without labels that grows and shrinks.
  public mutating func gauge(_ name: String, _ help: String, _ value: Int) {
    gauge(name, help, [([], value)])
  }

  /// A time in microseconds that only grows, written in seconds.
  public mutating func counter(_ name: String, _ help: String, microseconds: Int) {
    family(name, "counter", help)
    sample(name, [], Self.seconds(microseconds))
  }

  /// Times in buckets, written in seconds; each bucket holds those below it.
  public mutating func histogram(
    _ name: String, _ help: String, _ samples: [(Labels, Histogram.Snapshot)]
  ) {
    family(name, "histogram", help)
    for (labels, snapshot) in samples {
      var below = 0
      for (bound, count) in zip(Histogram.bounds.map(Self.seconds) + ["+Inf"], snapshot.counts) {
        below += count
        sample(name + "_bucket", labels + [(name: "le", value: bound)], String(below))
      }
      sample(name + "_sum", labels, Self.seconds(snapshot.microseconds))
      sample(name + "_count", labels, String(below))
    }
  }

  /// Microseconds as seconds, without an exponent.
  static func seconds(_ microseconds: Int) -> String {
    let (whole, rest) = microseconds.quotientAndRemainder(dividingBy: 1_000_000)
    if rest == 0 { return String(whole) }
    let digits = String(rest)
    var fraction = Substring(String(repeating: "0", count: 6 - digits.count) + digits)
    while fraction.last == "0" { fraction.removeLast() }
    return "\(whole).\(fraction)"
  }

  private mutating func family(_ name: String, _ type: String, _ help: String) {
    text += "# HELP \(name) \(Self.escaped(help, quotes: false))\n# TYPE \(name) \(type)\n"
  }

  private mutating func sample(_ name: String, _ labels: Labels, _ value: String) {
    text += name
    if !labels.isEmpty {
      let written = labels.map { "\($0.name)=\"\(Self.escaped($0.value, quotes: true))\"" }
      text += "{" + written.joined(separator: ",") + "}"
    }
    text += " \(value)\n"
  }

  /// A text on one line; quotes are escaped in values of labels only.
  private static func escaped(_ text: String, quotes: Bool) -> String {
    guard text.utf8.contains(where: { [0x5C, 0x0A, 0x22].contains($0) }) else { return text }
    var escaped = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\\": escaped += "\\\\"
      case "\n": escaped += "\\n"
      case "\"" where quotes: escaped += "\\\""
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }
}
