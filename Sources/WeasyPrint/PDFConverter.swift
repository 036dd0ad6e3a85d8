public import Dates
import Dispatch
import Files

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

  private let program: String
  private let limits: Limits
  private let places: DispatchSemaphore

  /// Names the program, by its path.
  public init(_ program: String, _ limits: Limits = .documents) {
    (self.program, self.limits) = (program, limits)
    places = DispatchSemaphore(value: max(1, limits.places))
  }

  /// A converter for the program that PATH knows by its usual name; nil without one.
  public static func found(_ limits: Limits = .documents) -> PDFConverter? {
    Subprocess.program(named: "weasyprint").map { PDFConverter($0, limits) }
  }

  /// What the program says of its version, such as `WeasyPrint version 70.0`.
  ///
  /// - Returns: Nil when it says nothing of the kind.
  public func version() -> String? {
    let answer = try? Subprocess.convert(
      [program, "--version"], [], milliseconds: limits.seconds * 1000, limit: 200)
    guard let line = answer?.prefix(while: { $0 >= 32 && $0 < 127 }) else { return nil }
    let words = String(decoding: line, as: UTF8.self).split(separator: " ")
    guard words.first == "WeasyPrint", words.count == 3 else { return nil }
    return String(words[2])
  }

  /// A tagged PDF of a page (PDF/UA-1), dated by the day of the document and no other.
  ///
  /// - Parameters:
  ///   - page: Finished HTML.
  ///   - date: The day of the document; nil where it has none.
  ///   - isSealed: Whether the program is told to load nothing but what the page holds itself, which
  ///     WeasyPrint knows from version 67 on.
  /// - Returns: Nil when the program did not make one.
  public func convert(_ page: [UInt8], date: Day?, isSealed: Bool = false) -> [UInt8]? {
    guard wait() else { return nil }
    defer { places.signal() }
    let prlimit = [
      "/usr/bin/prlimit", "--as=\(limits.memory)", "--cpu=\(limits.seconds)",
      "--fsize=\(limits.largest)", "--nofile=256", "--core=0",
    ]
    let sealed = isSealed ? ["--allowed-protocols", "data"] : []
    let words = ["--quiet", "--pdf-variant", "pdf/ua-1", "--encoding", "utf-8"]
    let pdf = try? Subprocess.convert(
      prlimit + [program] + words + sealed + ["-", "-"], page,
      environment: ["SOURCE_DATE_EPOCH=\((date?.number ?? 0) * 86_400)", "LC_ALL=C.UTF-8"],
      milliseconds: limits.seconds * 1000, limit: limits.largest)
    guard let pdf, pdf.starts(with: Array("%PDF-".utf8)) else { return nil }
    return pdf
  }

  private func wait() -> Bool {
    if case .never = limits.waiting {
      places.wait()
      return true
    }
    return places.wait(timeout: .now() + limits.waiting) == .success
  }
}
