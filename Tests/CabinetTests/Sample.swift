import Codes
import Dates

@testable import Cabinet

/// An application and a referral to change in tests.
enum Sample {
  /// Friday 20 November 2026, 12:00 in Kazakhstan.
  static let noon = Moment(seconds: 1_795_158_000)

  static let terms = Terms(
    limits: Limits(), zone: .kazakhstan, calendar: WorkingCalendarTests.calendar)

  /// The same in a city with admissions.
  static let admitting = Terms(
    limits: Limits(), zone: .kazakhstan, calendar: WorkingCalendarTests.calendar,
    hasAdmissions: true)

  static func admission(_ status: AdmissionStatus = .draft) -> Admission {
    let id = Array(repeating: UInt8(1), count: 16)
    return Admission(
      id: Identifier(random: id), serial: 1,
      number: AdmissionNumber(prefix: "111", year: 2026, sequence: 1),
      referral: Identifier(random: id), application: Identifier(random: id),
      account: Identifier(random: id), city: "kokshetau", kindergarten: "kokshetau-0001",
      status: status, statusSince: noon, createdAt: noon, applicant: nil)
  }

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
