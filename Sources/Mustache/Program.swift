import Diagnostics

/// A resolved template: instructions in one array and the tables they point into.
///
/// The main code comes first and ends with `stop`; routines follow. Lengths count from the
/// instruction that holds them, so that a stretch of code can be moved.
struct Program: Sendable {
  var code: [Instruction] = []
  var literals: [UInt8] = []
  var keys: [Key] = []
  var sites: [Site] = []
  var files: [String] = []
  var calls: [Call] = []
  var routines: [Routine] = []
  /// The routines that dynamic names mean, by template, one table for each set of filled blocks.
  var tables: [[String: Int32]] = []
  /// Settled values that are needed while rendering.
  var constants: [Value] = []
  /// Settled objects, outermost first; names that could not be settled are looked up there last.
  var base: [Object] = []
  var missing: MissingTemplates = .reported
  /// Up to here a text must not grow: control jumps to this instruction.
  private var joint = 0

  func location(_ site: Int32) -> Location {
    let site = sites[Int(site)]
    return Location(files[Int(site.file)], line: site.place.line, column: site.place.column)
  }

  /// The parts of a path.
  func parts(_ path: Path) -> [Key] {
    path.first == .none ? [] : [path.first] + keys[path.rest]
  }
}

extension Program {
  mutating func append(_ instruction: Instruction) {
    code.append(instruction)
  }

  /// Adds literal text, to the text before if it can.
  mutating func append(text: some Collection<UInt8>) {
    guard !text.isEmpty else { return }
    let start = Int32(literals.count)
    literals.append(contentsOf: text)
    let end = Int32(literals.count)
    if code.count > joint, case .text(let last) = code[code.count - 1], last.end == start {
      code[code.count - 1] = .text(Literal(start: last.start, end: end))
    } else {
      code.append(.text(Literal(start: start, end: end)))
    }
  }

  /// Keeps bytes that no text instruction writes.
  mutating func literal(_ bytes: some Collection<UInt8>) -> Literal {
    let start = Int32(literals.count)
    literals.append(contentsOf: bytes)
    return Literal(start: start, end: Int32(literals.count))
  }

  /// Begins a section, whose length is set by `close`.
  mutating func open(_ instruction: Instruction) -> Int {
    code.append(instruction)
    return code.count - 1
  }

  /// Ends what began at an instruction: a section, one that only asks whether, or an inverted one.
  mutating func close(_ start: Int) {
    switch code[start] {
    case .section(let path, _):
      code.append(.end)
      code[start] = .section(path, length: Int32(code.count - start))
    case .when(let path, _):
      code[start] = .when(path, length: Int32(code.count - start))
      joint = code.count
    case .inverted(let path, _):
      code[start] = .inverted(path, length: Int32(code.count - start))
      joint = code.count
    default: break
    }
  }

  /// Ends a section of whose value nothing was asked: it need not be on the stack.
  mutating func closeUnasked(_ start: Int) {
    if case .section(let path, let length) = code[start] {
      code[start] = .when(path, length: length)
    }
    close(start)
  }

  /// Puts a constant on the stack around the code from an instruction on.
  mutating func surround(from start: Int, with value: Value) {
    constants.append(value)
    code.insert(.with(constant: Int32(constants.count - 1)), at: start)
    code.append(.end)
  }

  /// Adds a call.
  mutating func append(_ call: Call) {
    calls.append(call)
    code.append(.call(Int32(calls.count - 1)))
  }

  /// Adds the routines of another program to this one, whose calls have been copied already.
  mutating func append(routinesOf other: Program) {
    let distance = literals.count
    literals.append(contentsOf: other.literals)
    for index in other.calls.indices {
      calls[index].indentation = other.calls[index].indentation.moved(by: distance)
    }
    for routine in other.routines {
      routines.append(routine)
      routines[routines.count - 1].start = Int32(code.count)
      for instruction in other.code[Int(routine.start)..<Int(routine.start + routine.length)] {
        if case .text(let literal) = instruction {
          code.append(.text(literal.moved(by: distance)))
        } else {
          code.append(instruction)
        }
      }
    }
  }
}
