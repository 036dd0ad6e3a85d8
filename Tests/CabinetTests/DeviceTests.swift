import Dates
import Testing

@testable import Cabinet

@Suite("Links and devices of the companion app") struct DeviceTests {
  private func later(_ seconds: Int) -> Moment { Sample.noon.adding(seconds: seconds) }

  private func link() -> DeviceLink {
    DeviceLink(
      hash: "h", phone: Phone(checked: "+77000000101"), passwordHash: "p", city: "atyrau",
      isProved: false, createdAt: Sample.noon)
  }

  private func device(_ number: UInt8, linkedAt: Int) -> Device {
    Device(
      id: Identifier(random: [number]), phone: Phone(checked: "+77000000101"), name: "",
      termsVersion: "1", linkedAt: later(linkedAt), seenAt: later(linkedAt))
  }

  @Test("Makes passwords of twelve digits and prints them in groups of four")
  func passwords() throws {
    var draws: [UInt32] = [4_294_000_000, 7, 4_293_999_999]
    let password = try #require(DeviceLinkRule.password { draws.removeFirst() })
    #expect(password == "000007999999")
    #expect(DeviceLinkRule.printed(password) == "0000 0799 9999")
    #expect(DeviceLinkRule.printed("") == "")
    #expect(DeviceLinkRule.password { .max } == nil)
  }

  @Test(
    "Reads a password as people type it",
    arguments: ["387031770024", "3870 3177 0024", " 3870-3177-0024\u{A0}", "3870\u{2009}31770024"])
  func reads(text: String) { #expect(DeviceLinkRule.read(text) == "387031770024") }

  @Test(
    "Takes nothing else for a password",
    arguments: ["", "38703177002", "3870317700240", "38703177002a", "٣٨٧٠٣١٧٧٠٠٢٤"])
  func refuses(text: String) { #expect(DeviceLinkRule.read(text) == nil) }

  @Test(
    "Ends a link after ten minutes and once it was used; its password after five wrong ones too")
  func ends() {
    var link = link()
    #expect(link.isLive(at: Sample.noon) && link.isLive(at: later(599)))
    #expect(!link.isLive(at: later(600)))
    #expect(link.end == later(600))
    link.tries = 4
    #expect(link.takesPassword(at: Sample.noon) && !link.takesPassword(at: later(600)))
    link.tries = 5
    #expect(!link.takesPassword(at: Sample.noon) && link.isLive(at: Sample.noon))
    link.tries = 0
    link.usedAt = later(1)
    #expect(!link.isLive(at: later(2)))
  }

  @Test("Unlinks all others when a number is proved anew, else the oldest beyond five")
  func leaves() {
    let devices = (1...5).map { device(UInt8($0), linkedAt: 100 - $0) }
    #expect(DeviceRule.leaving(devices, isProvedBySMS: true) == devices)
    #expect(DeviceRule.leaving(devices, isProvedBySMS: false) == [devices[4]])
    #expect(DeviceRule.leaving(Array(devices.prefix(4)), isProvedBySMS: false) == [])
    #expect(DeviceRule.leaving([], isProvedBySMS: true) == [])
  }

  @Test("Waits for a code for five minutes after linking and after the last one")
  func awaits() {
    let device = device(1, linkedAt: 0)
    #expect(DeviceRule.isAwaiting(device, lastCode: nil, at: later(299)))
    #expect(!DeviceRule.isAwaiting(device, lastCode: nil, at: later(300)))
    #expect(DeviceRule.isAwaiting(device, lastCode: later(300), at: later(599)))
    #expect(!DeviceRule.isAwaiting(device, lastCode: later(300), at: later(600)))
  }

  @Test("Keeps to the hour when a device was seen")
  func seen() {
    let device = device(1, linkedAt: 0)
    #expect(DeviceRule.seen(device, at: later(3599)) == nil)
    #expect(DeviceRule.seen(device, at: later(3600)) == later(3600))
  }

  @Test("Offers five links an hour, ten a day")
  func limits() {
    func offered(_ seconds: [Int]) -> Int {
      var kept: [Attempts?] = AttemptLimit.links.map { _ in nil }
      var count = 0
      for second in seconds {
        let pairs = zip(AttemptLimit.links, kept).map { (limit: $0, attempts: $1) }
        guard AttemptLimit.admit(pairs, at: later(second)) == .yes else { continue }
        kept = pairs.map { $0.limit.counting($0.attempts, at: later(second)) }
        count += 1
      }
      return count
    }
    #expect(offered(Array(0..<3600)) == 5)
    #expect(offered(Array(stride(from: 0, to: 86_400, by: 60))) == 10)
    #expect(AttemptLimit.linksPerAddress.map(\.allowed) == [500, 1000])
  }
}
