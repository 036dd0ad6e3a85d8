import Diagnostics
import Markdown

/// Adds the preview's own marks to a finished page.
enum PreviewPage {
  /// The page with the waiting program, and the messages over it while content is broken.
  static func decorated(_ page: [UInt8], _ snapshot: LiveSite.Snapshot) -> [UInt8] {
    let head = Array(
      """
      <link rel="stylesheet" href="/_onir/preview.css">
      <script src="/_onir/preview.js" data-onir-revision="\(snapshot.revision)" defer></script>

      """.utf8)
    var result = page
    if snapshot.isBroken { insert(messages(snapshot), before: "</body>", in: &result) }
    insert(head, before: "</head>", in: &result)
    return result
  }

  /// What is shown when there has been no sound site yet.
  static func empty(_ snapshot: LiveSite.Snapshot) -> [UInt8] {
    let page = """
      <!doctype html>
      <html lang="en"><head><meta charset="utf-8"><title>Önir: the content has errors</title>
      <meta name="viewport" content="width=device-width, initial-scale=1">
      </head><body><main><h1>The content has errors</h1>
      <p>This page comes back by itself when they are mended.</p></main></body></html>

      """
    return decorated(Array(page.utf8), snapshot)
  }

  private static func messages(_ snapshot: LiveSite.Snapshot) -> [UInt8] {
    var bytes = Array("<div class=\"onir-messages\" role=\"alert\">".utf8)
    Escaping.appendText(text(snapshot), to: &bytes)
    bytes.append(contentsOf: "</div>\n".utf8)
    return bytes
  }

  /// What is wrong, as a person reads it.
  static func text(_ snapshot: LiveSite.Snapshot) -> String {
    snapshot.failure.map { $0.text(in: snapshot.language) + "\n" }
      ?? HumanWriter(in: snapshot.language).text(of: snapshot.report)
  }

  private static func insert(_ bytes: [UInt8], before mark: String, in page: inout [UInt8]) {
    let mark = Array(mark.utf8)
    guard page.count >= mark.count else { return }
    for start in stride(from: page.count - mark.count, through: 0, by: -1)
    where page[start] == mark[0] && page[start..<start + mark.count].elementsEqual(mark) {
      page.insert(contentsOf: bytes, at: start)
      return
    }
  }
}
