public import Dates
public import Diagnostics
import Dispatch
import Files
import Synchronization

/// WeasyPrint as a program beside this one, with limits on time, memory and output.
///
/// It gets a page that loads nothing, on its standard input, and may write to its output alone.
public final class PDFConverter: Sendable {
  /// What a program may take.
  public struct Limits: Sendable {
    /// How many run at once: more would take the machine from who else is served.
    let places: Int
    /// The time a caller waits for a place: whoever waits keeps a thread from others.
    let waiting: DispatchTimeInterval
    /// The time the program has for a document, in seconds.
    let seconds: Int
    /// What a document may have, and what the program may use of memory, in bytes.
    let (largest, memory): (Int, Int)

    /// For documents that somebody waits for at a server.
    public static let documents = Limits(
      places: 2, waiting: .seconds(2), seconds: 10, largest: 4 << 20, memory: 1 << 30)

    /// For many documents that nobody waits for.
    ///
    /// - Parameter places: How many run at once.
    /// - Returns: Limits with time enough for a loaded machine.
    public static func batch(_ places: Int) -> Limits {
      Limits(
        places: places, waiting: .never, seconds: 60, largest: 16 << 20, memory: 2 << 30)
    }
  }

  /// Why there is no PDF, or no version.
  public enum Failure: Error, Sendable {
    /// Others are being served.
    case busy
    /// What the program did instead.
    case failed(Message)
  }

  /// The first version that can be told to load nothing but what a page holds itself.
  public static let sealing = 67

  private let program: LimitedProgram
  private let limits: Limits
  private let places: DispatchSemaphore
  private let known = Mutex<String?>(nil)

  /// Names the program, by its path.
  public init(_ program: String, _ limits: Limits = .documents) {
    self.program = LimitedProgram(
      program, seconds: limits.seconds, memory: limits.memory, largest: limits.largest)
    self.limits = limits
    places = DispatchSemaphore(value: max(1, limits.places))
  }

  /// A converter for the program that PATH knows by its usual name; nil without one.
  public static func found(_ limits: Limits = .documents) -> PDFConverter? {
    Subprocess.program(named: "weasyprint").map { PDFConverter($0, limits) }
  }

  /// Where the program lies.
  public var path: String { program.path }

  /// What the program says of its version, as `70.0`, asked until it has answered once.
  ///
  /// - Throws: `Failure` when it does not say so within ten seconds.
  public func version() throws(Failure) -> String {
    if let version = known.withLock({ $0 }) { return version }
    let asked: (line: String, answer: LimitedProgram.Answer)
    do throws(FileError) {
      asked = try program.version("--version")
    } catch {
      throw .failed(error.message)
    }
    let words = asked.line.split(separator: " ")
    guard words.first == "WeasyPrint", words.count == 3 else {
      throw .failed(asked.answer.reason)
    }
    let version = String(words[2])
    known.withLock { $0 = version }
    return version
  }

  /// The number before the first point of a version; nil when there is none.
  public static func mainNumber(of version: String) -> Int? {
    Int(version.prefix { $0.isNumber })
  }

  /// A tagged PDF of a page (PDF/UA-1), dated by the day of the document and no other.
  ///
  /// The program is told to load nothing but what the page holds itself, which WeasyPrint knows from
  /// version 67 on.
  ///
  /// - Parameters:
  ///   - page: Finished HTML.
  ///   - date: The day of the document; nil where it has none.
  /// - Returns: The PDF.
  /// - Throws: `Failure` when the program did not make one.
  public func convert(_ page: [UInt8], date: Day?) throws(Failure) -> [UInt8] {
    guard wait() else { throw .busy }
    defer { places.signal() }
    let words = ["--quiet", "--pdf-variant", "pdf/ua-1", "--encoding", "utf-8"]
    let answer: LimitedProgram.Answer
    do throws(FileError) {
      answer = try program.run(
        words + sealed + ["-", "-"], page,
        environment: ["SOURCE_DATE_EPOCH=\((date?.number ?? 0) * 86_400)", "LC_ALL=C.UTF-8"])
    } catch {
      throw .failed(error.message)
    }
    guard let pdf = answer.output, pdf.starts(with: Array("%PDF-".utf8)) else {
      throw .failed(answer.reason)
    }
    return pdf
  }

  /// Only a version that is known not to have the option goes without it.
  private var sealed: [String] {
    let version = try? version()
    let number = version.flatMap(Self.mainNumber) ?? Self.sealing
    return number < Self.sealing ? [] : ["--allowed-protocols", "data"]
  }

  private func wait() -> Bool {
    if case .never = limits.waiting {
      places.wait()
      return true
    }
    return places.wait(timeout: .now() + limits.waiting) == .success
  }
}
