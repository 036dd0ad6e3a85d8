import Diagnostics
import Files
import Portal
import Printing
import Synchronization
import WeasyPrint

/// The program that makes PDFs of the cabinet's documents.
enum PrinterOption {
  static let weasyprint = Definition.Option(
    name: "--weasyprint", value: "PROGRAM",
    help: "makes PDFs of documents (weasyprint of PATH; else pages to print)")

  /// A press for the portal's documents.
  ///
  /// - Parameters:
  ///   - arguments: What was typed.
  ///   - site: The portal as it is now.
  /// - Returns: The press.
  /// - Throws: `CommandFailure` when the program named is none.
  static func press(
    _ arguments: Arguments, site: @escaping @Sendable () -> Site?
  ) throws(CommandFailure) -> PaperPress {
    guard let path = arguments.value("--weasyprint") else {
      return PaperPress(PDFConverter.found(), site: site)
    }
    guard Subprocess.isProgram(path) else {
      throw .machine("--weasyprint: \(path) is no program that can be run")
    }
    return PaperPress(PDFConverter(path), site: site)
  }

  /// A site that is read when the first document is printed.
  static func siteForPapers(
    _ cabinet: CabinetContent, _ source: SiteSource
  ) -> @Sendable () -> Site? {
    let kept = Kept()
    return { kept.site { (try? cabinet.site(source)) ?? nil } }
  }
}

/// What is made once, when it is first asked for.
private final class Kept: Sendable {
  private let made = Mutex<Site?>(nil)

  func site(_ make: () -> Site?) -> Site? {
    made.withLock { made in
      if made == nil { made = make() }
      return made
    }
  }
}
