import Markdown
import Testing

@Suite("HTML in texts") struct RawHTMLTests {
  @Test(
    "Drops HTML with a warning at its place",
    arguments: [
      ("<script>alert(1)</script>", "", ["1:1"]),
      ("ә <b>x</b> y", "<p>ә x y</p>\n", ["1:3", "1:7"]),
      ("<div>\n\nx\n\n</div>", "<p>x</p>\n", ["1:1", "5:1"]),
      ("<div\nonclick=x>\n</div>", "", ["1:1"]),
      ("- <p>x\n- y", "<ul>\n<li></li>\n<li>y</li>\n</ul>\n", ["1:3"]),
      ("a <img src=x onerror=alert(1)> b", "<p>a  b</p>\n", ["1:3"]), ("<?php x ?>", "", ["1:1"]),
      ("<!DOCTYPE html>", "", ["1:1"]), ("<![CDATA[x]]>", "", ["1:1"]),
      ("<!-- x --> <b>y", "", ["1:1"]),
      ("> <x-y>z</x-y>", "<blockquote>\n<p>z</p>\n</blockquote>\n", ["1:3", "1:9"]),
    ])
  func drops(markdown: String, html: String, places: [String]) {
    let rendering = Rendering(markdown)
    #expect(rendering.html == html)
    #expect(rendering.problems == places.map { "\($0) raw-html" })
  }

  @Test(
    "Drops comments silently, also where HTML is allowed",
    arguments: [
      ("<!-- a -->", ""), ("a <!-- b --> c", "<p>a  c</p>\n"),
      ("<!-- a\n\n- b\n\n-->\n\nc", "<p>c</p>\n"),
      ("<!-- a --> <!-- b -->", ""), ("- <!-- a -->", "<ul>\n<li></li>\n</ul>\n"),
      ("a <!-- b\nc --> d", "<p>a  d</p>\n"), ("> <!-- a -->", "<blockquote>\n</blockquote>\n"),
    ])
  func dropsComments(markdown: String, html: String) {
    for allows in [false, true] {
      let rendering = Rendering(markdown) { $0.allowsRawHTML = allows }
      #expect(rendering.html == html)
      #expect(rendering.problems.isEmpty)
    }
  }

  @Test("Reports a comment that swallows the rest of the text")
  func reportsUnclosedComment() {
    for allows in [false, true] {
      let rendering = Rendering("a\n\n<!-- b\n\nc") { $0.allowsRawHTML = allows }
      #expect(rendering.html == "<p>a</p>\n")
      #expect(rendering.problems == ["3:1 raw-html"])
    }
  }

  @Test("Leaves HTML as it is where it is allowed, without filling its holes")
  func keeps() {
    let rendering = Rendering("<div class=\"x\">{{city.name}}\\{{</div>\n\na <b>c</b>") {
      $0.allowsRawHTML = true
    }
    #expect(rendering.html == "<div class=\"x\">{{city.name}}\\{{</div>\n<p>a <b>c</b></p>\n")
    #expect(rendering.problems.isEmpty)
  }
}
