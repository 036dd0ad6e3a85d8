// MARK: Tags

extension Specializer {
  mutating func variable(_ path: Path, escaped: Bool, _ instruction: Instruction) {
    guard case .settled(let value) = resolve(path) else { return program.append(instruction) }
    var output = Output(capacity: 128)
    output.append(value, escaped: escaped)
    output.withBytes { program.append(text: $0) }
  }

  mutating func section(_ path: Path, body: Range<Int>) {
    switch resolve(path) {
    case .settled(.list(let items)):
      for item in items { settle(item, body: body) }
    case .settled(.objects(let objects)):
      for item in objects.values { settle(item, body: body) }
    case .settled(let value):
      if value.isTruthy { settle(value, body: body) }
    case .open(let kind):
      let start = program.open(.section(path, length: 0))
      scopes.append(Scope(section: kind))
      runOpen(body)
      if case .plain(isAsked: false)? = scopes.popLast(), kind.isOneValue {
        program.closeUnasked(start)
      } else {
        program.close(start)
      }
    }
  }

  mutating func when(_ path: Path, body: Range<Int>) {
    switch resolve(path) {
    case .settled(let value):
      if value.isTruthy { run(body) }
    case .open:
      let start = program.open(.when(path, length: 0))
      runOpen(body)
      program.close(start)
    }
  }

  mutating func inverted(_ path: Path, body: Range<Int>) {
    switch resolve(path) {
    case .settled(let value):
      if !value.isTruthy { run(body) }
    case .open:
      let start = program.open(.inverted(path, length: 0))
      runOpen(body)
      program.close(start)
    }
  }

  private mutating func runOpen(_ body: Range<Int>) {
    openSections += 1
    run(body)
    openSections -= 1
  }

  /// Writes out code with a value on the stack, which stays there only if it is needed.
  mutating func settle(_ value: Value, body: Range<Int>) {
    let start = program.code.count
    scopes.append(.settled(value, isNeeded: false))
    run(body)
    if case .settled(_, true)? = scopes.popLast() { program.surround(from: start, with: value) }
  }
}

// MARK: Calls

extension Specializer {
  mutating func call(_ call: Call) {
    switch call.target {
    case .routine(let routine):
      enter(routine, call)
    case .named(let path, let table):
      switch resolve(path) {
      case .open:
        keep(call)
      case .settled(.text(let name)) where !name.isEmpty:
        if let routine = source.tables[Int(table)][name] {
          enter(routine, call)
        } else if source.missing == .reported {
          keep(call)
        }
      case .settled:
        break
      }
    }
  }

  /// Writes out a routine, unless that might not end: recursion over open data, or too much of it.
  private mutating func enter(_ routine: Int32, _ call: Call) {
    let isEndless = active.contains { $0.routine == routine && $0.openSections < openSections }
    let levels = Int(call.levels)
    guard !isEndless, depth + levels <= Limits.partials, !isExhausted else { return keep(call) }
    let caller = indentation
    indentation = indentation(of: call)
    depth += levels
    active.append(Active(routine: routine, openSections: openSections))
    let start = Int(source.routines[Int(routine)].start)
    run(start..<start + Int(source.routines[Int(routine)].length) - 1)
    active.removeLast()
    depth -= levels
    indentation = caller
  }

  private mutating func keep(_ call: Call) {
    var kept = call
    kept.indentation = program.literal(indentation(of: call))
    kept.levels += Int32(depth)
    program.append(kept)
    needsRoutines = true
    need(below: scopes.count)
    ask(from: 0)
  }

  private func indentation(of call: Call) -> [UInt8] {
    (call.extends ? indentation : []) + source.literals[call.indentation.range]
  }
}
