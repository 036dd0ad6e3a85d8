import Diagnostics
import Documents
import Files
import Secrets

/// Copies papers from one folder to another, as they are: sealed.
struct DocumentCopying {
  private let source: DocumentFolder
  private let target: DocumentFolder

  /// Copies from the cabinet's folder.
  init(from source: DocumentFolder, to target: String) {
    self.source = source
    self.target = DocumentFolder(target) { Random.bytes($0) }
  }

  /// Copies into the cabinet's folder.
  init(from source: String, to target: DocumentFolder) {
    self.source = DocumentFolder(source) { Random.bytes($0) }
    self.target = target
  }

  /// Copies all there are.
  func copyAll() throws(CommandFailure) {
    _ = try documents { () throws(FileError) in
      try target.prepare()
      return try source.copy(try source.names(), to: target)
    }
  }

  /// Copies those of some names.
  ///
  /// - Returns: Those that are in neither folder, in order.
  func copy(_ names: Set<String>) throws(CommandFailure) -> [DocumentName] {
    try documents { () throws(FileError) in
      try target.prepare()
      return try source.copy(names.sorted().compactMap(DocumentName.init), to: target)
    }
  }

  private func documents(
    _ body: () throws(FileError) -> [DocumentName]
  ) throws(CommandFailure) -> [DocumentName] {
    do throws(FileError) {
      return try body()
    } catch {
      guard error.action == "trust" else { throw .machine(error.message) }
      throw .machine("\(error.message): others may look into it (chmod 700)")
    }
  }
}
