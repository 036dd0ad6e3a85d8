/// What many people have in their passwords: words, rows of keys, years.
enum CommonPasswords {
  /// How many characters of a common password may be something else, such as a sign at its end.
  private static let spared = 2
  /// How many common words make a password common; more of them are a phrase, which is good.
  private static let words = 2

  /// Whether a password in small letters is common: almost all of it is up to two words of the
  /// list, rows of keys, years, and the same character again and again.
  ///
  /// `password123456`, `almaty2024!`, `қазақстан1` and `p@ssw0rd!!` are. It goes through the text
  /// from its start and keeps, for each number of words, how few characters had to be spared.
  static func cover(_ scalars: [Unicode.Scalar]) -> Bool {
    let read = scalars.map { lookAlikes[$0] ?? $0 }
    let none = Array(repeating: Int.max, count: words + 1)
    var best = Array(repeating: none, count: scalars.count + 1)
    best[0][0] = 0
    for start in scalars.indices where best[start].contains(where: { $0 <= spared }) {
      let rest = scalars[start...]
      let runs = [run(rest), same(rest), year(rest)]
      let found = lengths.filter { length in
        length <= rest.count
          && (list.contains(Array(rest.prefix(length)))
            || list.contains(Array(read[start...].prefix(length))))
      }
      for used in 0...words where best[start][used] <= spared {
        let cost = best[start][used]
        best[start + 1][used] = min(best[start + 1][used], cost + 1)
        for run in runs where run >= 3 {
          // A shorter part may leave room for the word that follows.
          for length in 3...run {
            best[start + length][used] = min(best[start + length][used], cost)
          }
        }
        for length in found where used < words {
          best[start + length][used + 1] = min(best[start + length][used + 1], cost)
        }
      }
    }
    return best[scalars.count].contains { $0 <= spared }
  }

  private static let lookAlikes: [Unicode.Scalar: Unicode.Scalar] = [
    "@": "a", "$": "s", "0": "o", "3": "e", "1": "i", "!": "i", "5": "s", "4": "a",
  ]

  /// How long the row of neighbouring keys at the start is, forwards or backwards.
  private static func run(_ scalars: ArraySlice<Unicode.Scalar>) -> Int {
    guard let first = scalars.first else { return 0 }
    return rows.map { row in
      row.indices.filter { row[$0] == first }.map { index in
        zip(scalars, row[index...]).prefix { $0 == $1 }.count
      }.max() ?? 0
    }.max() ?? 0
  }

  private static func same(_ scalars: ArraySlice<Unicode.Scalar>) -> Int {
    scalars.prefix { $0 == scalars.first }.count
  }

  /// 4 for a year of somebody alive or soon.
  private static func year(_ scalars: ArraySlice<Unicode.Scalar>) -> Int {
    let digits = scalars.prefix(4)
    let isYear =
      digits.count == 4 && (digits.starts(with: ["1", "9"]) || digits.starts(with: ["2", "0"]))
      && digits.allSatisfy { ("0"..."9").contains($0) }
    return isYear ? 4 : 0
  }

  private static let rows: [[Unicode.Scalar]] = [
    "01234567890", "qwertyuiop[]", "asdfghjkl;'", "zxcvbnm,./", "!@#$%^&*()", "!\"№;%:?*()",
    "йцукенгшщзхъ", "фывапролджэ", "ячсмитьбю.", "әіңғүұқөһ", "1qaz2wsx3edc4rfv5tgb6yhn7ujm",
    "qazwsxedcrfvtgbyhnujm", "1q2w3e4r5t6y7u8i9o0p", "q1w2e3r4t5y6u7i8o9p0", "йфяцычувскамепи",
    "1й2ц3у4к5е6н7г8ш9щ0з", "abcdefghijklmnopqrstuvwxyz", "147258369", "123654789", "159753",
    "абвгдеёжзийклмнопрстуфхцчшщъыьэюя", "аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя",
  ].flatMap { [Array($0.unicodeScalars), $0.unicodeScalars.reversed()] }

  private static let list: Set<[Unicode.Scalar]> = Set(
    [international, cyrillic, otherLayout, transcribed].flatMap { text in
      text.split(whereSeparator: \.isWhitespace).map { Array($0.unicodeScalars) }
    })

  private static let lengths = Set(list.map(\.count)).sorted()
}
