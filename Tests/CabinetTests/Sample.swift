import Codes
import Dates

@testable import Cabinet

/// An application and a referral to change in tests.
enum Sample {
  /// Friday 20 November 2026, 12:00 in Kazakhstan.
  static let noon = Moment(seconds: 1_795_158_000)

  static let terms = Terms(
    limits: Limits(), zone: .kazakhstan, calendar: WorkingCalendarTests.calendar)

  static func application(_ status: ApplicationStatus = .inQueue) -> Application? {
    let id = Array(repeating: UInt8(1), count: 16)
    return Application(
      id: Identifier(random: id), account: Identifier(random: id), child: Identifier(random: id),
      number: try? ApplicationNumber(year: 2026, sequence: 1), city: "pavlodar",
      queueType: .general, status: status, statusSince: noon,
      wish: Wish(language: .kazakh, groupType: .general, kindergartens: []), createdAt: noon,
      submittedAt: noon, sequence: 1, birthYear: 2023)
  }

  static func referral(_ status: ReferralStatus = .active, deadline: Day) -> Referral {
    let id = Array(repeating: UInt8(1), count: 16)
    return Referral(
      id: Identifier(random: id), number: "1", application: Identifier(random: id),
      account: Identifier(random: id), city: "pavlodar", kindergarten: "pavlodar-0001",
      ageGroup: .middle, groupType: .general, language: .kazakh, status: status,
      statusSince: noon, issuedAt: noon, deadline: deadline, bulletin: deadline)
  }
}
