import CMicrohttpd

/// The names of statuses.
enum StatusName {
  /// The name that goes with a status, or `Error`.
  static func of(_ status: Int) -> String {
    guard (100...599).contains(status),
      let name = MHD_get_reason_phrase_for(UInt32(status)).map({ String(cString: $0) }),
      name != "Unknown"
    else { return "Error" }
    return name
  }
}
