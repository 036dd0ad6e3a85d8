/// Finds what would make a file be read as one of another type.
enum Disguise {
  /// Refuses a picture that a reader of PDF, ZIP or HTML would take for its own.
  ///
  /// The compressed part of a picture may hold any bytes. What is looked for is long enough that no
  /// photograph has it by chance.
  static func check(picture bytes: [UInt8]) throws(DocumentProblem) {
    try checkArchive(bytes)
    let start = bytes.prefix(8192)
    guard start.firstOccurrence(of: Array("%PDF-".utf8)) == nil,
      start.firstOccurrence(ofLowercase: Array("<html".utf8)) == nil,
      start.firstOccurrence(of: Array("<?php".utf8)) == nil,
      bytes[...].firstOccurrence(ofLowercase: Array("<script".utf8)) == nil
    else { throw .polyglot }
  }

  /// Refuses what stands behind the end of a picture when it is a document, a page, an archive or a
  /// program of its own; whatever else is there is not kept.
  static func check(tail: ArraySlice<UInt8>) throws(DocumentProblem) {
    let begins: [[UInt8]] = [
      Array("MZ".utf8), Array("#!".utf8), [0x7F, 0x45, 0x4C, 0x46], Array("Rar!".utf8),
      [0x37, 0x7A, 0xBC, 0xAF], [0x1F, 0x8B],
    ]
    let holds = ["%PDF-", "PK\u{3}\u{4}", "PK\u{5}\u{6}"].map { Array($0.utf8) }
    let tags = ["<html", "<script", "<svg", "<!doctype", "<?php"].map { Array($0.utf8) }
    guard !begins.contains(where: { tail.starts(with: $0) }),
      holds.allSatisfy({ tail.firstOccurrence(of: $0) == nil }),
      tags.allSatisfy({ tail.firstOccurrence(ofLowercase: $0) == nil })
    else { throw .polyglot }
  }

  /// Refuses a file with the end record of a ZIP archive where unpackers look for it.
  static func checkArchive(_ bytes: [UInt8]) throws(DocumentProblem) {
    // The record has 22 bytes and a comment of at most 65,535; the disk numbers are 0.
    let record: [UInt8] = [0x50, 0x4B, 5, 6, 0, 0, 0, 0]
    guard bytes.suffix(65_557).firstOccurrence(of: record) == nil else { throw .polyglot }
  }
}

extension ArraySlice<UInt8> {
  /// Where a run of bytes begins.
  func firstOccurrence(of run: [UInt8]) -> Int? {
    firstOccurrence(of: run) { $0 }
  }

  /// Where a run of bytes begins, whatever the case of its Latin letters.
  func firstOccurrence(ofLowercase run: [UInt8]) -> Int? {
    firstOccurrence(of: run) { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
  }

  private func firstOccurrence(of run: [UInt8], _ fold: (UInt8) -> UInt8) -> Int? {
    guard let first = run.first, count >= run.count else { return nil }
    for start in startIndex...(endIndex - run.count) where fold(self[start]) == first {
      if zip(self[start...], run).allSatisfy({ fold($0) == $1 }) { return start }
    }
    return nil
  }
}
