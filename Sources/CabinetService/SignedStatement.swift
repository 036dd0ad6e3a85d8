import Dates
import Secrets

/// What the desk said once, handed to a browser and held against the desk's secret when it comes
/// back: nothing of it is kept here.
enum SignedStatement {
  /// Writes a statement.
  ///
  /// - Parameters:
  ///   - parts: What it says; no part holds a blank.
  ///   - purpose: What it is for; it is nothing for every other purpose.
  ///   - end: When it is over.
  ///   - key: The desk's secret.
  /// - Returns: The statement, of letters, digits and a full stop.
  static func text(_ parts: [String], for purpose: String, until end: Moment, _ key: Key) -> String
  {
    let said = ([String(end.seconds), String(Secret.random().prefix(16))] + parts)
      .joined(separator: " ")
    return bytes(said) + "." + key.hash(said, for: purpose)
  }

  /// Reads a statement; nil when it is not the desk's, for another purpose, or over.
  ///
  /// - Returns: What it says, and a name that no other statement has.
  static func read(
    _ text: String, for purpose: String, at moment: Moment, _ key: Key
  ) -> (parts: [String], name: String)? {
    let halves = text.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    guard halves.count == 2, text.utf8.count <= 1024, let said = said(halves[0]),
      Secret.isSame(key.hash(said, for: purpose), String(Substring(halves[1])))
    else { return nil }
    let words = said.split(separator: " ").map(String.init)
    guard words.count > 2, let end = Int(words[0]), moment.seconds < end else { return nil }
    return (Array(words.dropFirst(2)), words[1])
  }

  private static func bytes(_ text: String) -> String {
    text.utf8.map { byte in
      let digits = String(byte, radix: 16)
      return digits.utf8.count == 1 ? "0" + digits : digits
    }.joined()
  }

  private static func said(_ hexadecimal: Substring.UTF8View) -> String? {
    let digits = Array(hexadecimal)
    guard digits.count % 2 == 0 else { return nil }
    var bytes: [UInt8] = []
    for place in stride(from: 0, to: digits.count, by: 2) {
      let pair = String(decoding: digits[place...place + 1], as: UTF8.self)
      guard let byte = UInt8(pair, radix: 16) else { return nil }
      bytes.append(byte)
    }
    return String(validating: bytes, as: UTF8.self)
  }
}
