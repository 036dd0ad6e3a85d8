import Diagnostics

/// Makes a program of a parsed template and all it includes.
///
/// A partial is written out where its tag stands, indented as the specification asks, with its
/// blocks filled. What includes itself, and what would grow too large, becomes a routine.
struct Resolver {
  let templates: [ParsedTemplate]
  private(set) var diagnostics: [Diagnostic] = []
  /// The first error of any template that was included.
  private(set) var failure: Diagnostic?

  private let indices: [String: Int]
  private var program = Program()
  private var environments = Environments()
  private var active: [Active] = []
  private var routines: [Unit: Int32] = [:]
  private var pending: [Unit] = []
  private var tables: [Int: Int32] = [:]
  private var expansions = 0

  /// A template with its blocks filled.
  private struct Unit: Hashable {
    var template: Int
    var environment: Int
  }

  /// A unit that is being written out, and how many sections are open around it.
  private struct Active {
    var unit: Unit
    var sections: Int
  }

  /// Where nodes are being written out.
  private struct Context {
    var unit: Unit
    /// What every line begins with.
    var prefix: [UInt8] = []
    /// How much of the white space of every line is left out.
    var margin = 0
    /// Whether the routine's own indentation comes before the prefix.
    var isIndented = false
    var sections = 0
    var depth = 0
  }

  init(_ templates: [ParsedTemplate], missing: MissingTemplates) {
    self.templates = templates
    indices = Dictionary(
      templates.enumerated().map { ($1.name, $0) }, uniquingKeysWith: { first, _ in first })
    program.missing = missing
    program.files = templates.map(\.file)
  }

  /// The program of a template.
  mutating func resolve(_ template: Int) -> Program {
    let unit = Unit(template: template, environment: Environments.empty)
    expand(unit, Context(unit: unit))
    program.append(.stop)
    while let unit = pending.popLast() {
      let start = program.code.count
      expand(unit, Context(unit: unit, isIndented: true))
      program.append(.back)
      guard let number = routines[unit] else { continue }
      program.routines[Int(number)].start = Int32(start)
      program.routines[Int(number)].length = Int32(program.code.count - start)
    }
    return program
  }

  private mutating func expand(_ unit: Unit, _ context: Context) {
    let template = templates[unit.template]
    if failure == nil { failure = template.diagnostics.first }
    guard template.diagnostics.isEmpty else { return }
    expansions += 1
    active.append(Active(unit: unit, sections: context.sections))
    lower(template.nodes, context)
    active.removeLast()
  }

  private mutating func lower(_ nodes: [Node], _ context: Context) {
    var context = context
    context.depth += 1
    for node in nodes {
      guard !isTooLarge(context) else { return }
      switch node {
      case .line(let space):
        startLine(context)
        program.append(text: bytes(space.dropFirst(context.margin), context))
      case .text(let range):
        program.append(text: bytes(range, context))
      case .variable(let name, let escaped):
        let path = path(name, context)
        program.append(escaped ? .variable(path) : .unescaped(path))
      case .section(let name, let inverted, let nodes):
        let path = path(name, context)
        let start = program.open(
          inverted ? .inverted(path, length: 0) : .section(path, length: 0))
        var inner = context
        inner.sections += 1
        lower(nodes, inner)
        program.close(start)
      case .reference(let reference):
        lower(reference, context)
      case .block(let number):
        lower(templates[context.unit.template].blocks[number], context)
      }
    }
  }
}

// MARK: Lines, names and blocks

extension Resolver {
  private mutating func startLine(_ context: Context) {
    if context.isIndented { program.append(.indentation) }
    program.append(text: context.prefix)
  }

  private func bytes(_ range: Range<Int>, _ context: Context) -> ArraySlice<UInt8> {
    templates[context.unit.template].text[range]
  }

  private mutating func path(_ name: Name, _ context: Context) -> Path {
    let start = Int32(program.keys.count)
    program.keys.append(contentsOf: name.parts.dropFirst().map(Key.init))
    return Path(
      first: name.parts.first.map(Key.init) ?? .none, restStart: start,
      restCount: Int32(max(0, name.parts.count - 1)), site: site(name.place, context))
  }

  private mutating func site(_ place: Place, _ context: Context) -> Int32 {
    program.sites.append(Site(file: Int32(context.unit.template), place: place))
    return Int32(program.sites.count - 1)
  }

  /// Writes out a block: its own content, or the argument that fills it, whose lines lose the
  /// indentation they have where they stand and get the one of the block.
  private mutating func lower(_ block: Block, _ context: Context) {
    guard let argument = environments.argument(block.name, in: context.unit.environment) else {
      return lower(block.nodes, context)
    }
    let content = templates[argument.template].blocks[argument.block]
    var inner = context
    inner.unit = Unit(template: argument.template, environment: argument.environment)
    inner.prefix += bytes(block.indentation.dropFirst(context.margin), context)
    inner.margin = content.margin
    var nodes = content.nodes
    if block.startsLine, !content.startsLine, !nodes.isEmpty {
      startLine(inner)
    } else if !block.startsLine, case .line? = nodes.first {
      nodes.removeFirst()
    }
    lower(nodes, inner)
  }
}

