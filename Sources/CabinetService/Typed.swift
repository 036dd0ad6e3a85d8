import Cabinet

/// Reads what a person typed; what is wrong becomes a finding at its place.
enum Typed {
  /// An identification number.
  ///
  /// - Throws: `Refusal.invalid` at the pointer.
  static func iin(_ text: String, _ pointer: String) throws(Refusal) -> IIN {
    do throws(IIN.Problem) {
      return try IIN(text)
    } catch {
      throw .invalid([FieldProblem(pointer, code(error))])
    }
  }

  private static func code(_ problem: IIN.Problem) -> FieldProblem.Code {
    switch problem {
    case .notDigits: .iinDigits
    case .length: .iinLength
    case .checksum: .checksum
    case .organisation: .organisation
    case .date, .century: .iinDate
    }
  }

  /// A number that codes can be sent to.
  ///
  /// - Throws: `Refusal.invalid` at the pointer.
  static func mobile(_ text: String, _ pointer: String) throws(Refusal) -> Phone {
    let phone: Phone
    do throws(Phone.Problem) {
      phone = try Phone(text)
    } catch {
      let isForeign = error == .russian || error == .foreign
      throw .invalid([FieldProblem(pointer, isForeign ? .foreignPhone : .phone)])
    }
    guard phone.isMobile else { throw .invalid([FieldProblem(pointer, .landline)]) }
    return phone
  }

  /// An address of e-mail: something, an at sign, and a name with a dot; the rest only sending tells.
  ///
  /// What mail programs take for a list, a comment or another direction of writing is refused.
  static func isEmail(_ text: String) -> Bool {
    let parts = text.split(separator: "@", omittingEmptySubsequences: false)
    guard parts.count == 2, text.utf8.count <= 254, !parts[0].isEmpty,
      text.unicodeScalars.allSatisfy(isPlain)
    else { return false }
    let labels = parts[1].split(separator: ".", omittingEmptySubsequences: false)
    return labels.count > 1 && labels.allSatisfy { !$0.isEmpty && !$0.hasPrefix("-") }
  }

  private static func isPlain(_ scalar: Unicode.Scalar) -> Bool {
    guard scalar.value > 0x20, !",;:<>()[]\"\\".unicodeScalars.contains(scalar) else {
      return false
    }
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .spaceSeparator, .surrogate,
      .privateUse, .unassigned:
      return false
    default: return true
    }
  }
}
