public import Cabinet
public import Dates
import SQL

extension Reading {
  /// How many applications of a city were ever sent.
  ///
  /// - Throws: `StoreError`.
  public func sentCount(city: String) throws(StoreError) -> Int {
    try number(
      "SELECT COUNT(*) FROM application WHERE city = ?1 AND number IS NOT NULL", [.text(city)])
  }

  /// How many applications wait in the queues of a city; of them, those with a benefit that an
  /// employee confirmed.
  ///
  /// - Throws: `StoreError`.
  public func waitingCounts(city: String) throws(StoreError) -> (all: Int, withBenefit: Int) {
    let all = try number(
      """
      SELECT COUNT(*) FROM application WHERE city = ?1
        AND status IN ('in_queue', 'interested', 'in_bulletin', 'waiting_list')
      """, [.text(city)])
    let withBenefit = try number(
      """
      SELECT COUNT(*) FROM application WHERE city = ?1 AND benefit_state = 'confirmed'
        AND status IN ('in_queue', 'interested', 'in_bulletin', 'waiting_list')
      """, [.text(city)])
    return (all, withBenefit)
  }

  /// How many admissions of a city have a status; of one kindergarten where it is named.
  ///
  /// - Throws: `StoreError`.
  public func admissionCount(
    city: String, kindergarten: String? = nil, _ status: AdmissionStatus
  ) throws(StoreError) -> Int {
    try number(
      """
      SELECT COUNT(*) FROM admission
      WHERE city = ?1 AND status = ?2 AND kindergarten = COALESCE(?3, kindergarten)
      """, [.text(city), SQLValue(status), SQLValue(kindergarten)])
  }

  /// How many referrals of a city were issued from a moment on and before another, whatever became
  /// of them.
  ///
  /// - Throws: `StoreError`.
  public func referralCount(
    city: String, from start: Moment, before end: Moment
  ) throws(StoreError) -> Int {
    try number(
      "SELECT COUNT(*) FROM referral WHERE city = ?1 AND issued_at >= ?2 AND issued_at < ?3",
      [.text(city), SQLValue(start), SQLValue(end)])
  }
}
