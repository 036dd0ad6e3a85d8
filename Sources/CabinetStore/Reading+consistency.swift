import SQL

extension Reading {
  /// What the tables say against one another: none when all is as the program writes it.
  ///
  /// - Throws: `StoreError`.
  public func inconsistencies() throws(StoreError) -> [String] {
    var found: [String] = []
    for (statement, sentence) in Self.rules {
      let count = try number(statement, [])
      if count > 0 { found.append("\(count) \(sentence)") }
    }
    return found
  }

  private static let rules: [(Statement, String)] = [
    (
      """
      SELECT COUNT(*) FROM application WHERE status NOT IN ('draft', 'in_queue', 'interested',
        'in_bulletin', 'referral_issued', 'waiting_list', 'inactive', 'stop_list', 'withdrawn',
        'enrolled', 'rejected', 'archived')
      """, "applications have a status that there is not"
    ),
    (
      """
      SELECT COUNT(*) FROM application
      WHERE status IN ('in_queue', 'interested', 'in_bulletin', 'waiting_list')
        AND (SELECT COUNT(*) FROM queue_entry WHERE queue_entry.application = application.id) <> 2
      """, "applications that wait stand in no queue"
    ),
    (
      """
      SELECT COUNT(*) FROM queue_entry WHERE NOT EXISTS (SELECT 1 FROM application
        WHERE application.id = queue_entry.application
          AND application.status IN ('in_queue', 'interested', 'in_bulletin', 'waiting_list'))
      """, "places in queues belong to nobody who waits"
    ),
    (
      """
      SELECT COUNT(*) FROM referral JOIN application ON application.id = referral.application
      WHERE referral.status IN ('active', 'confirmed', 'extended')
        AND application.status <> 'referral_issued'
      """, "live referrals belong to applications of another status"
    ),
    (
      """
      SELECT COUNT(*) FROM place WHERE places < (SELECT COUNT(*) FROM referral
        WHERE referral.place = place.id
          AND referral.status IN ('active', 'confirmed', 'extended', 'used'))
      """, "places have more referrals than were published"
    ),
    (
      """
      SELECT COUNT(*) FROM application WHERE status IN ('in_bulletin', 'waiting_list')
        AND NOT EXISTS (SELECT 1 FROM place_application
          WHERE place_application.application = application.id)
      """, "applications in a bulletin or on a waiting list name no place"
    ),
    (
      """
      SELECT COUNT(*) FROM place_application WHERE NOT EXISTS (SELECT 1 FROM application
        WHERE application.id = place_application.application
          AND application.status IN ('in_bulletin', 'waiting_list'))
      """, "places are named by applications that left them"
    ),
    (
      """
      SELECT COUNT(*) FROM admission WHERE status NOT IN ('draft', 'signed', 'accepted', 'rejected',
        'declined', 'expired')
      """, "admissions have a status that there is not"
    ),
    (
      """
      SELECT COUNT(*) FROM admission WHERE status IN ('draft', 'signed')
        AND NOT EXISTS (SELECT 1 FROM referral WHERE referral.id = admission.referral
          AND referral.status IN ('active', 'confirmed', 'extended'))
      """, "admissions wait whose referral is over"
    ),
    (
      """
      SELECT COUNT(*) FROM admission WHERE status = 'accepted'
        AND NOT EXISTS (SELECT 1 FROM application
          WHERE application.id = admission.application AND application.status = 'enrolled')
      """, "admissions are accepted of applications that are not enrolled"
    ),
    (
      """
      SELECT COUNT(*) FROM admission WHERE status IN ('signed', 'accepted')
        AND sealed IS NOT NULL AND (SELECT COUNT(*) FROM admission_paper
          WHERE admission_paper.admission = admission.id
            AND admission_paper.kind IN ('original', 'signature')) <> 2
      """, "admissions are signed that have no contract or no signature"
    ),
    (
      """
      SELECT COUNT(*) FROM admission WHERE status = 'draft' AND EXISTS (SELECT 1
        FROM admission_paper WHERE admission_paper.admission = admission.id
          AND admission_paper.kind = 'signature')
      """, "admissions have a signature and are not signed"
    ),
    (
      "SELECT COUNT(*) FROM review WHERE status NOT IN ('pending', 'published', 'rejected')",
      "reviews have a status that there is not"
    ),
  ]
}
