extension Template {
  /// The same template, whose parts that the outer objects alone decide can be kept by `OuterParts`.
  ///
  /// - Parameters:
  ///   - outer: The shapes of the objects that many renderings have in common, outermost first.
  ///   - inner: The shapes of the objects of one rendering, which stand further in.
  ///   - numbers: Those of all templates that are rendered over the same outer objects.
  /// - Returns: A template that writes the same; equal parts of such templates are kept together.
  public func markingOuterParts(
    of outer: [Shape], below inner: [Shape], _ numbers: OuterPartNumbers
  ) -> Template {
    // Routines may be called from anywhere.
    guard storage.program.routines.isEmpty else { return self }
    var finder = OuterPartFinder(storage.program, outer, inner, numbers)
    return Template(name: name, finder.marked())
  }
}

/// Finds the parts of a program that outer objects alone decide.
private struct OuterPartFinder {
  private let source: Program
  private let numbers: OuterPartNumbers
  private var program: Program
  private var scopes: [Place]

  /// What is on the context stack.
  private enum Place {
    /// An object of a shape; whether it is the same in all renderings.
    case object(Shape, isOuter: Bool)
    /// A value without members.
    case plain(isOuter: Bool)
    /// Anything at all.
    case unknown
  }

  /// Longer literals are left out of parts: they are copied from where they are, and what stands
  /// on both sides of them is more often the same in other templates.
  private static let longestText = 160

  init(_ source: Program, _ outer: [Shape], _ inner: [Shape], _ numbers: OuterPartNumbers) {
    self.source = source
    self.numbers = numbers
    program = source
    program.code = []
    scopes =
      outer.map { .object($0, isOuter: true) } + inner.map { .object($0, isOuter: false) }
  }

  mutating func marked() -> Program {
    let end = source.code.firstIndex { if case .stop = $0 { true } else { false } } ?? 0
    mark(0..<end)
    program.append(.stop)
    return program
  }

  /// Copies code, with what is to be kept marked.
  private mutating func mark(_ range: Range<Int>) {
    var position = range.lowerBound
    var start = position
    while position < range.upperBound {
      let end = position + length(position)
      if !isOuter(position..<end) {
        copy(start..<position)
        enter(position..<end)
        start = end
      } else if case .text(let text) = source.code[position], text.range.count > Self.longestText {
        copy(start..<position)
        program.append(source.code[position])
        start = end
      }
      position = end
    }
    copy(start..<position)
  }

  /// How many instructions belong to the one at a position, with itself.
  private func length(_ position: Int) -> Int {
    switch source.code[position] {
    case .section(_, let length), .when(_, let length), .inverted(_, let length): Int(length)
    default: 1
    }
  }

  /// Copies what differs from rendering to rendering.
  private mutating func enter(_ range: Range<Int>) {
    let (first, body) = (source.code[range.lowerBound], range.lowerBound + 1)
    switch first {
    case .section(let path, _):
      let start = program.open(first)
      // What it stands for takes turns, whoever holds it.
      scopes.append(place(of: path, isOuter: false))
      mark(body..<range.upperBound - 1)
      scopes.removeLast()
      program.close(start)
    case .when, .inverted:
      let start = program.open(first)
      mark(body..<range.upperBound)
      program.close(start)
    default: program.append(first)
    }
  }

  /// Copies code that outer objects decide: as a part, but for the literals at both ends.
  private mutating func copy(_ range: Range<Int>) {
    let part = part(of: range)
    program.code += source.code[range.lowerBound..<part.lowerBound]
    defer { program.code += source.code[part.upperBound..<range.upperBound] }
    guard !part.isEmpty else { return }
    let number = numbers.number(source.identity(part))
    program.append(.outer(number, length: Int32(part.count + 2)))
    program.code += source.code[part]
    program.append(.outerEnd(number))
  }

  /// Code without the literals at both ends; those in the body of its last section belong to it.
  private func part(of range: Range<Int>) -> Range<Int> {
    var position = range.lowerBound
    while position < range.upperBound, isText(position) { position += 1 }
    let start = position
    var end = start
    while position < range.upperBound {
      let next = position + length(position)
      if !isText(position) { end = next }
      position = next
    }
    return start..<end
  }

  private func isText(_ position: Int) -> Bool {
    if case .text = source.code[position] { true } else { false }
  }
}

// MARK: What decides

extension OuterPartFinder {
  /// Whether code does the same in all renderings over the same outer objects.
  private mutating func isOuter(_ range: Range<Int>) -> Bool {
    switch source.code[range.lowerBound] {
    case .text: true
    case .variable(let path), .unescaped(let path): isOuter(path)
    case .when(let path, _), .inverted(let path, _):
      isOuter(path) && areOuter(range.dropFirst())
    case .section(let path, _):
      isOuter(path) && isOuterBody(path, range.dropFirst().dropLast())
    default: false
    }
  }

  private mutating func isOuterBody(_ path: Path, _ body: Range<Int>) -> Bool {
    scopes.append(place(of: path, isOuter: true))
    defer { scopes.removeLast() }
    return areOuter(body)
  }

  private mutating func areOuter(_ range: Range<Int>) -> Bool {
    var position = range.lowerBound
    while position < range.upperBound {
      let end = position + length(position)
      guard isOuter(position..<end) else { return false }
      position = end
    }
    return true
  }

  private func isOuter(_ path: Path) -> Bool {
    switch holder(of: path) {
    case .object(_, let isOuter)?, .plain(let isOuter)?: isOuter
    case .unknown?, nil: false
    }
  }

  /// What answers to the first part of a name.
  private func holder(of path: Path) -> Place? {
    guard path.first != .none else { return scopes.last }
    for scope in scopes.reversed() {
      switch scope {
      case .object(let shape, _): if shape.slot(of: path.first) != nil { return scope }
      case .plain: break
      case .unknown: return scope
      }
    }
    return nil
  }

  /// What a section over a name puts on the stack.
  private func place(of path: Path, isOuter: Bool) -> Place {
    guard path.first != .none, case .object(let shape, _)? = holder(of: path),
      var kind = shape.kind(of: path.first)
    else { return .unknown }
    for key in source.keys[path.rest] {
      guard case .object(let shape) = kind, let member = shape.kind(of: key) else {
        return .unknown
      }
      kind = member
    }
    switch Scope(section: kind) {
    case .open(let shape): return .object(shape, isOuter: isOuter)
    case .plain: return .plain(isOuter: isOuter)
    case .settled, .unknown: return .unknown
    }
  }
}
