import Glibc
import Testing

@testable import Files

@Suite("Inputs that were read") struct InputLogTests {
  private let folder = Folder()

  /// What a run reads of the folder: a file and the folder's names.
  private func read() throws -> [Input] {
    let log = InputLog()
    _ = try Disk.read(folder["a"], log: log)
    _ = try Disk.listIfPresent(folder.path, log: log)
    _ = try Disk.listIfPresent(folder["none"], log: log)
    #expect(log.isComplete)
    return log.inputs
  }

  /// Whether a later run would read the same; however new the files are, their status is believed.
  private func stand(_ inputs: [Input]) -> Bool {
    inputs.allSatisfy { $0.standing(trusted: .max).map($0.hasContent) ?? false }
  }

  @Test("Stands while nothing has changed, and when only times have")
  func stands() throws {
    try Disk.replace(folder["a"], [1, 2, 3])
    let inputs = try read()
    #expect(inputs.count == 3)
    #expect(stand(inputs))
    #expect(utimes(folder["a"], nil) == 0)
    #expect(stand(inputs))
    // What is noted of it is how it is now, so that it need not be read each time.
    let renewed = inputs.compactMap { $0.standing(trusted: .max) }
    #expect(renewed != inputs)
    #expect(renewed.compactMap { $0.standing(trusted: .max) } == renewed)
  }

  @Test("Trusts whole seconds two seconds later than finer times")
  func trustsSecondsLater() {
    func status(_ time: Int64) -> FileStatus {
      FileStatus(kind: .file, size: 1, modified: 0, changed: time, identity: 1)
    }
    let second: Int64 = 1_000_000_000
    #expect(status(9 * second + 1).isSettled(before: 9 * second + 2))
    #expect(!status(9 * second + 1).isSettled(before: 9 * second + 1))
    #expect(!status(9 * second).isSettled(before: 11 * second))
    #expect(status(9 * second).isSettled(before: 11 * second + 1))
  }

  @Test("Notices other bytes of the same size, also where the time was set back")
  func noticesBytes() throws {
    try Disk.replace(folder["a"], [1, 2, 3])
    var times = [timeval(tv_sec: 1_000_000, tv_usec: 0), timeval(tv_sec: 1_000_000, tv_usec: 0)]
    #expect(utimes(folder["a"], &times) == 0)
    let inputs = try read()
    let file = open(folder["a"], O_WRONLY)
    #expect(write(file, [1, 2, 4], 3) == 3)
    close(file)
    #expect(utimes(folder["a"], &times) == 0)
    #expect(!stand(inputs))
  }

  @Test("Reads a file again that changed when the run began or later")
  func readsNewFiles() throws {
    try Disk.replace(folder["a"], [1, 2, 3])
    let status = try #require(FileStatus(folder["a"]))
    let inputs = [
      Input(path: folder["a"], content: .file(status, Fingerprint(of: [1, 2, 4] as [UInt8])))
    ]
    #expect(inputs[0].standing(trusted: .max) == inputs[0])
    #expect(inputs[0].standing(trusted: status.modified) == nil)
  }

  @Test("Notices names that come, go or become something else")
  func noticesNames() throws {
    try Disk.replace(folder["a"], [1])
    let inputs = try read()
    try Disk.replace(folder["b"], [1])
    #expect(!stand(inputs))
    try Disk.remove(folder["b"])
    #expect(stand(inputs))
    try Disk.makeFolder(folder["none"])
    #expect(!stand(inputs))
    Disk.removeEmptyFolder(folder["none"])
    try Disk.remove(folder["a"])
    #expect(symlink("elsewhere", folder["a"]) == 0)
    #expect(!stand(inputs))
  }
}
