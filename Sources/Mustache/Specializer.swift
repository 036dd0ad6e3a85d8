/// Runs a program as far as it is known, and writes the rest into a new one.
struct Specializer {
  let source: Program
  var program = Program()
  var scopes: [Scope]
  /// The indentation of the routine that is written out.
  var indentation: [UInt8] = []
  var active: [Active] = []
  var depth = 0
  private var nesting = 0
  /// How many sections stay around this place.
  var openSections = 0
  private var instructionsLeft: Int
  var needsRoutines = false

  /// A routine that is being written out.
  struct Active {
    var routine: Int32
    var openSections: Int
  }

  init(_ source: Program, _ known: [Object], _ open: [Shape], limit: Int) {
    self.source = source
    instructionsLeft = limit
    program.keys = source.keys
    program.sites = source.sites
    program.files = source.files
    program.calls = source.calls
    program.missing = source.missing
    program.base = source.base + known
    scopes = program.base.map { .settled(.object($0), isNeeded: true) } + open.map { .open($0) }
  }

  mutating func specialize() -> Program {
    run(0..<(source.code.firstIndex { if case .stop = $0 { true } else { false } } ?? 0))
    program.append(.stop)
    if needsRoutines {
      program.tables = source.tables
      program.append(routinesOf: source)
    } else {
      program.calls = []
    }
    return program
  }

  mutating func run(_ range: Range<Int>) {
    nesting += 1
    defer { nesting -= 1 }
    instructionsLeft -= range.count
    var position = range.lowerBound
    while position < range.upperBound {
      let instruction = source.code[position]
      var length = 1
      switch instruction {
      case .text(let literal): program.append(text: source.literals[literal.range])
      case .indentation: program.append(text: indentation)
      case .variable(let path): variable(path, escaped: true, instruction)
      case .unescaped(let path): variable(path, escaped: false, instruction)
      case .section(let path, let whole):
        length = Int(whole)
        section(path, body: position + 1..<position + length - 1)
      case .when(let path, let whole):
        length = Int(whole)
        when(path, body: position + 1..<position + length)
      case .inverted(let path, let whole):
        length = Int(whole)
        inverted(path, body: position + 1..<position + length)
      case .with(let constant):
        let end = endOfConstant(position)
        length = end + 1 - position
        settle(source.constants[Int(constant)], body: position + 1..<end)
      case .call(let number): call(source.calls[Int(number)])
      case .end, .back, .stop, .outer, .outerEnd: break
      }
      position += length
    }
  }

  /// Where the code ends that a settled value surrounds.
  private func endOfConstant(_ start: Int) -> Int {
    var position = start + 1
    var depth = 1
    while depth > 0 {
      switch source.code[position] {
      case .section, .with: depth += 1
      case .end: depth -= 1
      default: break
      }
      position += 1
    }
    return position - 1
  }
}

// MARK: Names

extension Specializer {
  enum Resolution {
    case settled(Value)
    /// To be looked up while rendering; of this kind.
    case open(Shape.Kind)
  }

  var isExhausted: Bool {
    instructionsLeft < 0 || nesting > Limits.nesting
      || program.literals.count > Limits.settledBytes
  }

  mutating func resolve(_ path: Path) -> Resolution {
    guard !isExhausted else {
      need(below: scopes.count)
      ask(from: 0)
      return .open(.any)
    }
    guard path.first != .none else {
      ask(from: scopes.count - 1)
      return item
    }
    for index in scopes.indices.reversed() {
      switch scopes[index] {
      case .plain: break
      case .unknown:
        need(below: index)
        return .open(.any)
      case .open(let shape):
        if let kind = shape.kind(of: path.first) { return .open(member(path, of: kind)) }
      case .settled(let value, _):
        guard var value = value.member(path.first) else { break }
        for key in source.keys[path.rest] { value = value.member(key) ?? .null }
        return .settled(value)
      }
    }
    return .open(.any)
  }

  /// What `{{.}}` stands for.
  private var item: Resolution {
    switch scopes.last {
    case .settled(let value, _): .settled(value)
    case .open(let shape): .open(.object(shape))
    case .plain: .open(.text)
    case .unknown: .open(.any)
    case nil: .settled(.null)
    }
  }

  private func member(_ path: Path, of first: Shape.Kind) -> Shape.Kind {
    var kind = first
    for key in source.keys[path.rest] {
      guard case .object(let shape) = kind, let member = shape.kind(of: key) else { return .any }
      kind = member
    }
    return kind
  }

  /// A value may be asked for itself while rendering: it must be there.
  mutating func ask(from start: Int) {
    for index in scopes.indices.dropFirst(max(0, start)) {
      if case .plain = scopes[index] { scopes[index] = .plain(isAsked: true) }
    }
  }

  /// A name that may be found in these scopes is looked up while rendering: they must be there.
  mutating func need(below end: Int) {
    for index in scopes.indices.prefix(end) {
      if case .settled(let value, false) = scopes[index] {
        scopes[index] = .settled(value, isNeeded: true)
      }
    }
  }
}
