import Cabinet
public import CabinetService
import Dates
import Dispatch
import Files
import Languages
import Mustache
public import Portal
public import WeasyPrint

/// Makes the cabinet's documents of the portal's templates: PDF where there is a program for it, else
/// pages that can be printed.
public struct PaperPress: PaperPrinter {
  private let site: @Sendable () -> Site?
  private let converter: PDFConverter?

  /// Makes a press.
  ///
  /// - Parameters:
  ///   - converter: Who makes a PDF of a page; nil where pages are enough.
  ///   - site: The portal as it is now; nil while its content cannot be used.
  public init(_ converter: PDFConverter?, site: @escaping @Sendable () -> Site?) {
    (self.converter, self.site) = (converter, site)
  }

  /// Makes a document; the same bytes for the same one.
  ///
  /// - Throws: `PortFailure` when a template or the program fails, or the machine is too busy.
  public func print(_ paper: Paper) throws(PortFailure) -> PrintedPaper {
    guard let site = site() else { throw PortFailure() }
    let page: [UInt8]
    do throws(RenderError) {
      page = try site.render(PaperSheet(paper))
    } catch {
      throw PortFailure()
    }
    guard let converter else { return PrintedPaper(form: .html, bytes: page) }
    do throws(PDFConverter.Failure) {
      return PrintedPaper(form: .pdf, bytes: try converter.convert(page, date: paper.date))
    } catch {
      throw PortFailure()
    }
  }
}

extension PaperSheet {
  init(_ paper: Paper) {
    let kind: Kind =
      switch paper.kind {
      case .application: .application
      case .contract: .contract
      }
    let signature = paper.signature.map { signature in
      Signature(
        name: signature.signer.name, iin: signature.signer.iin.digits,
        certificate: signature.signer.certificate, issuer: signature.signer.issuer,
        algorithm: signature.signer.algorithm,
        valid: (signature.signer.validFrom, signature.signer.validUntil), at: signature.at)
    }
    self.init(
      kind: kind, language: paper.language, city: paper.city, values: paper.values,
      date: paper.date, signature: signature)
  }
}
