public import Dates
import SQL

/// What is kept for a time only.
public enum Prunable: Sendable, CaseIterable {
  /// Sessions, from when they were last used.
  case sessions
  /// One-time codes, from when they were made.
  case codes
  /// Counts of attempts, from when they began.
  case attempts
  /// Answers to repeated requests, from when those began.
  case answers
  /// Messages that could not be sent, from when they were written.
  case messages
  /// Drafts of applications, from when they were made.
  case drafts
  /// Papers, from when their application was over.
  case documents
  /// Health papers and contracts of admissions, from when those ended without acceptance.
  case admissionPapers
  /// One employee's word, from when it was given.
  case proposals
  /// Sessions of employees, from when they were last used.
  case staffSessions
  /// Lines of feeds and histories.
  case events
  /// Offers to link a device, from when they were made.
  case deviceLinks
  /// Messages to devices, from when they came.
  case deviceMessages
  /// Codes among them, from when they were over.
  case deviceCodes
  /// Devices, from when they last asked for messages.
  case devices
}

extension Transaction {
  /// Deletes what is older than a moment.
  ///
  /// - Returns: How much it was.
  /// - Throws: `StoreError`.
  @discardableResult
  public func prune(_ kind: Prunable, before moment: Moment) throws(StoreError) -> Int {
    if kind == .drafts {
      try run(
        """
        DELETE FROM document WHERE application IN
          (SELECT id FROM application WHERE status = 'draft' AND created_at < ?1)
        """, [SQLValue(moment)])
    }
    if kind == .admissionPapers {
      try run(
        """
        DELETE FROM admission_paper WHERE admission IN (SELECT id FROM admission
          WHERE status IN ('rejected', 'declined', 'expired') AND status_since < ?1)
        """, [SQLValue(moment)])
    }
    let statement: Statement =
      switch kind {
      case .sessions: "DELETE FROM session WHERE seen_at < ?1"
      case .codes: "DELETE FROM code WHERE created_at < ?1"
      case .attempts: "DELETE FROM attempt WHERE since < ?1"
      case .answers: "DELETE FROM idempotency WHERE created_at < ?1"
      case .messages: "DELETE FROM message WHERE created_at < ?1"
      case .documents:
        """
        DELETE FROM document WHERE application IN (SELECT id FROM application
          WHERE status IN ('withdrawn', 'enrolled', 'rejected', 'archived') AND status_since < ?1)
        """
      case .admissionPapers:
        """
        DELETE FROM admission_document WHERE admission IN (SELECT id FROM admission
          WHERE status IN ('rejected', 'declined', 'expired') AND status_since < ?1)
        """
      case .proposals: "DELETE FROM proposal WHERE at < ?1"
      case .staffSessions: "DELETE FROM staff_session WHERE seen_at < ?1"
      case .drafts: "DELETE FROM application WHERE status = 'draft' AND created_at < ?1"
      case .events: "DELETE FROM event WHERE at < ?1"
      case .deviceLinks: "DELETE FROM device_link WHERE created_at < ?1"
      case .deviceMessages: "DELETE FROM device_message WHERE at < ?1"
      case .deviceCodes: "DELETE FROM device_message WHERE expires_at < ?1"
      case .devices: "DELETE FROM device WHERE seen_at < ?1"
      }
    return try run(statement, [SQLValue(moment)])
  }
}
