/// All diagnostics of one run, in the order a person reads them: file, line, column, rule.
public struct Report: Sendable, Equatable {
  private var collected: [Diagnostic] = []

  /// An empty report.
  public init() {}

  /// Adds one diagnostic.
  public mutating func add(_ diagnostic: Diagnostic) {
    collected.append(diagnostic)
  }

  /// Adds all of another run's.
  public mutating func add(contentsOf other: Report) {
    collected.append(contentsOf: other.collected)
  }

  /// Adds several.
  public mutating func add(contentsOf diagnostics: [Diagnostic]) {
    collected.append(contentsOf: diagnostics)
  }

  /// Everything collected, sorted, each once: two cities may meet the same fault in a shared file.
  public var diagnostics: [Diagnostic] {
    var sorted: [Diagnostic] = []
    for diagnostic in collected.sorted(by: Self.precedes) where diagnostic != sorted.last {
      sorted.append(diagnostic)
    }
    return sorted
  }

  /// Whether an error stands among them.
  public var hasErrors: Bool { collected.contains { $0.severity == .error } }

  /// Whether nothing was found.
  public var isEmpty: Bool { collected.isEmpty }

  /// The same report with every warning made an error.
  public var strict: Report {
    var report = self
    for index in report.collected.indices { report.collected[index].severity = .error }
    return report
  }

  /// The diagnostics whose file passes the test.
  public func filtered(_ isIncluded: (Diagnostic) -> Bool) -> Report {
    var report = Report()
    report.collected = collected.filter(isIncluded)
    return report
  }

  private static func precedes(_ left: Diagnostic, _ right: Diagnostic) -> Bool {
    let (a, b) = (left.location, right.location)
    if a.file != b.file { return a.file.utf8.lexicographicallyPrecedes(b.file.utf8) }
    if a.line != b.line { return a.line < b.line }
    if a.column != b.column { return a.column < b.column }
    if left.identifier != right.identifier {
      return left.identifier.rawValue < right.identifier.rawValue
    }
    // What follows only brings equal ones together, whatever order they came in: in English, so that
    // a report has one order in every language.
    return rest(left).lexicographicallyPrecedes(rest(right))
  }

  private static func rest(_ diagnostic: Diagnostic) -> [String] {
    let location = diagnostic.location
    return [
      diagnostic.summary.text(), diagnostic.suggestion ?? "", diagnostic.help?.text() ?? "",
      diagnostic.severity.rawValue, location.field ?? "", location.sheet ?? "",
    ]
      + diagnostic.notes.flatMap {
        [$0.summary.text(), $0.location.file, String($0.location.line)]
      }
  }
}
