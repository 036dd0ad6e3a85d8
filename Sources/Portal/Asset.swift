import Content
import Files
import Mustache

/// A published file whose name carries its fingerprint, so that it can be kept for ever.
public struct Asset: Sendable {
  /// Its address from the portal's root, without a leading slash.
  public let address: String
  /// Its path in `templates/` or `content/`.
  public let file: String
  /// Its bytes.
  public let bytes: [UInt8]

  init(address: String, file: String, bytes: [UInt8]) {
    self.address = address
    self.file = file
    self.bytes = bytes
  }

  /// Makes an asset of a file of `templates/assets`.
  init(name: String, bytes: [UInt8]) {
    let parts = name.split(separator: ".", maxSplits: 1)
    let hash = Digest.sha256Hexadecimal(bytes, digits: 12)
    address = "assets/\(parts.first ?? "").\(hash)" + (parts.count > 1 ? ".\(parts[1])" : "")
    file = "templates/assets/\(name)"
    self.bytes = bytes
  }

  /// The name templates know it by: `style.css` is `assets.style_css`.
  var key: String {
    let name = file.split(separator: "/").last.map(String.init) ?? file
    return String(
      name.map { character in
        switch character {
        case "a"..."z", "A"..."Z", "0"..."9": character.isASCII ? character : "_"
        default: "_"
        }
      })
  }

  func object(base: String) -> Record {
    Record(
      "asset",
      texts: [
        ("address", base + address), ("integrity", "sha512-" + Digest.sha512Base64(bytes)),
      ])
  }
}

extension [Asset] {
  /// The files of `templates/assets` as an object for templates.
  func object(base: String) -> Record {
    Record(
      "assets",
      map { (key: $0.key, object: $0.object(base: base)) }.sorted { $0.key < $1.key }
        .map { ($0.key, .object($0.object.shape), .object($0.object)) })
  }
}
