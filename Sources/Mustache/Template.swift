/// One template, parsed and resolved: partials are written out in place, blocks are filled.
///
/// Immutable and cheap to copy; any number of threads may render it at once.
public struct Template: Sendable {
  /// What partial tags call it.
  public let name: String

  let storage: Storage

  /// The program, and what every rendering of it shares.
  final class Storage: Sendable {
    let program: Program
    let base: [Frame]
    let members: [Members]

    init(_ program: Program) {
      self.program = program
      base = program.base.map { Frame(.object($0)) }
      members = base.map(\.members)
    }
  }

  init(name: String, _ program: Program) {
    self.name = name
    storage = Storage(program)
  }

  /// Renders the template.
  ///
  /// A name is looked up from the innermost object outwards, as the Mustache specification says;
  /// the first object whose shape has the name answers for it, even by null.
  ///
  /// - Parameters:
  ///   - context: The objects, outermost first.
  ///   - output: Where the bytes are added.
  ///   - strict: Whether a name that no object can hold is an error; else it is empty.
  /// - Throws: `templateRecursion` if partials include one another without end, or if the result
  ///   grows without measure; `templateName` in strict mode; `templateMissing` if a dynamic name
  ///   names no template, unless the library takes that for empty. The output then holds what was
  ///   written before.
  public func render(
    _ context: [Object], into output: inout Output, strict: Bool = false
  ) throws(RenderError) {
    try run(context.map { Frame(.object($0)) }, into: &output, strict: strict)
  }

  /// Renders a marked template (`markingOuterParts`).
  ///
  /// - Parameters:
  ///   - context: The objects, outermost first.
  ///   - parts: What is known from earlier renderings over the same outer objects; what this one
  ///     finds out is added.
  ///   - output: Where the bytes are added.
  /// - Throws: as above.
  public func render(
    _ context: [Object], keeping parts: inout OuterParts, into output: inout Output
  ) throws(RenderError) {
    try run(
      context.map { Frame(.object($0)) }, keeping: &parts, into: &output, strict: false,
      limit: Limits.instructions)
  }

  /// Renders the template over any value, which need not be an object: `{{.}}` is the value.
  ///
  /// - Throws: as for objects.
  public func render(
    root: Value, into output: inout Output, strict: Bool = false
  ) throws(RenderError) {
    try run([Frame(root)], into: &output, strict: strict)
  }

  /// Renders over frames, with a limit of instructions that a test may lower.
  func run(
    _ frames: [Frame], into output: inout Output, strict: Bool,
    limit: Int = Limits.instructions
  ) throws(RenderError) {
    var parts = OuterParts.none
    try run(frames, keeping: &parts, into: &output, strict: strict, limit: limit)
  }

  private func run(
    _ frames: [Frame], keeping parts: inout OuterParts, into output: inout Output, strict: Bool,
    limit: Int
  ) throws(RenderError) {
    let storage = storage
    try storage.program.code.withUnsafeBufferPointer { code throws(RenderError) in
      try storage.program.literals.withUnsafeBufferPointer { literals throws(RenderError) in
        try storage.program.keys.withUnsafeBufferPointer { keys throws(RenderError) in
          try storage.members.withUnsafeBufferPointer { base throws(RenderError) in
            let tables = Renderer.Tables(code: code, literals: literals, keys: keys, base: base)
            var renderer = Renderer(storage, tables, frames, strict: strict, limit: limit)
            try renderer.run(into: &output, keeping: &parts)
          }
        }
      }
    }
  }
}
