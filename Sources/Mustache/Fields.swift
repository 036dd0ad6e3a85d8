/// The fields of a view: name, kind and getter of each.
///
/// Lives as long as the process.
public final class Fields<V: View>: Sendable {
  /// The shape of the view.
  public let shape: Shape

  @usableFromInline let readers: FieldReaders

  /// Declares the fields of a view, which messages call by the name given.
  public init(_ name: String, _ declare: (inout Declaration) -> Void) {
    var declaration = Declaration()
    declare(&declaration)
    let kinds = declaration.kinds
    shape = Shape(name: name, names: declaration.names) { slot in kinds[slot].kind() }
    readers = FieldReaders(declaration.readers)
    keepForEver(self)
  }

  /// The fields declared so far.
  ///
  /// Getters should capture nothing. Each is wrapped where the view is declared (`@inlinable`), so
  /// that the compiler knows all types and an asked field is read in place.
  public struct Declaration {
    fileprivate var names: [String] = []
    fileprivate var kinds: [DeclaredKind] = []
    fileprivate var readers: [FieldReader] = []

    @usableFromInline
    mutating func add(
      _ name: String, part: ViewPart? = nil, _ kind: @escaping @Sendable () -> Shape.Kind,
      _ value: @escaping @Sendable (UnsafeRawPointer) -> Value,
      isTruthy: @escaping @Sendable (UnsafeRawPointer) -> Bool,
      write: @escaping @Sendable (UnsafeRawPointer, inout Output, Bool) -> Void = { _, _, _ in }
    ) {
      names.append(name)
      kinds.append(DeclaredKind(kind: kind))
      readers.append(FieldReader(value: value, write: write, isTruthy: isTruthy, part: part))
    }

    /// The view at an address.
    @inlinable
    @inline(__always)
    static func view(_ address: UnsafeRawPointer) -> UnsafePointer<V> {
      address.assumingMemoryBound(to: V.self)
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
      .text(get(Self.view($0).pointee))
    } isTruthy: {
      !get(Self.view($0).pointee).isEmpty
    } write: {
      $1.append(get(Self.view($0).pointee), escaped: $2)
    }
  }

  /// A text of two parts, which are put together only where the whole is asked for: most are written.
  @inlinable
  public mutating func text(
    _ name: String, _ start: @escaping @Sendable (V) -> String,
    then end: @escaping @Sendable (V) -> String
  ) {
    add(name, { .text }) {
      .text(start(Self.view($0).pointee) + end(Self.view($0).pointee))
    } isTruthy: {
      !(start(Self.view($0).pointee).isEmpty && end(Self.view($0).pointee).isEmpty)
    } write: {
      $1.append(start(Self.view($0).pointee), escaped: $2)
      $1.append(end(Self.view($0).pointee), escaped: $2)
    }
  }

  /// A text that may be absent.
  @inlinable
  public mutating func text(_ name: String, _ get: @escaping @Sendable (V) -> String?) {
    add(name, { .text }) {
      get(Self.view($0).pointee).map(Value.text) ?? .null
    } isTruthy: {
      get(Self.view($0).pointee).map { !$0.isEmpty } ?? false
    } write: {
      if let text = get(Self.view($0).pointee) { $1.append(text, escaped: $2) }
    }
  }

  /// Finished HTML.
  @inlinable
  public mutating func markup(_ name: String, _ get: @escaping @Sendable (V) -> [UInt8]) {
    add(name, { .markup }) {
      .markup(get(Self.view($0).pointee))
    } isTruthy: {
      !get(Self.view($0).pointee).isEmpty
    } write: { view, output, _ in
      output.append(raw: get(Self.view(view).pointee))
    }
  }

  /// Finished HTML that may be absent.
  @inlinable
  public mutating func markup(_ name: String, _ get: @escaping @Sendable (V) -> [UInt8]?) {
    add(name, { .markup }) {
      get(Self.view($0).pointee).map(Value.markup) ?? .null
    } isTruthy: {
      get(Self.view($0).pointee).map { !$0.isEmpty } ?? false
    } write: { view, output, _ in
      if let markup = get(Self.view(view).pointee) { output.append(raw: markup) }
    }
  }

