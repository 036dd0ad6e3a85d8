import Build
import Diagnostics
import Files
import JSON
import Mustache
import Portal

/// How an address stands in a folder that was built before: whether a build would write it, and why.
struct WrittenPage {
  private let state: WrittenFile
  /// What was saved after the file was written.
  private let newer: [String]

  init(_ explanation: Explanation, _ site: Site, _ inputs: Inputs, in folder: String)
    throws(CommandFailure)
  {
    guard FileStatus(folder)?.kind == .folder else {
      throw .usage("there is no folder \(folder): build it with onir build --output DIR")
    }
    guard let (route, city) = site.route(at: explanation.address) else {
      throw CommandFailure(
        code: .negative, message: "nothing stands at /\(explanation.address)")
    }
    let bytes: [UInt8]
    do throws(RenderError) {
      bytes =
        if let city { try site.render(route, in: city) } else { try site.render(route) }
    } catch {
      throw CommandFailure(
        code: .content, message: "a page cannot be rendered; onir build tells which")
    }
    state = try Self.state(explanation.file, bytes, folder)
    let written = FileStatus("\(folder)/\(explanation.file)")?.modified ?? .max
    let all =
      explanation.sources.map { inputs.existing($0.file) } + explanation.settings
      + [explanation.template, explanation.strings].compactMap { $0 } + ["content/regions.csv"]
    var seen: Set<String> = []
    newer = all.filter { file in
      guard let status = FileStatus(inputs.path(of: file)) else { return false }
      return status.modified > written && seen.insert(file).inserted
    }
  }

  private static func state(_ file: String, _ bytes: [UInt8], _ folder: String)
    throws(CommandFailure) -> WrittenFile
  {
    do throws(FileError) {
      return try WrittenFile(file, bytes, in: folder)
    } catch {
      throw .machine("\(folder) cannot be read")
    }
  }

  /// What there is to say of it.
  var lines: [(name: Message, value: Message)] {
    let sentence: Message =
      switch state {
      case .new: "it is not there yet: a build writes it"
      case .changed: "its bytes are other ones now: a build replaces it"
      case .unchanged: "it is as a build would write it, and stays"
      case .damaged: "somebody else has changed or deleted it: a build writes it again"
      }
    guard state == .changed else { return [("output", sentence)] }
    return [("output", sentence)] + newer.map { ("newer", Message(verbatim: $0)) }
  }

  func write(_ json: inout JSON.JSONWriter) {
    json.object { json in
      json.field("state", state.rawValue)
      json.key("newer")
      json.list { json in
        for file in newer { json.string(file) }
      }
    }
  }
}
