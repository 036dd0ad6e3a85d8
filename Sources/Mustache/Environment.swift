/// Filled blocks: for each name the argument that replaces its content.
///
/// Numbered, so that equal
/// environments are the same number; what `Resolver` has seen once it need not expand for ever.
struct Environments {
  /// The content of a block of some template, with the blocks that were filled where it stands.
  struct Argument: Hashable {
    var name: String
    var template: Int
    var block: Int
    var environment: Int
  }

  /// Nothing is filled.
  static let empty = 0

  private var list: [[Argument]] = [[]]
  private var numbers: [[Argument]: Int] = [[]: 0]

  /// The argument for a block, if it is filled.
  func argument(_ name: String, in environment: Int) -> Argument? {
    list[environment].first { $0.name == name }
  }

  /// An environment with more arguments.
  ///
  /// What was filled from further outside stays: a child
  /// overrides its parent. Of two arguments for one block the last counts.
  mutating func extending(_ environment: Int, by arguments: [Argument]) -> Int {
    var result = list[environment]
    for argument in arguments.reversed() where !result.contains(where: { $0.name == argument.name })
    {
      result.append(argument)
    }
    // Environments that differ only in order are equal.
    result.sort { $0.name < $1.name }
    if let number = numbers[result] { return number }
    list.append(result)
    numbers[result] = list.count - 1
    return list.count - 1
  }
}
