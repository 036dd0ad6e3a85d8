/// The fields of a view: name, kind and getter of each.
///
/// Lives as long as the process.
public final class Fields<V: View>: Sendable {
  /// The shape of the view.
  public let shape: Shape

  @usableFromInline let getters: Getters

  /// Declares the fields of a view, which messages call by the name given.
  public init(_ name: String, _ declare: (inout Declaration) -> Void) {
    var declaration = Declaration()
    declare(&declaration)
    let kinds = declaration.kinds
    shape = Shape(name: name, names: declaration.names) { slot in kinds[slot].kind() }
    getters = Getters(declaration.getters)
    keepForEver(self)
  }

  /// What reads a field of a view, from where the view is: asking must copy none of it.
  ///
  /// The closure captures nothing, and as the member of a structure it is kept as it is: calling it
  /// counts no reference that threads share.
  struct Getter: Sendable {
    let value: @Sendable (UnsafePointer<V>) -> Value
    let write: Writer
  }

  /// Writes a field, escaped or as it is, without making a value of it.
  @usableFromInline typealias Writer = @Sendable (UnsafePointer<V>, inout Output, Bool) -> Void

  /// The getters by slot; they stay for ever, as the fields do.
  @usableFromInline
  struct Getters: @unchecked Sendable {
    private let getters: UnsafePointer<Getter>
    private let count: Int

    fileprivate init(_ list: [Getter]) {
      let getters = UnsafeMutablePointer<Getter>.allocate(capacity: list.count)
      getters.initialize(from: list, count: list.count)
      self.getters = UnsafePointer(getters)
      count = list.count
    }

    /// What a field of a view says; null for a number that is no slot.
    @inline(__always)
    func value(at slot: Int, of view: UnsafePointer<V>) -> Value {
      guard slot >= 0, slot < count else { return .null }
      return getters[slot].value(view)
    }

    /// Writes what a field of a view says; nothing for a number that is no slot.
    @inline(__always)
    func write(
      _ slot: Int, of view: UnsafePointer<V>, escaped: Bool, into output: inout Output
    ) {
      guard slot >= 0, slot < count else { return }
      getters[slot].write(view, &output, escaped)
    }
  }

  /// The fields declared so far.
  ///
  /// Getters should capture nothing. Each is wrapped where the view is declared (`@inlinable`), so
  /// that the compiler knows all types and an asked field is read in place.
  public struct Declaration {
    fileprivate var names: [String] = []
    fileprivate var kinds: [DeclaredKind] = []
    fileprivate var getters: [Getter] = []

    @usableFromInline
    mutating func add(
      _ name: String, _ kind: @escaping @Sendable () -> Shape.Kind,
      _ value: @escaping @Sendable (UnsafePointer<V>) -> Value,
      write: @escaping Writer = { _, _, _ in }
    ) {
      names.append(name)
      kinds.append(DeclaredKind(kind: kind))
      getters.append(Getter(value: value, write: write))
    }
  }
}

/// The kind of a field, asked for later: a view may hold views of its own type.
private struct DeclaredKind: Sendable {
  let kind: @Sendable () -> Shape.Kind
}

extension Fields.Declaration {
  /// A text.
  @inlinable
  public mutating func text(_ name: String, _ get: @escaping @Sendable (V) -> String) {
    add(name, { .text }) {
      .text(get($0.pointee))
    } write: {
      $1.append(get($0.pointee), escaped: $2)
    }
  }

  /// A text that may be absent.
  @inlinable
  public mutating func text(_ name: String, _ get: @escaping @Sendable (V) -> String?) {
    add(name, { .text }) {
      get($0.pointee).map(Value.text) ?? .null
    } write: {
      if let text = get($0.pointee) { $1.append(text, escaped: $2) }
    }
  }

  /// Finished HTML.
  @inlinable
  public mutating func markup(_ name: String, _ get: @escaping @Sendable (V) -> [UInt8]) {
    add(name, { .markup }) {
      .markup(get($0.pointee))
    } write: { view, output, _ in
      output.append(raw: get(view.pointee))
    }
  }

  /// Finished HTML that may be absent.
  @inlinable
  public mutating func markup(_ name: String, _ get: @escaping @Sendable (V) -> [UInt8]?) {
    add(name, { .markup }) {
      get($0.pointee).map(Value.markup) ?? .null
    } write: { view, output, _ in
      if let markup = get(view.pointee) { output.append(raw: markup) }
    }
  }

  /// Finished HTML that the view writes itself, piece by piece.
  public mutating func markup(
    _ name: String, writing: @escaping @Sendable (V, inout Output) -> Void
  ) {
    add(name, { .markup }) { view in
      var output = Output()
      writing(view.pointee, &output)
      return .markup(output.bytes)
    } write: { view, output, _ in
      writing(view.pointee, &output)
    }
  }

  /// Yes or no.
  @inlinable
  public mutating func flag(_ name: String, _ get: @escaping @Sendable (V) -> Bool) {
    add(name, { .flag }) {
      .flag(get($0.pointee))
    } write: {
      $1.append(.flag(get($0.pointee)), escaped: $2)
    }
  }

  /// A list of texts.
  @inlinable
  public mutating func texts(_ name: String, _ get: @escaping @Sendable (V) -> [String]) {
    add(name, { .list(nil) }) { .list(get($0.pointee).map(Value.text)) }
  }

  /// A list of views.
  @inlinable
  public mutating func list<Child: View>(
    _ name: String, _ get: @escaping @Sendable (V) -> [Child]
  ) {
    add(name, { .list(Child.fields.shape) }) { .objects(ViewObjects(get($0.pointee))) }
  }

  /// A view.
  @inlinable
  public mutating func object<Child: View>(
    _ name: String, _ get: @escaping @Sendable (V) -> Child
  ) {
    add(name, { .object(Child.fields.shape) }) { .object(ViewObject(get($0.pointee))) }
  }

  /// A view that is an object already: one that many pages ask.
  @inlinable
  public mutating func object<Child: View>(
    _ name: String, _ get: @escaping @Sendable (V) -> ViewObject<Child>
  ) {
    add(name, { .object(Child.fields.shape) }) { .object(get($0.pointee)) }
  }

  /// A view that may be absent.
  @inlinable
  public mutating func object<Child: View>(
    _ name: String, _ get: @escaping @Sendable (V) -> Child?
  ) {
    add(name, { .object(Child.fields.shape) }) {
      get($0.pointee).map { .object(ViewObject($0)) } ?? .null
    }
  }

  /// A view that may be absent, and is an object already.
  @inlinable
  public mutating func object<Child: View>(
    _ name: String, _ get: @escaping @Sendable (V) -> ViewObject<Child>?
  ) {
    add(name, { .object(Child.fields.shape) }) { get($0.pointee).map { .object($0) } ?? .null }
  }

  /// A value of which nothing is known before it is there; templates cannot be checked inside.
  @inlinable
  public mutating func any(_ name: String, _ get: @escaping @Sendable (V) -> Value) {
    add(name, { .any }) {
      get($0.pointee)
    } write: {
      $1.append(get($0.pointee), escaped: $2)
    }
  }
}
