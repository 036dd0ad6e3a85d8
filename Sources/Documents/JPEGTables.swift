/// Checks of the tables of a JPEG, ITU T.81 B.2.4.
enum JPEGTables {
  /// Huffman tables (DHT): counts that a prefix code can have.
  static func checkHuffman(_ segment: ArraySlice<UInt8>) throws(DocumentProblem) {
    var cursor = ByteCursor(Array(segment), shortage: .damaged)
    repeat {
      let name = try cursor.byte()
      guard name >> 4 <= 1, name & 15 <= 3 else { throw .damaged }
      let counts = try cursor.slice(16)
      var free = 1
      var sum = 0
      for count in counts {
        free = 2 * free - Int(count)
        sum += Int(count)
        guard free >= 0 else { throw .damaged }
      }
      guard (1...256).contains(sum) else { throw .damaged }
      _ = try cursor.slice(sum)
    } while !cursor.isAtEnd
  }

  /// Quantization tables (DQT): no divisor is 0.
  static func checkQuantization(_ segment: ArraySlice<UInt8>) throws(DocumentProblem) {
    var cursor = ByteCursor(Array(segment), shortage: .damaged)
    repeat {
      let name = try cursor.byte()
      guard name >> 4 <= 1, name & 15 <= 3 else { throw .damaged }
      for _ in 0..<64 {
        let value = name >> 4 == 0 ? Int(try cursor.byte()) : try cursor.word()
        guard value > 0 else { throw .damaged }
      }
    } while !cursor.isAtEnd
  }
}
