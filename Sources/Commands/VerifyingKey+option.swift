import Diagnostics
import Files
import Release

extension VerifyingKey {
  /// The value of `--public-key`: the digits, or a file with them.
  ///
  /// - Throws: `CommandFailure` when it is neither.
  static func option(_ text: String) throws(CommandFailure) -> VerifyingKey {
    if let key = VerifyingKey(Array(text.utf8)) { return key }
    let bytes: [UInt8]
    do throws(FileError) {
      bytes = try Disk.readPlain(text, limit: 4096, followsLinks: true)
    } catch {
      throw .usage("--public-key is 64 hexadecimal digits or a file with them: \(error.message)")
    }
    guard let key = VerifyingKey(bytes) else {
      throw .usage("\(text) holds no public key, which is 64 hexadecimal digits")
    }
    return key
  }
}
