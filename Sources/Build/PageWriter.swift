import Diagnostics
import Files
import Mustache
import Portal

/// Renders and writes outputs on one thread, leaving alone what has not changed.
struct PageWriter {
  let site: Site
  let output: String
  let state: OutputState
  private(set) var entries: [(file: String, entry: OutputState.Entry)] = []
  private(set) var summary = BuildSummary()
  /// Folders this writer has made or met; nearly every page has a folder of its own.
  private var folders: Set<String> = []

  init(site: Site, output: String, state: OutputState) {
    self.site = site
    self.output = output
    self.state = state
  }

  mutating func write(_ route: Route, in city: CityContext?) throws(BuildError) {
    let bytes: [UInt8]
    do throws(RenderError) {
      if let city {
        bytes = try site.render(route, in: city)
      } else {
        bytes = try site.render(route)
      }
    } catch {
      throw BuildError.rendering(error.diagnostic)
    }
    let file = Site.file(of: site.address(of: route, in: city))
    do throws(FileError) {
      try write(file, bytes)
    } catch {
      throw BuildError(error)
    }
  }

  private mutating func write(_ file: String, _ bytes: [UInt8]) throws(FileError) {
    let path = "\(output)/\(file)"
    let fingerprint = Fingerprint(of: bytes)
    summary.pages += 1
    summary.bytes += bytes.count
    if let old = state.entries[file] {
      if old.fingerprint == fingerprint, old.matches(FileStatus(path)) {
        summary.unchanged += 1
        entries.append((file, old))
        return
      }
    }
    try makeFolder(of: file)
    var written = state.entries[file] == nil ? try Disk.create(path, bytes) : nil
    if written == nil { written = try Disk.replace(path, bytes) }
    summary.written += 1
    entries.append(
      (
        file,
        OutputState.Entry(
          fingerprint: fingerprint, size: bytes.count, modified: written?.modified ?? 0)
      ))
  }

  private mutating func makeFolder(of file: String) throws(FileError) {
    guard let slash = file.lastIndex(of: "/") else { return }
    let folder = String(file[..<slash])
    guard folders.insert(folder).inserted else { return }
    try Disk.makeFolder("\(output)/\(folder)")
  }
}
