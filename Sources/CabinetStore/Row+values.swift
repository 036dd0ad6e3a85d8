import Cabinet
import Dates
import SQL

extension SQLValue {
  init<Subject>(_ identifier: Identifier<Subject>) { self = .text(identifier.text) }

  init<Subject>(_ identifier: Identifier<Subject>?) { self.init(identifier?.text) }

  init(_ iin: IIN) { self = .text(iin.digits) }

  init(_ moment: Moment) { self = .integer(moment.seconds) }

  init(_ moment: Moment?) { self.init(moment?.seconds) }

  init(_ day: Day) { self = .integer(day.number) }

  init<Code: RawRepresentable>(_ code: Code) where Code.RawValue == String {
    self = .text(code.rawValue)
  }

  init<Code: RawRepresentable>(_ code: Code?) where Code.RawValue == String {
    self.init(code?.rawValue)
  }

  /// A list of codes that hold no comma.
  init(list: some Sequence<String>) { self = .text(list.joined(separator: ",")) }
}

extension Row {
  func identifier<Subject>(_ column: Int) throws(SQLError) -> Identifier<Subject> {
    guard let identifier = Identifier<Subject>(try text(column)) else {
      throw Self.unreadable(column, "an identifier")
    }
    return identifier
  }

  func optionalIdentifier<Subject>(_ column: Int) throws(SQLError) -> Identifier<Subject>? {
    isNull(column) ? nil : try identifier(column)
  }

  func moment(_ column: Int) throws(SQLError) -> Moment { Moment(seconds: try integer(column)) }

  func optionalMoment(_ column: Int) throws(SQLError) -> Moment? {
    try optionalInteger(column).map(Moment.init(seconds:))
  }

  func day(_ column: Int) throws(SQLError) -> Day {
    guard let day = Day(number: try integer(column)) else {
      throw Self.unreadable(column, "a day")
    }
    return day
  }

  func iin(_ column: Int) throws(SQLError) -> IIN { IIN(checked: try text(column)) }

  func optionalPhone(_ column: Int) throws(SQLError) -> Phone? {
    try optionalText(column).map(Phone.init(checked:))
  }

  func list(_ column: Int) throws(SQLError) -> [String] {
    try text(column).split(separator: ",").map(String.init)
  }
}
