import Diagnostics
import Files

/// What git says has changed in a folder.
enum ChangedFiles {
  /// The files that differ from a revision, and those git does not know yet, as diagnostics name
  /// them.
  static func since(_ revision: String, in folder: String, named name: String)
    throws(CommandFailure) -> Set<String>
  {
    guard !revision.isEmpty, !revision.hasPrefix("-") else {
      throw .usage("--changed-since needs a revision, not “\(revision)”")
    }
    let changed = try git(
      ["diff", "--name-only", "--relative", "-z", revision, "--", "."], folder, revision)
    let unknown = try git(
      ["ls-files", "--others", "--exclude-standard", "-z"], folder, revision)
    return Set((changed + unknown).map { "\(name)/\($0)" })
  }

  private static func git(_ words: [String], _ folder: String, _ revision: String)
    throws(CommandFailure) -> [String]
  {
    let run: (status: Int32, output: [UInt8])
    do throws(FileError) {
      run = try Subprocess.run(["git", "-C", folder] + words)
    } catch {
      throw .machine(error.message)
    }
    guard run.status == 0 else {
      throw .usage(
        """
        git cannot compare \(folder) with “\(revision)”: it must be a revision of the repository \
        that holds the folder
        """)
    }
    return run.output.split(separator: 0).map { String(decoding: $0, as: UTF8.self) }
  }
}
