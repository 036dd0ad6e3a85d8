public import Diagnostics

/// A value of a settings file with the place where it stands.
public struct Node: Sendable, Equatable {
  /// What stands there.
  public let content: Content
  /// Counted from 1.
  public let line: Int
  /// Counted from 1, in Unicode scalars.
  public let column: Int

  /// The three forms of a value.
  public indirect enum Content: Sendable, Equatable {
    /// Text; `plain` when it stands without quotes, so that `true`, `5` and nothing can be told.
    case scalar(String, plain: Bool)
    /// Items in order.
    case list([Node])
    /// Keys in order, each once.
    case map([Pair])
  }

  /// A key of a map and its value.
  public struct Pair: Sendable, Equatable {
    /// The key's text.
    public let key: String
    /// The line of the key, from 1.
    public let line: Int
    /// The column of the key, from 1.
    public let column: Int
    /// The value.
    public let value: Node
  }

  init(_ content: Content, line: Int, column: Int) {
    self.content = content
    self.line = line
    self.column = column
  }

  /// The text of a scalar; nil for a list, a map, and for nothing (`key:`).
  public var text: String? {
    guard case .scalar(let text, let plain) = content, !(plain && Self.isNothing(text)) else {
      return nil
    }
    return text
  }

  /// Whether nothing stands after the key, or `null`, or `~`.
  public var isNothing: Bool {
    if case .scalar(let text, plain: true) = content { return Self.isNothing(text) }
    return false
  }

  /// The pairs of a map; nil for anything else.
  public var pairs: [Pair]? {
    if case .map(let pairs) = content { return pairs }
    return nil
  }

  /// The items of a list; nil for anything else.
  public var items: [Node]? {
    if case .list(let items) = content { return items }
    return nil
  }

  /// The value of a key of a map.
  public subscript(key: String) -> Node? {
    pairs?.first { $0.key == key }?.value
  }

  /// What the value is, for messages.
  public var description: Message {
    switch content {
    case .scalar: isNothing ? "nothing" : "text"
    case .list: "a list"
    case .map: "keys"
    }
  }

  private static func isNothing(_ text: String) -> Bool {
    text.isEmpty || text == "~" || text == "null"
  }
}

extension Node {
  /// Another value in the same place.
  public func replacing(_ content: Content) -> Node { Node(content, line: line, column: column) }
}

extension Node.Pair {
  /// The same key with another value.
  public func withValue(_ value: Node) -> Node.Pair {
    Node.Pair(key: key, line: line, column: column, value: value)
  }
}
