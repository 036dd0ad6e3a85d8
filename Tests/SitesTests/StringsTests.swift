import Foundation
import Testing

/// The texts of templates beyond what failing sites show.
@Suite("Strings") struct StringsTests {
  @Test("Finds no fault with the texts that come with the program")
  func acceptsShipped() {
    let site = TestSite("-- templates/extra.mustache --\n")
    let run = site.run("check", "--now", "2026-11-20", "--strict")
    #expect(run.code == 0 && !run.output.contains("templates/"), "\(run.output)")
  }

  @Test("Does not fill what a value brings along")
  func fillsOnce() {
    let site = TestSite(
      """
      -- content/regions.csv (edit) --
      -atyrau,atyrau,
      +atyrau,atyrau,231000000,{day},{city}
      """)
    #expect(site.build().code == 0)
    #expect(site.page("site/atyrau/ru/index.html")?.has("в городе {city}") == true)
  }

  @Test("Checks the texts of the page in both languages, and knows what it uses")
  func checksBothLanguages() {
    let site = TestSite(
      """
      -- templates/not-found.mustache (edit) --
      +{{ru.not_found_texd}}
      """)
    let run = site.run("check", "--now", "2026-11-20")
    #expect(run.output.contains("not_found_texd is no name of t [template-name]"), "\(run.output)")
    #expect(!run.output.contains("[unused-string]"), "what a broken template uses is not known")
  }
}
