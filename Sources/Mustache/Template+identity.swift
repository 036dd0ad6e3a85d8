extension Template {
  /// Bytes that two templates share only if they render the same in every context.
  ///
  /// They tell what the templates do, not where that was written: a comment changes nothing. They
  /// hold for one version of the program, and are no format to keep.
  public var identity: [UInt8] {
    var writer = IdentityWriter(storage.program)
    writer.write()
    return writer.bytes
  }
}

extension Program {
  /// Bytes that two stretches of code share only if they do the same.
  func identity(_ range: Range<Int>) -> [UInt8] {
    var writer = IdentityWriter(self)
    for instruction in code[range] { writer.write(instruction) }
    return writer.bytes
  }
}

/// Writes out what a program does.
private struct IdentityWriter {
  let program: Program
  var bytes: [UInt8] = []

  init(_ program: Program) { self.program = program }

  mutating func write() {
    for instruction in program.code { write(instruction) }
    for call in program.calls { write(call) }
    for routine in program.routines {
      write(UInt8(ascii: "r"), Int(routine.start), Int(routine.length))
    }
    for table in program.tables {
      for (name, routine) in table.sorted(by: { $0.key < $1.key }) {
        write(name)
        write(UInt8(ascii: "n"), Int(routine))
      }
    }
    for constant in program.constants { write(constant) }
    for object in program.base { writeAsked(of: object) }
  }

  mutating func write(_ instruction: Instruction) {
    switch instruction {
    case .text(let literal): write(UInt8(ascii: "t"), program.literals[literal.range])
    case .variable(let path): write(UInt8(ascii: "v"), path)
    case .unescaped(let path): write(UInt8(ascii: "u"), path)
    case .section(let path, let length): write(UInt8(ascii: "s"), path, Int(length))
    case .when(let path, let length): write(UInt8(ascii: "W"), path, Int(length))
    case .inverted(let path, let length): write(UInt8(ascii: "i"), path, Int(length))
    // That something is kept changes nothing of what is written.
    case .outer, .outerEnd: break
    case .with(let constant): write(UInt8(ascii: "w"), Int(constant))
    case .end: bytes.append(UInt8(ascii: "e"))
    case .call(let number): write(UInt8(ascii: "c"), Int(number))
    case .indentation: bytes.append(UInt8(ascii: "d"))
    case .back: bytes.append(UInt8(ascii: "b"))
    case .stop: bytes.append(UInt8(ascii: "."))
    }
  }

  private mutating func write(_ call: Call) {
    switch call.target {
    case .routine(let number): write(UInt8(ascii: "R"), Int(number))
    case .named(let path, let table): write(UInt8(ascii: "N"), path, Int(table))
    }
    write(UInt8(ascii: "I"), program.literals[call.indentation.range])
    write(UInt8(ascii: "L"), call.extends ? 1 : 0, Int(call.levels))
  }

  /// The members of a settled object that the program can ask for.
  private mutating func writeAsked(of object: Object) {
    let asked = Set(
      (program.code.compactMap(\.path) + program.calls.compactMap(\.path))
        .compactMap { object.shape.slot(of: $0.first) })
    for slot in asked.sorted() {
      write(object.shape.names[slot])
      write(object.value(at: slot))
    }
  }

  private mutating func write(_ value: Value) {
    switch value {
    case .null: bytes.append(0)
    case .flag(let flag): bytes.append(flag ? 1 : 2)
    case .text(let text): write(text)
    case .markup(let markup): write(UInt8(ascii: "m"), markup[...])
    case .list(let items):
      write(UInt8(ascii: "l"), items.count)
      for item in items { write(item) }
    case .objects(let objects):
      write(UInt8(ascii: "l"), objects.count)
      for item in objects.values { write(item) }
    case .object(let object):
      write(UInt8(ascii: "o"), object.shape.names.count)
      for (slot, name) in object.shape.names.enumerated() {
        write(name)
        write(object.value(at: slot))
      }
    }
  }

  private mutating func write(_ tag: UInt8, _ path: Path, _ numbers: Int...) {
    bytes.append(tag)
    let parts = program.parts(path)
    append(parts.count)
    for part in parts { write(part.name) }
    for number in numbers { append(number) }
  }

  private mutating func write(_ tag: UInt8, _ numbers: Int...) {
    bytes.append(tag)
    for number in numbers { append(number) }
  }

  private mutating func write(_ tag: UInt8, _ run: ArraySlice<UInt8>) {
    bytes.append(tag)
    append(run.count)
    bytes.append(contentsOf: run)
  }

  private mutating func write(_ text: String) {
    bytes.append(UInt8(ascii: "\""))
    append(text.utf8.count)
    bytes.append(contentsOf: text.utf8)
  }

  private mutating func append(_ number: Int) {
    withUnsafeBytes(of: Int64(number).littleEndian) { bytes.append(contentsOf: $0) }
  }
}

extension Instruction {
  /// The name it asks for.
  fileprivate var path: Path? {
    switch self {
    case .variable(let path), .unescaped(let path), .section(let path, _), .when(let path, _),
      .inverted(let path, _):
      path
    default: nil
    }
  }
}

extension Call {
  /// The name it asks for.
  fileprivate var path: Path? {
    if case .named(let path, _) = target { path } else { nil }
  }
}
