/// What templates and data may ask for at most, so that no input can hang or exhaust the program.
enum Limits {
  /// Bytes of one template.
  static let templateBytes = 1 << 20
  /// Sections, parents and blocks open at one place of a template.
  static let sections = 100
  /// Templates inside one another, by inclusion or by recursion.
  static let partials = 100
  /// Bytes of one delimiter.
  static let delimiterBytes = 16
  /// Diagnostics of one template.
  static let diagnostics = 100
  /// Instructions, and templates written out in place, after which a partial becomes a call.
  static let inlined = 20_000
  /// Nodes inside one another, over all inlined templates, after which a partial becomes a call.
  static let nesting = 300
  /// Instructions and literal bytes of one resolved template.
  static let code = 2_000_000
  static let literalBytes = 1 << 26
  /// Routines of one template.
  static let routines = 10_000
  /// Instructions visited by one specialization, after which it settles nothing more.
  static let settled = 1_000_000
  /// Bytes of settled text, after which a specialization repeats no section any more.
  static let settledBytes = 1 << 24
  /// Instructions executed by one rendering.
  static let instructions = 100_000_000
  /// Bytes written by one rendering.
  static let outputBytes = 1 << 28
}