  /// Finished HTML that the view writes itself, piece by piece.
  public mutating func markup(
    _ name: String, writing: @escaping @Sendable (V, inout Output) -> Void
  ) {
    @Sendable func written(_ view: UnsafeRawPointer) -> [UInt8] {
      var output = Output()
      writing(Self.view(view).pointee, &output)
      return output.bytes
    }
    add(name, { .markup }) {
      .markup(written($0))
    } isTruthy: {
      !written($0).isEmpty
    } write: { view, output, _ in
      writing(Self.view(view).pointee, &output)
    }
  }

  /// Yes or no.
  @inlinable
  public mutating func flag(_ name: String, _ get: @escaping @Sendable (V) -> Bool) {
    add(name, { .flag }) {
      .flag(get(Self.view($0).pointee))
    } isTruthy: {
      get(Self.view($0).pointee)
    } write: {
      $1.append(.flag(get(Self.view($0).pointee)), escaped: $2)
    }
  }

  /// A list of texts.
  @inlinable
  public mutating func texts(_ name: String, _ get: @escaping @Sendable (V) -> [String]) {
    add(name, { .list(nil) }) {
      .list(get(Self.view($0).pointee).map(Value.text))
    } isTruthy: {
      !get(Self.view($0).pointee).isEmpty
    }
  }

  /// A list of views.
  @inlinable
  public mutating func list<Child: View>(
    _ name: String, _ get: @escaping @Sendable (V) -> [Child]
  ) {
    add(name, { .list(Child.fields.shape) }) {
      let views = get(Self.view($0).pointee)
      return views.isEmpty ? .list([]) : .objects(ViewObjects(views))
    } isTruthy: {
      !get(Self.view($0).pointee).isEmpty
    }
  }

  /// A view.
  @inlinable
  public mutating func object<Child: View>(
    _ name: String, _ get: @escaping @Sendable (V) -> Child
  ) {
    add(name, { .object(Child.fields.shape) }) {
      .object(ViewObject(get(Self.view($0).pointee)))
    } isTruthy: { _ in
      true
    }
  }

  /// A view that stands in this one, where its fields are read.
  @inlinable
  public mutating func object<Child: View>(
    _ name: String, at path: KeyPath<V, Child>, _ get: @escaping @Sendable (V) -> Child
  ) {
    let offset = MemoryLayout<V>.offset(of: path)
    add(name, part: offset.map { ViewPart($0, Child.fields) }, { .object(Child.fields.shape) }) {
      .object(ViewObject(get(Self.view($0).pointee)))
    } isTruthy: { _ in
      true
    }
  }

  /// A view that is an object already: one that many pages ask.
  @inlinable
  public mutating func object<Child: View>(
    _ name: String, _ get: @escaping @Sendable (V) -> ViewObject<Child>
  ) {
    add(name, { .object(Child.fields.shape) }) {
      .object(get(Self.view($0).pointee))
    } isTruthy: { _ in
      true
    }
  }

  /// A view that may be absent.
  @inlinable
  public mutating func object<Child: View>(
    _ name: String, _ get: @escaping @Sendable (V) -> Child?
  ) {
    add(name, { .object(Child.fields.shape) }) {
      get(Self.view($0).pointee).map { .object(ViewObject($0)) } ?? .null
    } isTruthy: {
      get(Self.view($0).pointee) != nil
    }
  }

  /// A view that may be absent, and is an object already.
  @inlinable
  public mutating func object<Child: View>(
    _ name: String, _ get: @escaping @Sendable (V) -> ViewObject<Child>?
  ) {
    add(name, { .object(Child.fields.shape) }) {
      get(Self.view($0).pointee).map { .object($0) } ?? .null
    } isTruthy: {
      get(Self.view($0).pointee) != nil
    }
  }

  /// A value of which nothing is known before it is there; templates cannot be checked inside.
  @inlinable
  public mutating func any(_ name: String, _ get: @escaping @Sendable (V) -> Value) {
    add(name, { .any }) {
      get(Self.view($0).pointee)
    } isTruthy: {
      get(Self.view($0).pointee).isTruthy
    } write: {
      $1.append(get(Self.view($0).pointee), escaped: $2)
    }
  }
}
