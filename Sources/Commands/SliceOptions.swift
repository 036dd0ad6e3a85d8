import Content
import Diagnostics
import Files
import Release

/// What `onir publish` does with slices: makes one, or merges several.
enum SliceOptions {
  /// Reads the options of a merge, and tells the publisher which program this is.
  ///
  /// - Throws: `CommandFailure` for a use that makes no sense.
  static func add(
    to options: inout Publisher.Options, _ arguments: Arguments,
    _ selection: ContentLoader.Selection
  ) throws(CommandFailure) {
    options.slices = arguments.values("--merge").map(Inputs.withoutSlash)
    let keys = arguments.values("--public-key")
    guard options.slices.isEmpty || selection.isEverything else {
      throw .usage("--merge takes every region, so it goes with neither --city nor --region")
    }
    guard keys.isEmpty || !options.slices.isEmpty else {
      throw .usage("--public-key says who signed the slices: it goes with --merge")
    }
    for key in keys { options.sliceKeys.append(try VerifyingKey.option(key)) }
    // Nobody signs what nobody has vouched for: without other keys it is the one that signs.
    if keys.isEmpty, let key = options.key { options.sliceKeys = [key.publicKey] }
    guard !options.slices.isEmpty || !selection.isEverything else { return }
    options.program = try program()
  }

  /// The version of the program, and the fingerprint of its file: the same file makes the same pages.
  private static func program() throws(CommandFailure) -> String {
    do throws(FileError) {
      let fingerprint = Fingerprint(of: try Disk.read("/proc/self/exe", limit: 1 << 32))
      return "\(Program.version) \(String(fingerprint.high, radix: 16))"
    } catch {
      throw .machine(error.message)
    }
  }
}
