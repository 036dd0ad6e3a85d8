import Testing

@Suite("Printing tables") struct TableCommandTests {
  private static let header = "date,kindergarten_id,age_group,group_type,language,places\n"

  private func table(_ text: String, _ arguments: String...) -> TestSite.Run {
    let site = TestSite("-- vacancies.csv --\n\(text)")
    return site.run(alone: ["table", "\(site.folder)/vacancies.csv"] + arguments)
  }

  @Test("Refuses cells that their columns cannot hold, and prints nothing")
  func refusesCells() {
    let run = table(Self.header + "2026-11-20,a-1,3-4,general,kk,много\n")
    #expect(run.code == 1)
    #expect(run.output.isEmpty)
    #expect(run.error.contains("places cannot be “много” [invalid-number]"))
    let empty = table(Self.header + "2026-11-20,a-1,3-4,general,,5\n")
    #expect(empty.error.contains("language is empty [missing-value]"))
    #expect(empty.code == 1)
    let total = table(Self.header + "2026-11-20,a-1,3-4,general,kk,5\nИтого,,,,,5\n")
    #expect(total.error.contains("this row does not look like the table"))
  }

  @Test("Prints a sound table with columns of its own")
  func printsSound() {
    let run = table("note,\(Self.header)x,20.11.2026,a-1,3–4 жас,жалпы,қазақ,5\n")
    #expect(run.code == 0)
    #expect(run.output == Self.header.dropLast() + ",note\n2026-11-20,a-1,3-4,general,kk,5,x\n")
  }

  @Test("Refuses a sheet of a file that is no workbook")
  func refusesSheetOfCSV() {
    let run = table(Self.header, "--sheet", "А")
    #expect(run.code == 2)
  }
}
