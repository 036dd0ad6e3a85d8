public import Diagnostics

/// A program beside this one that turns what it reads into what it writes, with limits on time,
/// memory and output.
public struct LimitedProgram: Sendable {
  /// What a run came to.
  public struct Answer: Sendable {
    /// How it ended.
    public let ending: Subprocess.Ending
    /// What it wrote; nil when it did not end well, or wrote more than it may.
    public let output: [UInt8]?
    /// What it wrote to standard error: at most 2000 bytes, without control characters.
    public let complaints: [String]
    /// The time it had, in seconds.
    let seconds: Int

    /// Why there is nothing of use, as a sentence of its own.
    public var reason: Message {
      switch ending {
      case .timedOut: return "it did not end within \(seconds) s"
      case .killed(let signal): return "it was ended by signal \(Int(signal))"
      case .exited(let status) where status != 0:
        guard let complaint = complaints.first else { return "it ended with \(Int(status))" }
        return "it ended with \(Int(status)): \(complaint)"
      case .exited, .lost: return "it wrote something else"
      }
    }
  }

  /// Where it lies.
  public let path: String
  private let (seconds, memory, largest, files): (Int, Int, Int, Int)
  /// The time it has to tell its version, in seconds.
  private static let shortly = 10

  /// Names a program.
  ///
  /// - Parameters:
  ///   - path: Where it lies.
  ///   - seconds: The time it has.
  ///   - memory: What it may use of memory, in bytes.
  ///   - largest: What it may write, in bytes.
  ///   - files: How many files it may have open.
  public init(_ path: String, seconds: Int, memory: Int, largest: Int, files: Int = 256) {
    self.path = path
    (self.seconds, self.memory, self.largest, self.files) = (seconds, memory, largest, files)
  }

  /// What the program makes of a text, which it reads from its standard input.
  ///
  /// - Parameters:
  ///   - words: Its arguments.
  ///   - input: What it can read.
  ///   - environment: What it gets besides PATH, HOME and LANG, as `NAME=value`.
  /// - Returns: How it ended, and what it wrote.
  /// - Throws: `FileError` when it did not begin.
  public func run(
    _ words: [String], _ input: [UInt8], environment: [String] = []
  ) throws(FileError) -> Answer {
    try run(words, input, environment: environment, seconds: seconds)
  }

  /// The first line that the program writes within ten seconds when it is asked for its version;
  /// empty when it writes nothing that can be read.
  ///
  /// - Throws: `FileError` when it did not begin.
  public func version(_ word: String) throws(FileError) -> (line: String, answer: Answer) {
    let answer = try run([word], [], environment: [], seconds: min(seconds, Self.shortly))
    return (answer.output.flatMap { Self.lines(of: $0).first } ?? "", answer)
  }

  private func run(
    _ words: [String], _ input: [UInt8], environment: [String], seconds: Int
  ) throws(FileError) -> Answer {
    let limits = [
      "/usr/bin/prlimit", "--as=\(memory)", "--cpu=\(seconds)", "--fsize=\(largest)",
      "--nofile=\(files)", "--core=0",
    ]
    let result = try Subprocess.answer(
      limits + [path] + words, input, environment: environment, milliseconds: seconds * 1000,
      limit: largest)
    return Answer(
      ending: result.ending, output: result.output, complaints: Self.lines(of: result.errors),
      seconds: seconds)
  }

  /// The lines that are not empty, of what can be shown on a terminal, and not at any length.
  private static func lines(of bytes: [UInt8]) -> [String] {
    bytes.prefix(2000).split(separator: 10).map { line in
      String(
        String.UnicodeScalarView(
          String(decoding: line, as: UTF8.self).unicodeScalars.prefix(200).filter {
            $0.properties.generalCategory != .control && $0.properties.generalCategory != .format
          }))
    }.filter { !$0.isEmpty }
  }
}
