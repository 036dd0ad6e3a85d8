extension QRCode {
  /// The square as a picture (SVG), black on white, with the quiet zone of four modules that telephones
  /// need (ISO/IEC 18004).
  public var svg: String {
    let side = size + 8
    var path = ""
    for row in 0..<size {
      var column = 0
      while column < size {
        let start = column
        while self[column, row] { column += 1 }
        if column > start {
          path += "M\(start + 4) \(row + 4)h\(column - start)v1h-\(column - start)z"
        }
        column += 1
      }
    }
    return """
      <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 \(side) \(side)" \
      shape-rendering="crispEdges"><path fill="#fff" d="M0 0h\(side)v\(side)h-\(side)z"/>\
      <path d="\(path)"/></svg>
      """
  }
}
