public import Diagnostics

extension Template {
  /// Checks every name against what the context can hold, without data.
  ///
  /// - Parameter context: The shapes of the objects that will be rendered, outermost first.
  /// - Returns: A `templateName` for every name, or part of a name, that no shape on the stack can
  ///   hold, with the nearest name that one can. Nothing is said inside values of kind `any`, nor
  ///   about the templates that dynamic names may mean.
  public func check(_ context: [Shape]) -> [Diagnostic] {
    var uses = NameUses()
    return check(context, noting: &uses)
  }

  /// The same, noting which names of which shapes are asked for.
  public func check(_ context: [Shape], noting uses: inout NameUses) -> [Diagnostic] {
    var checker = Checker(storage.program, context)
    checker.run()
    uses.formUnion(checker.uses)
    return checker.report.diagnostics
  }
}

/// Walks a program with shapes in place of objects.
private struct Checker {
  let program: Program
  var report = Report()
  var uses = NameUses()
  private var scopes: [Scope]
  private var pending: [(routine: Int32, scopes: [Scope])] = []
  private var seen: Set<Visit> = []

  /// A routine with the shapes that decide how its names are resolved, innermost first.
  private struct Visit: Hashable {
    var routine: Int32
    var shapes: [ObjectIdentifier?]
  }

  init(_ program: Program, _ context: [Shape]) {
    self.program = program
    scopes = program.base.map { .open($0.shape) } + context.map { .open($0) }
  }

  mutating func run() {
    walk(from: 0)
    while let visit = pending.popLast(), seen.count < Limits.routines {
      scopes = visit.scopes
      walk(from: Int(program.routines[Int(visit.routine)].start))
    }
  }

  private mutating func walk(from start: Int) {
    var position = start
    while true {
      switch program.code[position] {
      case .text, .indentation, .outer, .outerEnd: break
      case .variable(let path), .unescaped(let path), .when(let path, _), .inverted(let path, _):
        _ = kind(of: path)
      case .section(let path, _): scopes.append(scope(of: path))
      case .with(let constant):
        scopes.append(Scope(shapeOf: program.constants[Int(constant)]))
      case .end: scopes.removeLast()
      case .call(let number): visit(program.calls[Int(number)])
      case .back, .stop: return
      }
      position += 1
    }
  }

  private mutating func visit(_ call: Call) {
    switch call.target {
    case .named(let path, _):
      _ = kind(of: path)
      uses.lose()
    case .routine(let routine):
      // Only the innermost of equal shapes ever answers, so recursion comes to an end.
      var shapes: [ObjectIdentifier?] = []
      var kept: [Scope] = []
      for scope in scopes.reversed() {
        if case .plain = scope { continue }
        let identity = scope.shape.map(ObjectIdentifier.init)
        if shapes.contains(identity) { continue }
        shapes.append(identity)
        kept.append(scope)
      }
      if seen.insert(Visit(routine: routine, shapes: shapes)).inserted {
        pending.append((routine, kept.reversed()))
      }
    }
  }

  /// What a section puts on the stack: `{{#.}}` is an item of what is there, whatever that is.
  private mutating func scope(of path: Path) -> Scope {
    if path.first == .none, case .open? = scopes.last { return scopes[scopes.count - 1] }
    return Scope(section: kind(of: path))
  }

  /// The kind of what a name stands for; reports what cannot be.
  private mutating func kind(of path: Path) -> Shape.Kind {
    guard path.first != .none else { return .any }
    guard let first = kind(of: path.first, path) else { return .any }
    var kind = first
    for (index, key) in program.keys[path.rest].enumerated() {
      switch kind {
      case .any: return .any
      case .object(let shape):
        guard let member = shape.kind(of: key) else {
          report.add(program.unknownName(path, part: index + 1, among: [shape]))
          return .any
        }
        uses.insert(key, of: shape)
        kind = member
      case .text, .markup, .flag, .list:
        report.add(program.unknownName(path, part: index + 1, among: []))
        return .any
      }
    }
    return kind
  }

  private mutating func kind(of key: Key, _ path: Path) -> Shape.Kind? {
    var shapes: [Shape] = []
    for scope in scopes.reversed() {
      if case .unknown = scope {
        uses.lose()
        return .any
      }
      guard let shape = scope.shape else { continue }
      if let kind = shape.kind(of: key) {
        uses.insert(key, of: shape)
        return kind
      }
      shapes.append(shape)
    }
    report.add(program.unknownName(path, part: 0, among: shapes))
    return nil
  }
}
