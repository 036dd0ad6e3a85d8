import Markdown
import Testing

@Suite("Links and images") struct LinkTests {
  @Test(
    "Writes links within the portal from its root",
    arguments: [
      ("../y/", "/atyrau/kk/guides/y/", MarkdownText.LinkTarget.local("guides/y/", anchor: nil)),
      ("../../queue/", "/atyrau/kk/queue/", .local("queue/", anchor: nil)),
      ("../../", "/atyrau/kk/", .local("", anchor: nil)),
      ("..", "/atyrau/kk/guides/", .local("guides/", anchor: nil)),
      ("./", "/atyrau/kk/guides/x/", .local("guides/x/", anchor: nil)),
      ("../y/#b", "/atyrau/kk/guides/y/#b", .local("guides/y/", anchor: "b")),
      ("../../search/?q=a&b#c", "/atyrau/kk/search/?q=a&amp;b#c", .local("search/", anchor: "c")),
      ("../y/#", "/atyrau/kk/guides/y/#", .local("guides/y/", anchor: nil)),
      ("/kk/", "/kk/", .root("kk/", anchor: nil)), ("/", "/", .root("", anchor: nil)),
      ("/kk/data/?a=1#t", "/kk/data/?a=1#t", .root("kk/data/", anchor: "t")),
      ("f.pdf", "/atyrau/kk/guides/x/f.pdf", .local("guides/x/f.pdf", anchor: nil)),
      ("#a", "#a", .anchor("a")), ("", "", .anchor("")), ("?q=1", "?q=1", .anchor("")),
    ])
  func writesLocal(written: String, address: String, target: MarkdownText.LinkTarget) {
    let rendering = Rendering("# a\n\n[z](\(written))")
    #expect(rendering.html.hasSuffix("<p><a href=\"\(address)\">z</a></p>\n"))
    #expect(rendering.text.links.map(\.target) == [target])
    #expect(rendering.text.links.map(\.destination) == [written])
    #expect(rendering.problems.isEmpty)
  }

  @Test(
    "Refuses a link that leads out of the city",
    arguments: ["../../../", "../../../x/", "../.././.."])
  func refusesOutside(written: String) {
    let rendering = Rendering("ә [z](\(written))")
    #expect(rendering.problems == ["1:7 broken-link"])
    #expect(rendering.html == "<p>ә <a href=\"\">z</a></p>\n")
  }

  @Test(
    "Refuses schemes that are not allowed, however they are written",
    arguments: [
      "javascript:alert(1)", "JaVaScRiPt:alert(1)", "java&#10;script:alert(1)", "&#9;javascript:a",
      "java&Tab;script:a", "&#1;javascript:a", "vbscript:a", "data:text/html,a",
      "file:///etc/passwd",
      "ftp://a.kz", "//evil.example", "&#32;//evil.example", "/&#9;/evil.example",
      "\\\\\\\\evil.example", "/\\evil.example", "\\\\/evil.example", "javascript&colon;a",
      "javascript:\u{301}a", ":a", "//\u{301}evil.example", "javascript\\:a", "\u{A0}javascript:a",
    ])
  func refusesSchemes(written: String) {
    let rendering = Rendering("[z](<\(written)>)")
    #expect(rendering.problems.count == 1)
    #expect(rendering.problems.first?.hasSuffix(" link-scheme") == true)
    #expect(rendering.html == "<p><a href=\"\">z</a></p>\n")
  }

  @Test(
    "Refuses schemes in angle brackets and definitions",
    arguments: [
      "<javascript:alert>", "<vbscript:x>", "<irc://a.kz>", "[z]\n\n[z]: data:x",
    ])
  func refusesAutolinks(markdown: String) {
    let rendering = Rendering(markdown)
    #expect(rendering.html.contains("<a href=\"\">"))
    #expect(rendering.problems.count == 1)
  }

  @Test(
    "Allows what a portal links to",
    arguments: ["https://a.kz", "http://a.kz", "HTTPS://A.kz", "tel:+77000000001", "mailto:a@b.kz"])
  func allows(address: String) {
    let rendering = Rendering("[z](\(address)) <\(address)>")
    #expect(rendering.problems.isEmpty)
    #expect(rendering.html.components(of: "href=\"\(address)\"") == 2)
    #expect(rendering.text.links.isEmpty)
  }

  @Test("Checks anchors of the same text, with a suggestion and its own place")
  func checksAnchors() {
    let rendering = Rendering("# Құжаттар\n\nә [a](#kuzhatar), [b](#kuzhatar), [c](#kuzhattar)")
    #expect(
      rendering.problems == [
        "3:7 broken-anchor -> #kuzhattar", "3:23 broken-anchor -> #kuzhattar",
      ])
  }

  @Test("Writes an image alone in its paragraph as a figure")
  func writesFigure() {
    let image = "<img src=\"/assets/a.1.png\" alt=\"Ә &quot;б&quot;\""
    let size = " width=\"3\" height=\"2\" loading=\"lazy\" />"
    let plain = Rendering("![Ә \"б\"](a.png)")
    #expect(
      plain.html == "<figure>\(image)\(size)<figcaption>Ә &quot;б&quot;</figcaption></figure>\n")
    #expect(plain.text.images == ["a.png"])
    let titled = Rendering("![Ә \"б\"](a.png \"T {{city.slug}}\")").html
    #expect(
      titled
        == "<figure>\(image) title=\"T atyrau\"\(size)<figcaption>T atyrau</figcaption></figure>\n")
    #expect(Rendering("- ![x](a.png)").html.contains("<li>\n<figure>"))
    #expect(!Rendering("![x](a.png) y").html.contains("<figure>"))
    #expect(!Rendering("[![x](a.png)](https://a.kz)").html.contains("<figure>"))
  }

  @Test("Warns of an image without text, reports one that is missing")
  func reportsImages() {
    #expect(Rendering("ә ![](a.png)").problems == ["1:7 image-without-text"])
    #expect(Rendering("![](a.png)").html.hasSuffix("loading=\"lazy\" /></figure>\n"))
    #expect(Rendering("ә ![x](b.png)").problems == ["1:8 missing-image"])
    for path in ["../a.png", "/a.png", "http://a.kz/b.png", "data:image/png,x", "javascript:x"] {
      #expect(Rendering("![x](\(path))").problems == ["1:6 missing-image"])
    }
    #expect(Rendering("![x](https://a.kz/b.png)").problems.isEmpty)
  }
}
