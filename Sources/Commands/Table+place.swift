import Content
import Tables

extension Table {
  /// Where the column of a name stands that the header may give in any of the three languages.
  func place(of name: String, in kind: ContentTable) -> Int? {
    header.firstIndex { kind.column(called: $0)?.name == name }
  }
}
