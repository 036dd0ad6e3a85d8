import Diagnostics

/// Runs a program once.
///
/// Everything on the way is plain numbers and the values themselves: no name is hashed and no
/// shared reference is counted.
struct Renderer: ~Copyable {
  /// What a program is made of, where it is read for every page.
  struct Tables {
    let code: UnsafeBufferPointer<Instruction>
    let literals: UnsafeBufferPointer<UInt8>
    let keys: UnsafeBufferPointer<Key>
    /// The members of the settled objects.
    let base: UnsafeBufferPointer<Members>
  }

  unowned(unsafe) let storage: Template.Storage
  private let code: UnsafeBufferPointer<Instruction>
  private let literals: UnsafeBufferPointer<UInt8>
  let keys: UnsafeBufferPointer<Key>
  let base: UnsafeBufferPointer<Members>
  let isStrict: Bool

  var frames: FrameStack
  /// The last object that was made to look into it, while its frame stays as it is: `{{page.title}}`
  /// is mostly followed by another `{{page.…}}`.
  var kept: Kept?
  /// The same for an object that somebody else holds, such as the city of a page: the two take turns.
  var keptOfOthers: Kept?
  private var returns: [Return] = []
  /// The indentation of the running routine is the end of this, from `indentationStart` on.
  private var indentation: [UInt8] = []
  private var indentationStart = 0
  private var depth = 0
  /// Where the part begins that is being written; no part holds another.
  private var partStart = 0
  private let limit: Int
  private var instructionsLeft: Int
  /// How much the output may hold at the end: what was there before is not the template's.
  private var largest = Limits.outputBytes

  /// Where a routine was called from.
  private struct Return {
    var position: Int
    var indentationStart: Int
    var indentationEnd: Int
    var depth: Int
  }

  /// The frame that has a name, and the slot there; frames of settled objects count from -1 down.
  struct MemberPlace: Equatable {
    var frame: Int
    var slot: Int
  }

  /// An object with its members beside it, which are asked without counting a reference.
  struct Kept {
    let place: MemberPlace
    let object: Object
    let members: Members
  }

  /// How many sections deep most pages are at most: the stack need not grow for them.
  private static let room = 6

  /// A renderer of a program whose storage and tables outlive it.
  init(
    _ storage: Template.Storage, _ tables: Tables, _ frames: [Frame], strict: Bool, limit: Int
  ) {
    self.storage = storage
    code = tables.code
    literals = tables.literals
    keys = tables.keys
    base = tables.base
    self.frames = FrameStack(capacity: frames.count + Self.room)
    isStrict = strict
    self.limit = limit
    instructionsLeft = limit
    for frame in frames { self.frames.push(frame) }
  }

  mutating func run(into output: inout Output, keeping parts: inout OuterParts)
    throws(RenderError)
  {
    largest += output.count
    var position = 0
    while true {
      switch code[position] {
      case .text(let literal):
        output.append(raw: UnsafeBufferPointer(rebasing: literals[literal.range]))
        position += 1
      case .variable(let path):
        try write(path, escaped: true, into: &output)
        try check(output, path.site)
        position += 1
      case .unescaped(let path):
        try write(path, escaped: false, into: &output)
        try check(output, path.site)
        position += 1
      case .section(let path, let length):
        position += try enter(path, body: position + 1) ? 1 : Int(length)
      case .when(let path, let length):
        position += try isTruthy(path) ? 1 : Int(length)
      case .inverted(let path, let length):
        position += try isTruthy(path) ? Int(length) : 1
      case .outer(let number, let length):
        if parts.write(number, into: &output) {
          try check(output, 0)
          position += Int(length)
        } else {
          partStart = output.count
          position += 1
        }
      case .outerEnd(let number):
        parts.keep(number, output, from: partStart)
        position += 1
      case .with(let constant):
        frames.push(Frame(storage.program.constants[Int(constant)], body: position + 1))
        position += 1
      case .end:
        position = try leave(position, output)
      case .call(let number):
        position = try call(storage.program.calls[Int(number)], position, output)
      case .indentation:
        output.append(raw: indentation[indentationStart...])
        try check(output, 0)
        position += 1
      case .back:
        guard let caller = returns.popLast() else { return }
        indentation.removeSubrange(caller.indentationEnd...)
        indentationStart = caller.indentationStart
        depth = caller.depth
        position = caller.position
      case .stop:
        return
      }
    }
  }
}

