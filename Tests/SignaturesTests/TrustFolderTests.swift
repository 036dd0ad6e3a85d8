import CabinetService
import Diagnostics
import Files
import Synchronization
import TestSupport
import Testing

@testable import Signatures

@Suite("The trust folder")
struct TrustFolderTests {
  private func problem(_ file: String, _ bytes: [UInt8]) throws -> String {
    let folder = try Samples.trusting()
    _ = try Disk.replace(folder[file], bytes)
    do throws(TrustError) {
      _ = try TrustStore(folder: folder.path)
      return ""
    } catch {
      #expect(error.path == folder[file])
      return error.problem.text()
    }
  }

  @Test("Counts authorities and lists, and does not look at other files")
  func counts() throws {
    let folder = try Samples.trusting(Samples.all + ["content.txt"])
    let store = try TrustStore(folder: folder.path)
    #expect(store.authorities == 2 && store.lists == 2)
    let none = try TrustStore(folder: folder["nothing"])
    #expect(none.authorities == 0 && none.lists == 0)
  }

  @Test("Takes several authorities in one file")
  func bundle() throws {
    let folder = ScratchFolder()
    let both = try ["issuing.pem", "root.pem"].flatMap {
      try Disk.read("\(Samples.folder)/\($0)")
    }
    _ = try Disk.replace(folder["all.crt"], both)
    #expect(try TrustStore(folder: folder.path).authorities == 2)
  }

  @Test("Names the file that cannot be used")
  func damaged() throws {
    let root = try Disk.read(Samples.folder + "/root.pem")
    let person = try Samples.message("a certificate")
    #expect(try problem("x.pem", []).contains("damaged"))
    #expect(try problem("x.pem", Array("text".utf8)).contains("damaged"))
    #expect(try problem("x.crt", Array(root.prefix(600))).contains("damaged"))
    #expect(try problem("x.crl", root).contains("damaged"))
    #expect(try problem("x.crt", person + [0]).contains("damaged"))
    #expect(try problem("x.crt", person).contains("authority"))
    #expect(try problem("x.pem", [UInt8](repeating: 10, count: 2 << 20)).contains("1 MiB"))
  }

  @Test("Takes renewed lists without a new start, and keeps the old ones when new ones are damaged")
  func renewal() throws {
    let folder = try Samples.trusting(["root.pem", "issuing.pem", "root.crl"])
    let troubles = Mutex<[TrustError]>([])
    let trust = try TrustFolder(folder.path) { trouble in troubles.withLock { $0.append(trouble) } }
    var now = ContinuousClock.now
    #expect(trust.current(at: now).lists == 1)
    try Samples.copy("issuing.crl", to: folder)
    #expect(trust.current(at: now).lists == 1)
    now += .seconds(4)
    #expect(trust.current(at: now).lists == 2)
    _ = try Disk.replace(folder["issuing.crl"], Array("no list".utf8))
    now += .seconds(4)
    #expect(trust.current(at: now).lists == 2)
    now += .seconds(4)
    #expect(trust.current(at: now).lists == 2)
    #expect(troubles.withLock { $0.map(\.path) } == [folder["issuing.crl"]])
    try Samples.copy("issuing.crl", to: folder)
    try Samples.copy("old.crl", to: folder)
    now += .seconds(4)
    #expect(trust.current(at: now).lists == 3)
  }
}
