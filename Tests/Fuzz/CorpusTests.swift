import Glibc
import Testing

/// Every input that fuzzing kept or found, once more.
@Suite("Corpora of the fuzzers") struct CorpusTests {
  private static let folder = String(#filePath.dropLast("CorpusTests.swift".count)) + "corpora"

  private static func names(_ folder: String) -> [String] {
    guard let stream = opendir(folder) else { return [] }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if !name.hasPrefix(".") { names.append(name) }
    }
    return names.sorted()
  }

  private static func bytes(_ path: String) -> [UInt8] {
    guard let file = fopen(path, "rb") else { return [] }
    defer { fclose(file) }
    var bytes = [UInt8](repeating: 0, count: 1 << 20)
    let count = fread(&bytes, 1, bytes.count, file)
    return Array(bytes.prefix(count))
  }

  @Test("Reads every input to its end", .timeLimit(.minutes(2)), arguments: FuzzCase.allCases)
  func readsEveryInput(fuzzCase: FuzzCase) {
    let folder = "\(Self.folder)/\(fuzzCase.rawValue)"
    let names = Self.names(folder)
    #expect(names.count >= 3, "\(folder) has inputs")
    for name in names {
      let bytes = Self.bytes("\(folder)/\(name)")
      fuzzCase.run(bytes)
      // And cut off in the middle, where parsers are caught unawares.
      fuzzCase.run(Array(bytes.prefix(bytes.count / 2)))
    }
  }
}
