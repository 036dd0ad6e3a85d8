import Files

/// Keeps what is written apart from what it is made of.
public enum FolderOverlap {
  /// The first source folder that lies in a folder, or that the folder lies in; nil when none does.
  ///
  /// Links are followed. The root of the disk overlaps with everything.
  public static func source(in sources: [String], overlapping path: String) -> String? {
    guard let output = resolved(path) else { return nil }
    return sources.first { source in
      guard let other = Disk.resolved(source) else { return false }
      return output == other || output.hasPrefix(other + "/") || other.hasPrefix(output + "/")
        || output == "/"
    }
  }

  /// Whether a path goes up from a folder that is not there: where it leads shows only once that is made.
  public static func isUnclear(_ path: String) -> Bool {
    var before = path.hasPrefix("/") ? "/" : "."
    for part in path.split(separator: "/") {
      if part == "..", Disk.resolved(before) == nil { return true }
      before += "/\(part)"
    }
    return false
  }

  /// The path without links; for one that does not exist yet, by the nearest folder that does.
  private static func resolved(_ path: String) -> String? {
    if let resolved = Disk.resolved(path) { return resolved }
    guard let slash = path.lastIndex(of: "/") else {
      return Disk.resolved(".").map { "\($0)/\(path)" }
    }
    let parent = slash == path.startIndex ? "/" : String(path[..<slash])
    return resolved(parent).map { "\($0)/\(path[path.index(after: slash)...])" }
  }
}
