/// A small PDF of one page, whose parts a test may change.
struct PDFSample {
  var header = "%PDF-1.7\n"
  /// The contents of objects from number 4 on; 1 to 3 are the catalogue, the pages and the page.
  var objects: [[UInt8]] = []
  /// What is added to the catalogue.
  var catalog = ""
  /// What is added to the page.
  var page = ""
  var trailer = ""
  var end = "%%EOF\n"

  /// An object that is a stream.
  static func stream(_ dictionary: String, _ data: [UInt8], length: Int? = nil) -> [UInt8] {
    Array("<<\(dictionary)/Length \(length ?? data.count)>>\nstream\n".utf8) + data
      + Array("\nendstream".utf8)
  }

  /// An object stream of some objects, numbered from 50.
  static func objectStream(_ objects: [String], packed: Bool = true) -> [UInt8] {
    var numbers = ""
    var texts = ""
    for (index, object) in objects.enumerated() {
      numbers += "\(50 + index) \(texts.utf8.count) "
      texts += object + " "
    }
    let bytes = Array((numbers + texts).utf8)
    let filter = packed ? "/Filter/FlateDecode" : ""
    return stream(
      "/Type/ObjStm/N \(objects.count)/First \(numbers.utf8.count)\(filter)",
      packed ? deflate(bytes) : bytes)
  }

  var bytes: [UInt8] {
    let first = [
      "<</Type/Catalog/Pages 2 0 R\(catalog)>>", "<</Type/Pages/Kids[3 0 R]/Count 1>>",
      "<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]\(page)>>",
    ]
    var bytes = Array(header.utf8)
    var offsets: [Int] = []
    for (index, object) in (first.map { Array($0.utf8) } + objects).enumerated() {
      offsets.append(bytes.count)
      bytes += Array("\(index + 1) 0 obj\n".utf8) + object + Array("\nendobj\n".utf8)
    }
    let table = bytes.count
    bytes += "xref\n0 \(offsets.count + 1)\n0000000000 65535 f \n".utf8
    for offset in offsets {
      let digits = String(offset)
      let padding = String(repeating: "0", count: 10 - digits.count)
      bytes += "\(padding)\(digits) 00000 n \n".utf8
    }
    bytes += "trailer\n<</Size \(offsets.count + 1)/Root 1 0 R\(trailer)>>\n".utf8
    bytes += "startxref\n\(table)\n\(end)".utf8
    return bytes
  }

  /// With an object more.
  func with(_ object: String) -> PDFSample { with(Array(object.utf8)) }

  /// With an object more.
  func with(_ object: [UInt8]) -> PDFSample {
    var sample = self
    sample.objects.append(object)
    return sample
  }

  /// As scanners and office programs write them: text, a picture, a link, a form, an object stream.
  static let whole: PDFSample = {
    var sample = PDFSample()
    sample.catalog = "/OpenAction[3 0 R/XYZ null null 0]/AcroForm<</Fields[]/SigFlags 3>>"
    sample.page = "/Contents 4 0 R/Annots[6 0 R]/Resources<</XObject<</Im0 5 0 R>>>>"
    return
      sample
      .with(stream("/Filter/FlateDecode", deflate(Array("q 200 0 0 200 0 0 cm /Im0 Do Q".utf8))))
      .with(
        stream(
          "/Type/XObject/Subtype/Image/Width 8/Height 8/ColorSpace/DeviceGray/Filter/DCTDecode",
          JPEGSample().bytes)
      )
      .with(
        "<</Type/Annot/Subtype/Link/Rect[0 0 9 9]/A<</S/URI/URI(https://city.example/JavaScript)>>>>"
      )
      .with(
        objectStream(["<</Title(\\(a\\) <b>)/Author<FEFF04E8>>>", "[1 2.5 -3 true null]", "7"])
      )
      .with("% a note\n[(one) <AB CD> /Name#20with 1 0 R]")
  }()
}
