import Cabinet
import CabinetService
import HTTPServer
import JSON

extension API {
  /// Every operation, in the order of the document.
  static func operations(
    _ surroundings: Surroundings, _ isStopping: @escaping @Sendable () -> Bool
  ) -> [Operation] {
    let described =
      signingInOperations + registrationOperations + deviceOperations(surroundings)
      + meOperations(surroundings)
      + childrenOperations
      + applicationOperations + documentOperations + referralOperations + admissionOperations
      + admissionPaperOperations + placeOperations
      + reviewOperations + publicOperations + staffSessionOperations + staffOperations
      + staffAdmissionOperations + allocationOperations
      + staffPlaceOperations + staffReviewOperations
    // The document describes itself and its neighbours too.
    let all = described + systemOperations(surroundings, [], isStopping)
    let document = OpenAPI(
      operations: all, version: "1", isLoopback: surroundings.isLoopback
    ).document()
    return described + systemOperations(surroundings, document, isStopping)
  }

  /// The OpenAPI document, as `/api/v1/openapi.json` gives it.
  public static var document: [UInt8] {
    let surroundings = Surroundings(isLoopback: false, isSandbox: false)
    return OpenAPI(
      operations: operations(surroundings, { false }), version: "1"
    ).document()
  }

  static let signedIn = Operation.Access.session([.cabinet])
  static let signedInOrApplying = Operation.Access.session([.cabinet, .application])

  /// What concerns the program, not the cabinet.
  private static func systemOperations(
    _ surroundings: Surroundings, _ document: [UInt8],
    _ isStopping: @escaping @Sendable () -> Bool
  ) -> [Operation] {
    [
      Operation(
        method: "GET", path: "/openapi.json", summary: "Describes the API.", tag: "system",
        access: .open,
        answer: Operation.Answer(status: 200, schema: .any, summary: "This document"),
        handle: { _ throws(Refusal) in
          Reply(status: 200, headers: [("Content-Type", "application/json")], body: document)
        }),
      Operation(
        method: "GET", path: "/health", summary: "Tells that the program runs.", tag: "system",
        access: .open,
        answer: Operation.Answer(status: 200, schema: health, summary: "It runs"),
        handle: { _ throws(Refusal) in
          .json { json in
            json.object { json in
              json.field("status", "ok")
              json.field("sandbox", surroundings.isSandbox)
            }
          }
        }),
      Operation(
        method: "GET", path: "/ready",
        summary: "Tells whether calls will be answered; if not, the `reason`.",
        tag: "system", access: .open,
        answer: Operation.Answer(status: 200, schema: health, summary: "It is ready"),
        handle: { call throws(Refusal) in
          if let obstacle = isStopping() ? .stopping : call.desk.obstacle() {
            return Reply(Problem.response(obstacle, call.language))
          }
          return .json { json in
            json.object { json in
              json.field("status", "ok")
              json.field("sandbox", surroundings.isSandbox)
            }
          }
        }),
    ]
  }

  private static let health = Schema.object([
    .required("status", .code(["ok"])), .required("sandbox", .flag),
  ])
}

extension Reply {
  /// An answer that may have been kept from an earlier call.
  init(_ receipt: Receipt) {
    self.init(status: receipt.status, headers: [], body: receipt.body)
    if !receipt.body.isEmpty { headers.append(("Content-Type", "application/json")) }
    if let version = receipt.version { self = tagged(version) }
  }
}

extension Call {
  var writing: Writing { Writing(directory: desk.directory()) }
}
