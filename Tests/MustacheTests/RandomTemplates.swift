import TestSupport

@testable import Mustache

/// An object of a declared shape, for tests.
final class ShapedObject: Object, @unchecked Sendable {
  private let values: [Value]

  init(_ shape: Shape, _ values: [Value]) {
    self.values = values
    super.init(shape: shape)
  }

  override func value(at slot: Int) -> Value {
    values.indices.contains(slot) ? values[slot] : .null
  }
}

/// Makes random templates, shapes and data that have names in common.
struct RandomCase {
  static let names = ["a", "b", "c", "d", "e", "f"]
  static let templates = ["main", "one", "two", "three"]

  var random: SplitMix

  init(seed: UInt64) { random = SplitMix(seed: seed) }

  mutating func sources() -> [TemplateSource] {
    Self.templates.map { name in
      TemplateSource(name: name, file: "\(name).mustache", text: text(depth: 4))
    }
  }

  mutating func shape(depth: Int) -> Shape {
    let names = Self.names.shuffled(using: &random).prefix(Int.random(in: 0...4, using: &random))
    let fields = names.map { (name: $0, kind: kind(depth: depth)) }
    return Shape(name: "shape", fields: fields)
  }

  private mutating func kind(depth: Int) -> Shape.Kind {
    switch Int.random(in: 0..<(depth > 0 ? 9 : 4), using: &random) {
    case 0, 1: .text
    case 2: .markup
    case 3: .flag
    case 4: .list(nil)
    case 5: .any
    case 6: .object(shape(depth: depth - 1))
    default: .list(shape(depth: depth - 1))
    }
  }

  mutating func object(_ shape: Shape) -> Object {
    ShapedObject(
      shape, shape.names.indices.map { value(of: shape.kind(at: $0)) })
  }

  private mutating func value(of kind: Shape.Kind) -> Value {
    let count = Int.random(in: 0...3, using: &random)
    switch kind {
    case .text: return count == 0 ? .null : .text(["", "x<", "one", "two\nlines"][count])
    case .markup: return .markup([[], [0x3C], Array("<b>".utf8), [0x0A]][count])
    case .flag: return .flag(count > 1)
    case .list(nil): return .list((0..<count).map { .text("item\($0)") })
    case .list(let shape?): return .list((0..<count).map { _ in .object(object(shape)) })
    case .object(let shape): return count == 0 ? .null : .object(object(shape))
    case .any:
      let shape = shape(depth: 1)
      let values: [Value] = [
        .null, .text("two"), .object(object(shape)), .list([.object(object(shape)), .flag(true)]),
      ]
      return values[count]
    }
  }

  private mutating func name() -> String {
    switch Int.random(in: 0..<12, using: &random) {
    case 0: "."
    case 1, 2: pick(Self.names) + "." + pick(Self.names)
    default: pick(Self.names)
    }
  }

  private mutating func pick(_ list: [String]) -> String {
    list.randomElement(using: &random) ?? ""
  }

  private mutating func text(depth: Int) -> String {
    var text = ""
    for _ in 0..<Int.random(in: 1...4, using: &random) {
      text += piece(depth: depth)
      if Bool.random(using: &random) { text += pick(["\n", " ", "\n  ", "w", "\n\n"]) }
    }
    return text
  }

  private mutating func piece(depth: Int) -> String {
    let space = pick(["", "", "\n", " "])
    switch Int.random(in: 0..<(depth > 0 ? 14 : 5), using: &random) {
    case 0: return "text"
    case 1: return "{{{\(name())}}}"
    case 2, 3: return "{{\(name())}}"
    case 4: return "\n"
    case 5: return "{{>\(pick(Self.templates))}}\(space)"
    case 6: return "{{>*\(name())}}\(space)"
    case 7:
      let block = pick(["x", "y"])
      return "{{$\(block)}}\(space)\(text(depth: depth - 1)){{/\(block)}}"
    case 8:
      let (parent, block) = (pick(Self.templates), pick(["x", "y"]))
      let content = text(depth: depth - 1)
      return "{{<\(parent)}}{{$\(block)}}\(space)\(content){{/\(block)}}{{/\(parent)}}\(space)"
    case 9, 10:
      let name = name()
      return "{{^\(name)}}\(space)\(text(depth: depth - 1)){{/\(name)}}"
    default:
      let name = name()
      return "{{#\(name)}}\(space)\(text(depth: depth - 1)){{/\(name)}}\(space)"
    }
  }
}
