import Cabinet
import CabinetService
import HTTPServer
import JSON

extension API {
  private static let named = Operation.Parameter.path("id", .identifier, "the admission's")
  static let bytesOfPaper = Operation.Answer(
    status: 200, schema: nil, summary: "Its bytes", isFile: true,
    fileTypes: ["application/pdf", "text/html", "application/pkcs7-signature"])

  /// Health papers, the contract and what was signed (S4-41 to S4-49, S4-58 to S4-60).
  static let admissionPaperOperations: [Operation] = [
    Operation(
      method: "PUT", path: "/admissions/{id}/documents/{form}",
      summary: "Takes a health paper, in the place of the one before: a PDF or a JPEG.",
      tag: "admissions", access: signedIn, parameters: [named, healthFormOfPath],
      takesFile: true,
      answer: Operation.Answer(status: 201, schema: Schemas.healthPaper, summary: "It is kept"),
      problems: [409],
      handle: { call throws(Refusal) in
        let id: Identifier<Admission> = try call.identifier()
        let kept = try call.desk.put(call.file, try form(call), of: id, try call.person())
        let writing = call.writing
        return .json(status: 201) { writing.healthPaper(kept, &$0) }
      }),
    Operation(
      method: "GET", path: "/admissions/{id}/documents/{form}",
      summary: "Gives a health paper back, as an attachment.", tag: "admissions",
      access: signedIn, parameters: [named, healthFormOfPath],
      answer: Operation.Answer(status: 200, schema: nil, summary: "Its bytes", isFile: true),
      handle: { call throws(Refusal) in
        let id: Identifier<Admission> = try call.identifier()
        return file(try call.desk.document(try form(call), of: id, try call.person()))
      }),
    Operation(
      method: "DELETE", path: "/admissions/{id}/documents/{form}",
      summary: "Takes a health paper away from a draft.", tag: "admissions", access: signedIn,
      parameters: [named, healthFormOfPath],
      answer: Operation.Answer(status: 204, schema: nil, summary: "Gone"), problems: [409],
      handle: { call throws(Refusal) in
        let id: Identifier<Admission> = try call.identifier()
        try call.desk.remove(try form(call), of: id, try call.person())
        return .done
      }),
    Operation(
      method: "GET", path: "/admissions/{id}/contract",
      summary:
        "Gives the bytes that are to be signed: the same until the applicant's data or the forms change.",
      tag: "admissions", access: signedIn, parameters: [named], answer: bytesOfPaper,
      problems: [409, 429],
      handle: { call throws(Refusal) in
        let id: Identifier<Admission> = try call.identifier()
        return file(
          try call.desk.contract(of: id, in: call.language, try call.person()), of: id)
      }),
    Operation(
      method: "GET", path: "/admissions/{id}/papers/{kind}",
      summary: "Gives a paper of a signed admission, or the signature, as an attachment.",
      tag: "admissions", access: signedIn, parameters: [named, paperKindOfPath],
      answer: bytesOfPaper,
      handle: { call throws(Refusal) in
        let id: Identifier<Admission> = try call.identifier()
        return file(try call.desk.paper(try kind(call), of: id, try call.person()), of: id)
      }),
  ]

  static func form(_ call: Call) throws(Refusal) -> HealthForm {
    guard let form = call.parameters["form"].flatMap(HealthForm.init) else { throw .notFound }
    return form
  }

  static func kind(_ call: Call) throws(Refusal) -> AdmissionPaper.Kind {
    guard let kind = call.parameters["kind"].flatMap(AdmissionPaper.Kind.init) else {
      throw .notFound
    }
    return kind
  }

  /// A health paper; its name says nothing of it.
  static func file(_ opened: OpenedAdmissionDocument) -> Reply {
    let (type, ending) =
      switch opened.document.kind {
      case .pdf: ("application/pdf", "pdf")
      case .jpeg: ("image/jpeg", "jpg")
      }
    return file(opened.bytes, type, opened.document.admission, ".\(ending)")
  }

  /// A paper that the portal made, or a signature; its name tells the four of an admission apart.
  static func file(_ paper: AdmissionPaper, of id: Identifier<Admission>) -> Reply {
    let (type, ending) =
      switch paper.form {
      case .pdf: ("application/pdf", "pdf")
      case .html: ("text/html; charset=utf-8", "html")
      case .p7s: ("application/pkcs7-signature", "p7s")
      }
    return file(paper.bytes, type, id, "-\(paper.kind.rawValue).\(ending)")
  }

  private static func file(
    _ bytes: [UInt8], _ type: String, _ id: Identifier<Admission>, _ ending: String
  ) -> Reply {
    Reply(
      status: 200,
      headers: [
        ("Content-Type", type),
        (
          "Content-Disposition",
          "attachment; filename=\"onir-\(id.text.prefix(6))\(ending)\""
        ),
        ("Cross-Origin-Resource-Policy", "same-origin"),
      ], body: bytes)
  }
}
