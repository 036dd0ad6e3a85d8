import Mustache
import Synchronization

/// Named values whose names are known only when templates are read: strings and assets.
final class Record: Object, @unchecked Sendable {
  private let values: [Value]

  init(_ name: String, _ fields: [(name: String, kind: Shape.Kind, value: Value)]) {
    values = fields.map(\.value)
    super.init(shape: Self.shape(name, fields.map { ($0.name, $0.kind) }))
  }

  /// A record of texts.
  convenience init(_ name: String, texts: [(String, String)]) {
    self.init(name, texts.map { ($0.0, .text, .text($0.1)) })
  }

  override func value(at slot: Int) -> Value {
    values.indices.contains(slot) ? values[slot] : .null
  }

  /// Shapes live for ever, so a preview that reads templates again must not make new ones.
  private static func shape(_ name: String, _ fields: [(name: String, kind: Shape.Kind)]) -> Shape {
    let parts = fields.map { "\($0.name) \(Self.kindKey($0.kind))" }
    let key = ([name] + parts).joined(separator: "\n")
    return shapes.withLock { shapes in
      if let shape = shapes[key] { return shape }
      let shape = Shape(name: name, fields: fields)
      shapes[key] = shape
      return shape
    }
  }

  /// Written out: themes have hundreds of fields, and describing a value by itself takes long.
  private static func kindKey(_ kind: Shape.Kind) -> String {
    switch kind {
    case .text: "text"
    case .markup: "markup"
    case .flag: "flag"
    case .any: "any"
    case .list(let shape): "list \(shape.map(identity) ?? "")"
    case .object(let shape): identity(shape)
    }
  }

  private static func identity(_ shape: Shape) -> String {
    String(UInt(bitPattern: ObjectIdentifier(shape)), radix: 36)
  }

  private static let shapes = Mutex<[String: Shape]>([:])
}
