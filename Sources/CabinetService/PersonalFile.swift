public import Cabinet

/// A child's personal file (S0-30 to S0-32).
public struct PersonalFile: Sendable {
  /// The child.
  public let child: Child
  /// Clubs, the newest first.
  public let clubs: [Club]
  /// Days, the newest first.
  public let attendance: [Attendance]
  /// The city and the kindergarten the child was enrolled in.
  public let place: (city: String, kindergarten: String)?
}
