import Content
public import Diagnostics
import Files
import Parallel

/// Looks at the links of a finished output as a browser would follow them: every address and every
/// anchor must be there.
public struct OutputCheck: Sendable {
  private let folder: String
  private let basePath: String
  private let baseURL: String
  private let jobs: Int
  private let folders: Set<String>?
  private let hosts: [Host]

  /// A city that is published at an address of its own.
  public struct Host: Sendable {
    /// Its folder in the output.
    let folder: String
    /// Its whole address, with a slash at the end.
    let address: String
    /// The path with which links from its pages begin; nil where it is the portal's own.
    let path: String?

    /// Makes a host.
    ///
    /// Its pages link to each other there when `isLinked` says so, as with `hosts: city`.
    public init(folder: String, address: String, isLinked: Bool) {
      self.folder = folder
      self.address = address
      path = isLinked ? AddressParts(address).path : nil
    }
  }

  /// Makes a check of an output folder.
  ///
  /// - Parameters:
  ///   - folder: The output.
  ///   - basePath: The path of the portal on its host.
  ///   - baseURL: The portal's whole address; links that begin with it are its own too.
  ///   - jobs: How many threads read.
  ///   - folders: The folders that were written; nil when all were, so that all links must lead
  ///     somewhere.
  ///   - hosts: The cities that are not published below `baseURL`.
  public init(
    folder: String, basePath: String, baseURL: String, jobs: Int, folders: Set<String>?,
    hosts: [Host]
  ) {
    self.hosts = hosts
    self.folders = folders
    self.folder = folder
    self.basePath = basePath
    self.baseURL = baseURL
    self.jobs = jobs
  }

  /// Reads every page that the state lists.
  ///
  /// - Returns: A sentence for each link that leads nowhere, in the order of the files.
  /// - Throws: `BuildError` when the output cannot be read.
  public func run() throws(BuildError) -> [Message] {
    let files: [String]
    do throws(FileError) {
      let state = OutputState(try Disk.readPlain("\(folder)/.onir/state", limit: .max))
      files = (state?.files.map(\.0) ?? []).sorted {
        $0.utf8.lexicographicallyPrecedes($1.utf8)
      }
    } catch {
      throw BuildError(error)
    }
    if files.isEmpty { throw .failed("\(folder)/.onir/state lists nothing to look at") }
    let pages = files.filter { $0.hasSuffix(".html") && isWritten($0) }
    let read = Workers.map(pages.count, jobs: jobs) { index in
      (try? Disk.readPlain("\(folder)/\(pages[index])", limit: .max)).map(LinkScanner.scan)
    }
    var anchors: [String: Set<String>] = [:]
    for (page, scan) in zip(pages, read) { anchors[page] = scan?.anchors ?? [] }
    let known = Set(files)
    return zip(pages, read).flatMap { page, scan in
      scan.map { $0.links.compactMap { problem($0, on: page, known, anchors) } }
        ?? ["\(folder)/\(page): the page cannot be read"]
    }
  }

  private func problem(
    _ link: String, on page: String, _ files: Set<String>, _ anchors: [String: Set<String>]
  ) -> Message? {
    let parts = link.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
    guard let file = target(parts.first ?? "", from: page) else { return nil }
    if !isWritten(file) { return nil }
    guard files.contains(file) else { return "\(folder)/\(page): \(link) leads nowhere" }
    guard parts.count > 1, !parts[1].isEmpty, let there = anchors[file],
      !there.contains(String(parts[1]))
    else { return nil }
    return "\(folder)/\(page): \(link) has no such anchor"
  }

  private func isWritten(_ file: String) -> Bool {
    guard let folders else { return true }
    return folders.contains(String(file.prefix { $0 != "/" }))
  }

  /// The file that an address of the portal means; nil for one that is not the portal's.
  private func target(_ link: Substring, from page: String) -> String? {
    let path = link.prefix { $0 != "?" }
    if path.isEmpty { return page }
    if let host = hosts.first(where: { path.hasPrefix($0.address) }) {
      return host.folder + "/" + file(path.dropFirst(host.address.count))
    }
    if path.hasPrefix(baseURL) { return file(path.dropFirst(baseURL.count)) }
    if path.prefix(while: { $0 != "/" }).contains(":") || path.hasPrefix("//") { return nil }
    if path.hasPrefix("/") {
      // The cabinet's service has no files.
      if path.hasPrefix(basePath + "api/") || path.hasPrefix("/api/") { return nil }
      let top = page.prefix { $0 != "/" }
      if let host = hosts.first(where: { $0.path != nil && $0.folder == top }) {
        // Every host has the assets and the companion app at the same place.
        for shared in ["assets/", "app/"] where path.hasPrefix(basePath + shared) {
          return file(path.dropFirst(basePath.count))
        }
        guard let own = host.path, path.hasPrefix(own) else { return String(path) }
        return host.folder + "/" + file(path.dropFirst(own.count))
      }
      return path.hasPrefix(basePath) ? file(path.dropFirst(basePath.count)) : String(path)
    }
    var segments = page.split(separator: "/").dropLast().map(String.init)
    for part in path.split(separator: "/", omittingEmptySubsequences: false) {
      switch part {
      case ".", "": continue
      case "..": _ = segments.popLast()
      default: segments.append(String(part))
      }
    }
    return file((segments.joined(separator: "/") + (path.hasSuffix("/") ? "/" : ""))[...])
  }

  private func file(_ address: Substring) -> String {
    address.isEmpty || address.hasSuffix("/") ? address + "index.html" : String(address)
  }
}
