import CabinetService
import HTTPServer
import JSON
import Languages

/// A refusal as RFC 9457 writes it, in the reader's language.
enum Problem {
  static func response(_ refusal: Refusal, _ language: Language) -> Response {
    response(ProblemText.of(refusal), refusal, language)
  }

  /// That the cabinet cannot work now, and why by a closed code: how it came to that is in the log.
  static func response(_ obstacle: Obstacle, _ language: Language) -> Response {
    response(ProblemText.of(.unavailable), .unavailable, language, obstacle)
  }

  private static func response(
    _ text: ProblemText, _ refusal: Refusal, _ language: Language, _ obstacle: Obstacle? = nil
  ) -> Response {
    var json = JSONWriter(capacity: 512)
    json.object { json in
      json.field("type", "urn:onir:\(text.name)")
      json.field("title", text.title[language])
      json.field("status", text.status)
      json.field("detail", text.detail[language])
      if case .invalid(let problems) = refusal { errors(problems, language, &json) }
      if let obstacle { json.field("reason", obstacle.rawValue) }
    }
    var headers = [
      (name: "Content-Type", value: "application/problem+json"),
      (name: "Content-Language", value: language.code),
    ]
    if case .tooMany(let seconds) = refusal {
      headers.append((name: "Retry-After", value: String(max(1, seconds))))
    }
    if case .unavailable = refusal { headers.append((name: "Retry-After", value: "30")) }
    return Response(status: text.status, headers: headers, body: json.bytes)
  }

  private static func errors(
    _ problems: [FieldProblem], _ language: Language, _ json: inout JSONWriter
  ) {
    json.field(
      "errors",
      list: { json in
        for problem in problems {
          json.object { json in
            json.field("pointer", problem.pointer)
            json.field("code", problem.code.rawValue)
            json.field("detail", problem.code.sentence(language))
          }
        }
      })
  }

  /// A problem of the protocol itself.
  static func plain(_ status: Int, _ name: String, _ language: Language) -> Response {
    let (kk, ru) = words[name] ?? (name, name)
    let text = ProblemText(name, status, (kk, ru), (kk + ".", ru + "."))
    return response(text, .notFound, language)
  }

  private static let words: [String: (String, String)] = [
    "method-not-allowed": (
      "Бұл мекенжайда мұндай әрекет жоқ", "По этому адресу такого действия нет"
    ),
    "media-type": (
      "Мазмұн application/json түрінде болуы керек", "Тело должно быть в формате application/json"
    ),
    "misdirected": (
      "Бұл сервер тек осы құрылғыға жауап береді", "Этот сервер отвечает только этому устройству"
    ),
    "file-type": (
      "Файл PDF немесе JPEG болуы керек", "Файл должен быть PDF или JPEG"
    ),
    "too-large": ("Сұрау тым үлкен", "Запрос слишком большой"),
  ]

  /// The reader's language: the first of `Accept-Language` that the portal has (RFC 9110 12.5.4).
  static func language(_ header: String?) -> Language? {
    guard let header else { return nil }
    var best: (quality: Double, language: Language)?
    for range in header.utf8.split(separator: UInt8(ascii: ",")).prefix(20) {
      let parts = range.split(separator: UInt8(ascii: ";")).map { part in
        part.filter { $0 != UInt8(ascii: " ") }
      }
      guard let tag = parts.first?.prefix(while: { $0 != UInt8(ascii: "-") }),
        let language = Language(rawValue: String(decoding: tag, as: UTF8.self).lowercased())
      else { continue }
      let written = parts.dropFirst().first { $0.starts(with: "q=".utf8) }?.dropFirst(2)
      let quality = written.map { Double(String(decoding: $0, as: UTF8.self)) ?? 0 } ?? 1
      guard quality > 0, best.map({ quality > $0.quality }) ?? true else { continue }
      best = (quality, language)
    }
    return best?.language
  }
}
