import Cabinet
import CabinetStore
import Glibc
import Sandbox
import TestSupport
import Testing

@testable import CabinetAPI

/// Values that belong to persons, and may stand in no log, problem or message.
enum Privacy {
  /// What of a family may stand nowhere.
  static func values(of family: Family) -> [String] {
    [family.parent, family.child].flatMap { person(IIN(checked: $0)) }
      + [family.phone, String(family.phone.dropFirst(2))]
  }

  /// Every name, number and phone of the sandbox.
  static var all: [String] {
    SyntheticFamilies.people.flatMap { person($0.iin) }
      + SyntheticFamilies.people.flatMap { SyntheticFamilies.phones($0.iin).map(\.e164) }
  }

  private static func person(_ iin: IIN) -> [String] {
    guard let person = SyntheticFamilies.person(iin) else { return [iin.digits] }
    let name = person.name
    return [iin.digits, name.surname, name.given, name.patronymic ?? name.surname]
  }
}

extension House {
  /// Everything in the database, without what was deleted.
  func bytes() throws -> [UInt8] {
    let copy = folder["copy.sqlite"]
    try store.backup(to: copy)
    let file = try #require(fopen(copy, "rb"))
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var part = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = fread(&part, 1, part.count, file)
      if count == 0 { return bytes }
      bytes += part[..<count]
    }
  }
}

extension [UInt8] {
  /// Whether a text stands somewhere.
  func holds(_ text: String) -> Bool {
    let part = Array(text.utf8)
    guard let first = part.first, count >= part.count else { return false }
    return (0...(count - part.count)).contains { place in
      self[place] == first && self[place..<(place + part.count)].elementsEqual(part)
    }
  }
}
