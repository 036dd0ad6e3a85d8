import Dates
import Secrets

/// What the desk said once, handed to a browser and held against the desk's secret when it comes
/// back: nothing of it is kept here.
struct SignedStatement {
  /// What it says.
  let parts: [String]
  /// A name that no other statement has.
  let name: String
  private let end: Int
  private let said: String
  private let signature: String

  /// Writes a statement.
  ///
  /// - Parameters:
  ///   - parts: What it says; no part holds a blank.
  ///   - purpose: What it is for; it is nothing for every other purpose.
  ///   - bond: What must still be so when it comes back, and is not told by it.
  ///   - end: When it is over.
  ///   - key: The desk's secret.
  /// - Returns: The statement, of letters, digits and a full stop.
  static func text(
    _ parts: [String], for purpose: String, bond: String = "", until end: Moment, _ key: Key
  ) -> String {
    let said = ([String(end.seconds), String(Secret.random().prefix(16))] + parts)
      .joined(separator: " ")
    return hexadecimal(said) + "." + key.hash("\(said)\n\(bond)", for: purpose)
  }

  /// Takes a statement apart, which does not say yet that it is the desk's; nil for none.
  init?(_ text: String) {
    let halves = text.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    guard halves.count == 2, text.utf8.count <= 1024, let said = Self.said(halves[0]) else {
      return nil
    }
    let words = said.split(separator: " ").map(String.init)
    guard words.count > 2, let end = Int(words[0]) else { return nil }
    (parts, name, self.end) = (Array(words.dropFirst(2)), words[1], end)
    (self.said, signature) = (said, String(Substring(halves[1])))
  }

  /// Whether it is the desk's, for this purpose, with the same bond, and not over.
  func isGood(for purpose: String, bond: String = "", at moment: Moment, _ key: Key) -> Bool {
    let isOurs = Secret.isSame(key.hash("\(said)\n\(bond)", for: purpose), signature)
    return isOurs && moment.seconds < end
  }

  private static func hexadecimal(_ text: String) -> String {
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
