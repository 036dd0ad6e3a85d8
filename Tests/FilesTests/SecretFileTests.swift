import Files
import Testing

@Suite("Secret files") struct SecretFileTests {
  @Test("Is made by one of those who try at the same moment, and met whole by all of them")
  func isMadeOnce() async throws {
    for round in 0..<20 {
      let folder = Folder()
      let path = folder["secrets/key"]
      let met = await withTaskGroup(of: (Bool, [UInt8]?).self) { group in
        for number in 0..<8 {
          group.addTask {
            let bytes = [UInt8](repeating: UInt8(number), count: 4000)
            let isFirst = (try? SecretFile.write(bytes, to: path)) != nil
            return (isFirst, try? SecretFile.read(path))
          }
        }
        return await group.reduce(into: []) { $0.append($1) }
      }
      #expect(met.count { $0.0 } == 1, "round \(round)")
      #expect(Set(met.map(\.1)).count == 1)
      #expect(met.first?.1?.count == 4000)
      #expect(mode(path) == 0o600)
      #expect(try Disk.list(folder["secrets"]).map(\.name) == ["key"])
    }
  }

  @Test("Takes nobody's place, and leaves nothing beside it")
  func takesNoPlace() throws {
    let folder = Folder()
    try SecretFile.write([1], to: folder["key"])
    let error = #expect(throws: FileError.self) { try SecretFile.write([2], to: folder["key"]) }
    #expect(error?.code == FileError.exists)
    #expect(try SecretFile.read(folder["key"]) == [1])
    #expect(try Disk.list(folder.path).map(\.name) == ["key"])
  }
}
