import Dates
import JSON

/// A line of the log for each request, as JSON: no address, no name, no number of anybody.
///
/// It holds the declared path, not the one that was asked for, since that holds identifiers.
public struct AccessLog: Sendable {
  private let write: (@Sendable ([UInt8]) -> Void)?

  /// Writes lines by a closure that several threads call.
  public init(_ write: @escaping @Sendable ([UInt8]) -> Void) { self.write = write }

  private init() { write = nil }

  /// Writes nothing.
  public static let none = AccessLog()

  struct Line {
    let time: String
    let id: String
    let method: String
    let path: String
    let status: Int
    let bytes: Int
    let microseconds: Int
    /// What failed, in the program's words; nil when nothing did.
    var cause: String?
  }

  /// Writes a line; it is not even made where nothing is written.
  func add(_ makeLine: () -> Line) {
    guard let write else { return }
    let line = makeLine()
    var json = JSONWriter()
    json.object { json in
      json.field("time", line.time)
      json.field("request", line.id)
      json.field("method", line.method)
      json.field("path", line.path)
      json.field("status", line.status)
      json.field("bytes", line.bytes)
      json.field("microseconds", line.microseconds)
      if let cause = line.cause { json.field("cause", cause) }
    }
    write(json.bytes + [0x0A])
  }
}
