import Files

extension Site {
  /// The text of a guide with its images within it, so that nothing has to be loaded.
  ///
  /// An image that the site does not know stays an address, which nobody asks for.
  func holdingImages(_ body: [UInt8]) -> [UInt8] {
    let mark = Array("src=\"\(addresses.canonical(""))assets/".utf8)
    let prefix = mark.count - "assets/".utf8.count
    let single = PaperText.copying(body, at: Array("<source ".utf8)) { _, place in
      // Copies for screens: their bytes depend on a program, and paper shows the picture itself.
      body[place...].firstIndex(of: UInt8(ascii: ">")).map { $0 + 1 } ?? body.endIndex
    }
    return PaperText.copying(single, at: mark) { output, place in
      let address = single[(place + prefix)...].prefix { $0 != UInt8(ascii: "\"") }
      if let image = images[String(decoding: address, as: UTF8.self)] {
        output += Array("src=\"data:\(image.mediaType);base64,\(Base64.text(image.bytes))".utf8)
      } else {
        output += single[place..<address.endIndex]
      }
      return address.endIndex
    }
  }
}

extension Asset {
  /// What kind of image it is, by its ending.
  fileprivate var mediaType: String {
    switch address.split(separator: ".").last {
    case "svg": "image/svg+xml"
    case "jpg": "image/jpeg"
    case "webp": "image/webp"
    default: "image/png"
    }
  }
}
