import Content
import Dates
import Files

extension StateWriter {
  /// Adds what is known of a city's tables.
  mutating func add(_ outline: TablesOutline) {
    add(outline.kindergartens)
    add(outline.bulletins) { writer, issue in
      writer.add(issue.day.number)
      writer.add(issue.hasVacancies ? 1 : 0)
    }
    add(outline.months) { writer, month in
      writer.add(month.year)
      writer.add(month.month)
    }
    add(outline.reviews) { writer, day in writer.add(day.number) }
    let files = outline.files
    for file in [files.kindergartens, files.vacancies, files.statistics, files.reviews] {
      add(file.map { [$0] } ?? []) { writer, fingerprint in writer.add(fingerprint) }
    }
  }

  private mutating func add<Element>(
    _ list: [Element], _ add: (inout StateWriter, Element) -> Void
  ) {
    self.add(list.count)
    for element in list { add(&self, element) }
  }
}
