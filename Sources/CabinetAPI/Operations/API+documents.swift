import Cabinet
import CabinetService
public import HTTPServer
import JSON

extension API {
  private static let named = Operation.Parameter.path(
    "id", .identifier, "the application's")
  private static let paper = Operation.Parameter.path(
    "document", .identifier, "the paper's")

  static let documentOperations: [Operation] = [
    Operation(
      method: "POST", path: "/applications/{id}/documents",
      summary: "Takes a paper of a benefit: a PDF or a JPEG, whatever its name says.",
      tag: "applications", access: signedInOrApplying, parameters: [named],
      takesFile: true, idempotency: .accepted,
      answer: Operation.Answer(status: 201, schema: Schemas.document, summary: "It is kept"),
      problems: [409], handle: { call throws(Refusal) in try attach(call) }),
    Operation(
      method: "GET", path: "/applications/{id}/documents/{document}",
      summary: "Gives a paper back, as an attachment.", tag: "applications",
      access: signedInOrApplying, parameters: [named, paper],
      answer: Operation.Answer(status: 200, schema: nil, summary: "Its bytes", isFile: true),
      handle: { call throws(Refusal) in
        let id: Identifier<Application> = try call.identifier()
        return try file(
          try call.desk.document(try call.identifier("document"), of: id, try call.person()))
      }),
    Operation(
      method: "DELETE", path: "/applications/{id}/documents/{document}",
      summary: "Takes a paper away, while its benefit waits for the proof.", tag: "applications",
      access: signedInOrApplying, parameters: [named, paper],
      answer: Operation.Answer(status: 204, schema: nil, summary: "Gone"), problems: [409],
      handle: { call throws(Refusal) in
        let id: Identifier<Application> = try call.identifier()
        try call.desk.detach(try call.identifier("document"), from: id, try call.person())
        return .done
      }),
    Operation(
      method: "GET", path: "/staff/applications/{number}/documents/{document}",
      summary: "Gives a paper to the employee in charge; the audit keeps that it was opened.",
      tag: "staff", access: .staff([.officer]),
      parameters: [
        .path("number", .text(1...40, example: "26-0000001-4"), "the application's number"),
        paper,
      ], answer: Operation.Answer(status: 200, schema: nil, summary: "Its bytes", isFile: true),
      handle: { call throws(Refusal) in
        try file(
          try call.desk.document(
            try call.identifier("document"), of: call.parameters["number"] ?? "",
            to: try call.worker()))
      }),
  ]

  private static func attach(_ call: Call) throws(Refusal) -> Reply {
    let writing = call.writing
    return Reply(
      try call.desk.attach(
        call.file, to: try call.identifier(), try call.person(), call.name
      ) { document in
        var json = JSONWriter()
        writing.document(document, &json)
        return json.bytes
      })
  }

  /// A file that a browser saves and never opens in the portal's name.
  private static func file(_ opened: OpenedDocument) throws(Refusal) -> Reply {
    let (type, ending) =
      switch opened.document.kind {
      case .pdf: ("application/pdf", "pdf")
      case .jpeg: ("image/jpeg", "jpg")
      }
    let name = "onir-\(opened.document.id.text.prefix(6)).\(ending)"
    return Reply(
      status: 200,
      headers: [
        ("Content-Type", type), ("Content-Disposition", "attachment; filename=\"\(name)\""),
        ("Cross-Origin-Resource-Policy", "same-origin"),
      ], body: opened.bytes)
  }

  /// The addresses that take a file, below `/api/v1`, with parameters in braces: a server in front
  /// has to let larger bodies through to them.
  public static var uploadPaths: [String] {
    operations(Surroundings(isLoopback: false, isSandbox: false), { false })
      .filter(\.takesFile).map(\.path).sorted()
  }

  /// The paths below `/api/v1` where every change that is no PUT or DELETE needs `Idempotency-Key`: for
  /// whoever may have to send one twice.
  public static var repeatablePaths: [String] {
    let all = operations(Surroundings(isLoopback: false, isSandbox: false), { false })
      .filter { ["POST", "PATCH"].contains($0.method) }
    return Dictionary(grouping: all, by: \.path)
      .filter { $0.value.allSatisfy { $0.idempotency == .required } }.keys.sorted()
  }

  /// The most bytes of a file that is taken.
  public static let uploadLimit = DocumentRule.mostBytes

  /// Which requests may bring a file: those of who is signed in, to an address that takes one.
  public var largeBodies: LargeBodies {
    LargeBodies(bytes: Self.uploadLimit, places: 16) { request in
      guard let operation = self.operation(request), operation.takesFile else { return false }
      return (try? self.visitor(request)) != nil
    }
  }
}
