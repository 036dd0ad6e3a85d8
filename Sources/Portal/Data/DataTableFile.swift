import Content
import JSON

/// The bytes of a table of open data, written once from its first row to its last.
struct DataTableFile {
  let table: DataTable
  let cities: [PublishedData]
  /// Whether the codes of region and city stand before each row.
  let regions: [Region]?

  private var columns: [DataColumn] { table.columns(isCountry: regions != nil) }

  func bytes(_ form: DataForm) -> [UInt8] {
    switch form {
    case .csv: csv
    case .json: json
    }
  }

  private func rows(_ body: ([DataCell]) -> Void) {
    for data in cities {
      let place = regions.map { regions -> [DataCell] in
        [.text(regions[data.city.region].slug), .text(data.city.slug)]
      }
      data.rows(of: table, after: place ?? [], body)
    }
  }

  private var count: Int { cities.reduce(0) { $0 + $1.count(table) } }

  /// CSV (RFC 4180): commas, CRLF, a header, quotes where a cell needs them, UTF-8 without a mark.
  private var csv: [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(256 + count * 224)
    bytes.append(contentsOf: columns.map(\.name).joined(separator: ",").utf8)
    bytes.append(contentsOf: [0x0D, 0x0A])
    rows { cells in
      for (place, cell) in cells.enumerated() {
        if place > 0 { bytes.append(UInt8(ascii: ",")) }
        switch cell {
        case .text(let text): Self.append(text, to: &bytes)
        case .integer(let number): bytes.append(contentsOf: String(number).utf8)
        case .number(let number): bytes.append(contentsOf: number.utf8)
        case .hidden: bytes.append(contentsOf: PublicCount.hidden.utf8)
        }
      }
      bytes.append(contentsOf: [0x0D, 0x0A])
    }
    return bytes
  }

  private static func append(_ text: String, to bytes: inout [UInt8]) {
    var text = text
    text.withUTF8 { utf8 in
      let (quote, comma) = (UInt8(ascii: "\""), UInt8(ascii: ","))
      let isPlain = utf8.allSatisfy { $0 != quote && $0 != comma && $0 != 0x0D && $0 != 0x0A }
      guard !isPlain else {
        bytes.append(contentsOf: utf8)
        return
      }
      bytes.append(quote)
      for byte in utf8 {
        if byte == quote { bytes.append(quote) }
        bytes.append(byte)
      }
      bytes.append(quote)
    }
  }

  /// JSON: a list of objects with the names of the columns, one on a line; no value is null.
  private var json: [UInt8] {
    let names = columns.map(\.name)
    var json = JSONWriter(capacity: 64 + count * 384)
    json.list { json in
      rows { cells in
        json.line()
        json.object { json in
          for (name, cell) in zip(names, cells) {
            switch cell {
            case .text(""): json.field(name, nil)
            case .text(let text): json.field(name, text)
            case .integer(let number): json.field(name, number)
            case .number(let number):
              json.key(name)
              json.document(Array(number.utf8))
            case .hidden: json.field(name, PublicCount.hidden)
            }
          }
        }
      }
      json.lineEnd()
    }
    return json.bytes + [0x0A]
  }
}
