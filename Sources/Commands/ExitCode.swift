/// How a command ends; the numbers are part of the contract with pipelines.
public enum ExitCode: Int32, Sendable {
  /// What was asked is done.
  case done = 0
  /// The content has errors; a build has written nothing.
  case content = 1
  /// The command was used wrongly.
  case usage = 2
  /// The machine failed: no space, no permission.
  case machine = 3
  /// A question was asked, and the answer is no.
  case negative = 4
}
