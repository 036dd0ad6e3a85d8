import Dates
import Dispatch
import Files

/// WeasyPrint as a program beside this one, with limits on time, memory and output.
///
/// It gets a page that loads nothing, on its standard input, and may write to its output alone.
public final class PDFConverter: Sendable {
  private let program: String
  /// How many run at once: more would take the machine from who else is served.
  private let places = DispatchSemaphore(value: 2)
  /// The time a caller waits for a place, and the program has for a document: whoever waits keeps a
  /// thread from others.
  private static let (waiting, milliseconds) = (DispatchTimeInterval.seconds(2), 10_000)
  /// What a document may have, and what the program may use of memory, in bytes.
  private static let (largest, memory) = (4 << 20, 1 << 30)

  /// Names the program, by its path.
  public init(_ program: String) { self.program = program }

  /// A converter for the program that PATH knows by its usual name; nil without one.
  public static func found() -> PDFConverter? {
    Subprocess.program(named: "weasyprint").map(PDFConverter.init)
  }

  /// A tagged PDF of a page (PDF/UA-1), dated by the day of the document and no other.
  ///
  /// - Returns: Nil when the program did not make one.
  func convert(_ page: [UInt8], date: Day) -> [UInt8]? {
    guard places.wait(timeout: .now() + Self.waiting) == .success else { return nil }
    defer { places.signal() }
    let limits = [
      "/usr/bin/prlimit", "--as=\(Self.memory)", "--cpu=10", "--fsize=\(Self.largest)",
      "--nofile=256", "--core=0",
    ]
    let pdf = try? Subprocess.convert(
      limits + [program, "--quiet", "--pdf-variant", "pdf/ua-1", "--encoding", "utf-8", "-", "-"],
      page, environment: ["SOURCE_DATE_EPOCH=\(date.number * 86_400)", "LC_ALL=C.UTF-8"],
      milliseconds: Self.milliseconds, limit: Self.largest)
    guard let pdf, pdf.starts(with: Array("%PDF-".utf8)) else { return nil }
    return pdf
  }
}
