import Content
import Dates
import Languages
public import Mustache

extension Site {
  /// A document as a page that can be printed; the same bytes for the same sheet.
  ///
  /// - Throws: `RenderError` when its template fails.
  public func render(_ sheet: PaperSheet) throws(RenderError) -> [UInt8] {
    let language = sheet.language
    let city = content.cities.first { $0.slug == sheet.city }
    let kindergarten = city?.data.kindergartens.first { $0.id == sheet.values["kindergarten"] }
    let strings = theme.strings
    let page = PaperPage(
      sheet: sheet, cityName: city?.name[language] ?? "",
      kindergartenAddress: kindergarten?.address[language] ?? "",
      isSample: city?.isSample ?? false, signature: sheet.signature.map { view($0, language) },
      label: { family, code in code.isEmpty ? "" : strings.text("\(family)_\(code)", language) })
    var output = Output(capacity: 16_384)
    try templates.sharedTemplate(page.template, language, PaperPage.fields.shape)
      .render([page.object], into: &output)
    return output.bytes
  }

  private func view(_ signature: PaperSheet.Signature, _ language: Language) -> PaperSignatureView {
    func day(_ moment: Moment) -> String {
      moment.day(in: content.site.zone).map { language.words($0) } ?? ""
    }
    let clock = signature.at.rfc3339(in: content.site.zone).dropFirst(11).prefix(8)
    return PaperSignatureView(
      name: signature.name, iin: signature.iin, certificate: signature.certificate,
      issuer: signature.issuer, algorithm: signature.algorithm,
      validFrom: day(signature.valid.from), validUntil: day(signature.valid.until),
      at: "\(day(signature.at)), \(clock)")
  }
}
