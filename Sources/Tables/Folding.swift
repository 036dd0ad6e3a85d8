/// Names of columns and sheets as people write them, made comparable.
public enum Folding {
  /// The letters and digits in small letters, ё as е, with one blank for everything between them.
  public static func folded(_ name: String) -> String {
    var folded = ""
    var isApart = false
    for character in name.lowercased() {
      guard character.isLetter || character.isNumber else {
        isApart = true
        continue
      }
      if isApart, !folded.isEmpty { folded += " " }
      isApart = false
      folded.append(character == "ё" ? "е" : character)
    }
    return folded
  }
}
