import Diagnostics

/// A report of what a test needs.
func report(_ diagnostics: Diagnostic...) -> Report {
  var report = Report()
  report.add(contentsOf: diagnostics)
  return report
}

/// An error in a table, with all that a diagnostic can carry.
let unknownKindergarten = Diagnostic(
  .unknownKindergarten,
  at: Location("content/cities/atyrau/vacancies.csv", line: 4, column: 2, field: "kindergarten_id"),
  "no kindergarten has the id atyrau-12", help: "the ids stand in kindergartens.csv",
  suggestion: "atyrau-0012",
  notes: [
    Diagnostic.Note(
      at: Location("content/cities/atyrau/kindergartens.csv", line: 3), "the nearest stands here")
  ])

/// A warning without anything but its place.
let droppedHTML = Diagnostic(
  .rawHTML, at: Location("content/guides/a/kk.md", line: 7, column: 3), "HTML is dropped")
