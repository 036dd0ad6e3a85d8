extension Route {
  /// Where the program that signs (NCALayer) listens on the reader's own machine.
  public static let signingProgram = "wss://127.0.0.1:13579"

  /// Whether it is a page that signs: a server lets it connect to `signingProgram`, and no other.
  ///
  /// - Parameter city: The city of the route; nil for a page of none, which never signs.
  /// - Returns: Whether it does.
  public func signs(in city: CityContext?) -> Bool {
    guard case .city(_, _, .cabinet(let kind)) = self else { return false }
    return city?.signs(kind) == true
  }
}
