/// Names as both languages write them.
public enum NameFolding {
  /// Whether two names are the same but for the letters that Russian has not: «Ұлағат» and «Улагат».
  ///
  /// What is in angle quotes is compared, where both have it; the words around it are translated.
  public static func areAlike(_ name: String, _ other: String) -> Bool {
    var rest = quoted(other).unicodeScalars.makeIterator()
    for scalar in quoted(name).unicodeScalars {
      guard let next = rest.next(), folded(next) == folded(scalar) else { return false }
    }
    return rest.next() == nil
  }

  /// What stands in angle quotes; the whole name where nothing does.
  ///
  /// By bytes (« is C2 AB, » is C2 BB): every name of every catalogue comes by here.
  public static func quoted(_ name: String) -> Substring {
    let utf8 = name.utf8
    guard let range = utf8.span.withUnsafeBufferPointer({ quoted($0) }) else { return name[...] }
    let begin = utf8.index(utf8.startIndex, offsetBy: range.lowerBound)
    return name[begin..<utf8.index(begin, offsetBy: range.count)]
  }

  private static func quoted(_ bytes: UnsafeBufferPointer<UInt8>) -> Range<Int>? {
    var (begin, end): (Int?, Int?) = (nil, nil)
    for index in bytes.indices.dropFirst() where bytes[index - 1] == 0xC2 {
      if bytes[index] == 0xAB, begin == nil { begin = index + 1 }
      if bytes[index] == 0xBB { end = index - 1 }
    }
    guard let begin, let end, begin <= end else { return nil }
    return begin..<end
  }

  /// A letter as those write it who have a Russian keyboard (the pairs of `search-words.js`).
  private static func folded(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    switch scalar {
    case "ә", "Ә": "а"
    case "ғ", "Ғ": "г"
    case "қ", "Қ": "к"
    case "ң", "Ң": "н"
    case "ө", "Ө": "о"
    case "ұ", "Ұ", "ү", "Ү": "у"
    case "һ", "Һ": "х"
    case "і", "І": "и"
    case "ё", "Ё": "е"
    default: lowered(scalar)
    }
  }

  /// Capital letters of the Russian alphabet as small ones.
  private static func lowered(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    ("А"..."Я").contains(scalar) ? Unicode.Scalar(scalar.value + 32) ?? scalar : scalar
  }
}