// MARK: Sections and calls

extension Renderer {
  /// Puts the value of a section on the stack; says no if the section is to be skipped.
  private mutating func enter(_ path: Path, body: Int) throws(RenderError) -> Bool {
    if let (members, slot, part) = standing(path) {
      frames.push(Frame(part, at: slot, of: members, body: body))
      return true
    }
    let value = try value(path)
    guard value.isTruthy else { return false }
    switch value {
    case .list(let items): frames.push(Frame(items: items, body: body))
    case .objects(let objects): frames.push(Frame(objects: objects, body: body))
    default: frames.push(Frame(value, body: body))
    }
    return true
  }

  /// Goes back for the next item of the section that ends here, or leaves it.
  private mutating func leave(_ position: Int, _ output: borrowing Output) throws(RenderError)
    -> Int
  {
    let last = frames.count - 1
    let body = frames.body
    if kept?.place.frame == last { kept = nil }
    if keptOfOthers?.place.frame == last { keptOfOthers = nil }
    guard frames.advance() else {
      frames.pop()
      return position + 1
    }
    if case .section(let path, _) = code[body - 1] {
      try spend(position - body, path.site)
      try check(output, path.site)
    }
    return body
  }

  private mutating func call(
    _ call: Call, _ position: Int, _ output: borrowing Output
  ) throws(RenderError) -> Int {
    guard let routine = try routine(call) else { return position + 1 }
    guard depth + Int(call.levels) <= Limits.partials else {
      throw failure(
        "\(routine.template) includes itself more than \(Limits.partials) times over", call.site)
    }
    try spend(Int(routine.length), call.site)
    try check(output, call.site)
    returns.append(
      Return(
        position: position + 1, indentationStart: indentationStart,
        indentationEnd: indentation.count, depth: depth))
    // What goes on from the caller's indentation begins with it, else behind it.
    if !call.extends { indentationStart = indentation.count }
    indentation.append(contentsOf: literals[call.indentation.range])
    depth += Int(call.levels)
    return Int(routine.start)
  }

  /// The routine that a call means, or nil if it means nothing.
  private mutating func routine(_ call: Call) throws(RenderError) -> Routine? {
    switch call.target {
    case .routine(let number):
      return storage.program.routines[Int(number)]
    case .named(let path, let table):
      guard case .text(let name) = try value(path), !name.isEmpty else { return nil }
      let table = storage.program.tables[Int(table)]
      if let number = table[name] { return storage.program.routines[Int(number)] }
      guard storage.program.missing == .reported else { return nil }
      let suggestion = NearMiss.suggestion(for: name, among: table.keys.sorted())
      throw RenderError(
        Diagnostic(
          .templateMissing, at: storage.program.location(path.site),
          "no template is called \(name)", suggestion: suggestion))
    }
  }
}

// MARK: Limits

extension Renderer {
  private mutating func spend(_ instructions: Int, _ site: Int32) throws(RenderError) {
    instructionsLeft -= instructions
    guard instructionsLeft < 0 else { return }
    throw failure("the template takes more than \(limit) steps", site)
  }

  @inline(__always)
  private func check(_ output: borrowing Output, _ site: Int32) throws(RenderError) {
    guard output.count > largest else { return }
    throw failure("the page is larger than \(Limits.outputBytes) bytes", site)
  }

  private func failure(_ summary: Message, _ site: Int32) -> RenderError {
    RenderError(
      Diagnostic(.templateRecursion, at: storage.program.location(site), summary))
  }
}

extension Output {
  fileprivate mutating func append(raw bytes: ArraySlice<UInt8>) {
    bytes.withUnsafeBufferPointer { append(raw: $0) }
  }
}
