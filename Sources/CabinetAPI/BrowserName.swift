/// A browser in two words, so that a parent can tell their sessions apart.
enum BrowserName {
  /// Such as `Chrome, Android`; empty when nothing is recognised.
  static func of(_ agent: String?) -> String {
    guard let agent, agent.utf8.count <= 1024 else { return "" }
    let browser = browsers.first { agent.contains($0.mark) }?.name
    let system = systems.first { agent.contains($0.mark) }?.name
    return [browser, system].compactMap { $0 }.joined(separator: ", ")
  }

  // Chrome and Safari stand in the names of most others, so those come first.
  private static let browsers: [(mark: String, name: String)] = [
    ("YaBrowser/", "Yandex"), ("SamsungBrowser/", "Samsung Internet"), ("OPR/", "Opera"),
    ("Edg/", "Edge"), ("Firefox/", "Firefox"), ("Chrome/", "Chrome"), ("Safari/", "Safari"),
  ]
  private static let systems: [(mark: String, name: String)] = [
    ("Android", "Android"), ("iPhone", "iPhone"), ("iPad", "iPad"), ("Windows", "Windows"),
    ("Mac OS X", "macOS"), ("Linux", "Linux"),
  ]
}