// MARK: Partials and parents

extension Resolver {
  private mutating func lower(_ reference: Reference, _ context: Context) {
    let arguments = reference.arguments.map { number in
      Environments.Argument(
        name: templates[context.unit.template].blocks[number].name,
        template: context.unit.template, block: number, environment: context.unit.environment)
    }
    let environment = environments.extending(context.unit.environment, by: arguments)
    switch reference.target {
    case .dynamic(let name):
      call(.named(path(name, context), table: table(environment)), reference, context)
    case .fixed(let name):
      guard let template = indices[name] else { return reportMissing(name, reference, context) }
      include(Unit(template: template, environment: environment), reference, context)
    }
  }

  private mutating func include(_ unit: Unit, _ reference: Reference, _ context: Context) {
    if let earlier = active.last(where: { $0.unit == unit }) {
      if earlier.sections == context.sections {
        report(
          .templateRecursion, "\(templates[unit.template].name) includes itself without end",
          reference, context, help: "put the tag into a section that ends")
      }
    } else if active.count >= Limits.partials {
      report(
        .templateRecursion,
        "\(templates[unit.template].name) is inside more than \(Limits.partials) templates",
        reference, context)
      return
    } else if program.code.count + expansions < Limits.inlined, context.depth < Limits.nesting {
      var inner = context
      inner.unit = unit
      inner.margin = 0
      inner.prefix = prefix(reference, context)
      inner.isIndented = context.isIndented && reference.indentation != nil
      return expand(unit, inner)
    }
    call(.routine(routine(unit)), reference, context)
  }

  private mutating func call(
    _ target: Call.Target, _ reference: Reference, _ context: Context
  ) {
    let call = Call(
      target: target, indentation: program.literal(prefix(reference, context)),
      extends: context.isIndented && reference.indentation != nil, levels: 1,
      site: site(reference.place, context))
    program.append(call)
  }

  /// What the lines of a partial begin with: nothing if its tag stands inside a line.
  private func prefix(_ reference: Reference, _ context: Context) -> [UInt8] {
    guard let indentation = reference.indentation else { return [] }
    return context.prefix + bytes(indentation.dropFirst(context.margin), context)
  }

  private mutating func routine(_ unit: Unit) -> Int32 {
    if let number = routines[unit] { return number }
    let number = Int32(routines.count)
    routines[unit] = number
    let name = templates[unit.template].name
    program.routines.append(Routine(start: 0, length: 0, template: name))
    if routines.count <= Limits.routines {
      pending.append(unit)
    } else {
      fail(unit)
    }
    return number
  }

  private mutating func isTooLarge(_ context: Context) -> Bool {
    let isFine =
      program.code.count < Limits.code && program.literals.count < Limits.literalBytes
    if !isFine { fail(context.unit) }
    return !isFine
  }

  /// Gives up on a template whose partials and blocks multiply beyond measure.
  private mutating func fail(_ unit: Unit) {
    guard failure == nil else { return }
    let template = templates[unit.template]
    let diagnostic = Diagnostic(
      .templateRecursion, at: Location(template.file),
      "\(template.name) makes a template too large by its partials and blocks")
    failure = diagnostic
    diagnostics.append(diagnostic)
  }

  /// The table for dynamic names where these blocks are filled: a routine of every template.
  private mutating func table(_ environment: Int) -> Int32 {
    if let number = tables[environment] { return number }
    let number = Int32(program.tables.count)
    tables[environment] = number
    program.tables.append([:])
    for (name, template) in indices.sorted(by: { $0.key < $1.key })
    where templates[template].diagnostics.isEmpty {
      let unit = Unit(template: template, environment: environment)
      program.tables[Int(number)][name] = routine(unit)
    }
    return number
  }

  private mutating func reportMissing(
    _ name: String, _ reference: Reference, _ context: Context
  ) {
    guard program.missing == .reported else { return }
    report(
      .templateMissing, "no template is called \(name)", reference, context,
      suggestion: NearMiss.suggestion(for: name, among: indices.keys.sorted()))
  }

  private mutating func report(
    _ identifier: Diagnostic.Identifier, _ summary: Message, _ reference: Reference,
    _ context: Context, help: Message? = nil, suggestion: String? = nil
  ) {
    let file = templates[context.unit.template].file
    let location = Location(file, line: reference.place.line, column: reference.place.column)
    let diagnostic = Diagnostic(
      identifier, at: location, summary, help: help, suggestion: suggestion)
    if failure == nil { failure = diagnostic }
    if diagnostics.count < Limits.diagnostics { diagnostics.append(diagnostic) }
  }
}
