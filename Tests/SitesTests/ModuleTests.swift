import Foundation
import Testing

/// Modules of the theme that import each other.
@Suite("Modules") struct ModuleTests {
  @Test("Writes published names into imports, and a new name where an imported module changed")
  func followsImports() throws {
    let site = TestSite(
      """
      -- templates/assets/first.js --
      import {
        second,
      } from "./second.js";
      export { third } from "./third.js";

      -- templates/assets/second.js --
      import "./third.js";
      export const second = 2;

      -- templates/assets/third.js --
      export const third = "from \\"./first.js\\"";
      """)
    #expect(site.build().code == 0)
    let before = try #require(published(site, "first"))
    for name in ["second", "third"] {
      let file = try #require(published(site, name))
      #expect(text(site, before).contains("\"./\(file)\";"), "\(before)")
    }
    site.write("-- templates/assets/third.js --\nexport const third = 3;\n")
    #expect(site.build().code == 0)
    #expect(published(site, "first") != before, "it imports other bytes than before")
  }

  @Test("Leads every import of the shipped modules to a published file")
  func leadsToFiles() {
    let site = TestSite()
    #expect(site.build().code == 0)
    let names = Set(assets(site))
    var count = 0
    for name in names where name.hasSuffix(".js") {
      for line in text(site, name).split(separator: "\n") where line.contains(" from \"./") {
        let target = line.split(separator: "\"").dropFirst().first?.dropFirst(2) ?? ""
        #expect(names.contains(String(target)), "\(name) imports \(target)")
        count += 1
      }
    }
    #expect(count > 10, "the imports were found")
  }

  private func assets(_ site: TestSite) -> [String] {
    let folder = "\(site.folder)/site/assets"
    return ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).sorted()
  }

  private func published(_ site: TestSite, _ name: String) -> String? {
    assets(site).first { $0.hasPrefix("\(name).") }
  }

  private func text(_ site: TestSite, _ name: String) -> String {
    (try? String(contentsOfFile: "\(site.folder)/site/assets/\(name)", encoding: .utf8)) ?? ""
  }
}
