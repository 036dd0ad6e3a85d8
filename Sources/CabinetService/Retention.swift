import Cabinet
import CabinetStore

/// How long things are kept that nobody asked to keep, in days; settings of the portal.
public struct Retention: Sendable, Hashable {
  /// Lines of feeds and histories.
  public let feed: Int
  /// Drafts that were never sent.
  public let drafts: Int
  /// Messages that could not be sent.
  public let messages: Int

  /// Papers of applications that are over.
  public let documents: Int

  /// Takes days by name; what is missing is as usual.
  public init(_ settings: [String: Int] = [:]) {
    feed = settings["feed_days"] ?? 1098
    drafts = settings["draft_days"] ?? 7
    messages = settings["message_days"] ?? 7
    documents = settings["document_days"] ?? 30
  }

  /// What is pruned after how many days; the rest is the program's own and short-lived.
  var days: [(kind: Prunable, days: Int)] {
    [
      (.events, feed), (.documents, documents), (.admissionPapers, documents),
      (.proposals, AdmissionRule.proposalDays), (.staffSessions, 1), (.drafts, drafts),
      (.messages, messages),
      (.codes, 1), (.attempts, 2), (.answers, 1), (.sessions, 1), (.deviceLinks, 1),
      (.deviceCodes, 1), (.deviceMessages, 30),
      (.devices, DeviceRule.forgottenSeconds / 86_400),
    ]
  }
}
