import Files

extension Site {
  /// The text of a guide with its images within it, so that nothing has to be loaded.
  ///
  /// An image that the site does not know stays an address, which nobody asks for.
  func holdingImages(_ body: [UInt8]) -> [UInt8] {
    let mark = Array("src=\"\(addresses.canonical(""))assets/".utf8)
    let prefix = mark.count - "assets/".utf8.count
    var (output, rest): ([UInt8], ArraySlice<UInt8>) = ([], body[...])
    while let place = rest.firstRange(of: mark) {
      let address = rest[(place.lowerBound + prefix)...].prefix { $0 != UInt8(ascii: "\"") }
      let end = address.endIndex
      output += rest[..<place.lowerBound]
      if let image = images[String(decoding: address, as: UTF8.self)] {
        output += Array("src=\"data:\(image.mediaType);base64,\(Base64.text(image.bytes))".utf8)
      } else {
        output += rest[place.lowerBound..<end]
      }
      rest = rest[end...]
    }
    return output + rest
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
