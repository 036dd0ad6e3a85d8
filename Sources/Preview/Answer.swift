import Diagnostics
import HTTPServer
import Mustache
import Portal

/// Answers requests from the site as it is now, with the headers a real server would send.
struct Answer: Sendable {
  let live: LiveSite
  let templates: String
  /// Whether it listens to this machine only, and so answers to its names only.
  let isLocal: Bool
  /// The cabinet's interface; nil while there is none.
  let api: (@Sendable (Request) -> Response)?

  func respond(_ request: Request) -> Response {
    if let api {
      // The cabinet here is a sandbox: nobody may reach it through a proxy.
      guard !request.isForwarded else {
        return .problem(403, detail: "The sandbox is for this machine only.")
      }
      if request.path.hasPrefix("/api/"), isOwnHost(request) { return api(request) }
    }
    var response = content(request)
    response.headers += SecurityHeaders.common
    if !response.headers.contains(where: { $0.name == SecurityHeaders.policyName }) {
      response.headers.append(
        (name: SecurityHeaders.policyName, value: SecurityHeaders.policy(signs: false)))
    }
    if !response.headers.contains(where: { $0.name == "Cache-Control" }) {
      response.headers.append((name: "Cache-Control", value: CachePolicy.page))
    }
    return response
  }

  private func content(_ request: Request) -> Response {
    guard isOwnHost(request) else {
      return .problem(
        421, title: "Misdirected Request", detail: "This server is for this machine only.")
    }
    if request.path.hasPrefix("/api/") {
      return cabinetProblem(request)
    }
    guard request.method == "GET" || request.method == "HEAD" else {
      var response = Response.text("only GET and HEAD\n", status: 405)
      response.headers.append((name: "Allow", value: "GET, HEAD"))
      return response
    }
    switch request.path {
    case "/_onir/revision":
      return .json(Array("{\"revision\":\(live.snapshot.revision)}".utf8))
    case "/_onir/preview.js": return file(Array(PreviewAssets.script.utf8), "preview.js")
    case "/_onir/preview.css": return file(Array(PreviewAssets.style.utf8), "preview.css")
    default: break
    }
    if request.segments.first == "_components", let site = live.snapshot.site {
      let gallery = Gallery(site: site, templates: templates)
      let page = gallery.page(Array(request.segments.dropFirst()))
      return page.map { .html($0) } ?? notFound(site, live.snapshot)
    }
    return page(request)
  }

  /// What the cabinet's addresses say until there is a cabinet, in the reader's language.
  private func cabinetProblem(_ request: Request) -> Response {
    let wanted = request.header("Accept-Language")?.lowercased() ?? ""
    let isRussian = wanted.hasPrefix("ru")
    var response = Response.problem(
      503, type: "urn:onir:cabinet-not-open",
      title: isRussian ? "Кабинет ещё не открыт" : "Кабинет әлі ашылған жоқ",
      detail: isRussian
        ? "Эта услуга на портале ещё не работает." : "Бұл қызмет порталда әлі жұмыс істемейді.")
    response.headers.append((name: "Content-Language", value: isRussian ? "ru" : "kk"))
    return response
  }

  private func isOwnHost(_ request: Request) -> Bool {
    !isLocal || request.isForLoopback == true
  }

  private func page(_ request: Request) -> Response {
    let snapshot = live.snapshot
    guard let site = snapshot.site else {
      return .html(PreviewPage.empty(snapshot), status: 500)
    }
    let base = site.basePath
    guard request.path.hasPrefix(base) else {
      return request.path + "/" == base || request.path == "/"
        ? .redirect(to: base, status: 302) : notFound(site, snapshot)
    }
    var address = String(request.path.dropFirst(base.count))
    if address == "index.html" || address.hasSuffix("/index.html") {
      address = String(address.dropLast(10))
    }
    if let (route, city) = site.route(at: address) {
      return rendered(route, city, site, snapshot, address)
    }
    if !address.hasSuffix("/"), site.route(at: address + "/") != nil {
      return .redirect(to: request.target + "/", status: 308)
    }
    return notFound(site, snapshot)
  }

  private func notFound(_ site: Site, _ snapshot: LiveSite.Snapshot) -> Response {
    var response = rendered(.notFound, nil, site, snapshot, "404.html")
    response.status = 404
    return response
  }

  private func rendered(
    _ route: Route, _ city: CityContext?, _ site: Site, _ snapshot: LiveSite.Snapshot,
    _ address: String
  ) -> Response {
    let file = Site.file(of: address)
    do throws(RenderError) {
      let bytes: [UInt8]
      if let city {
        bytes = try site.render(route, in: city)
      } else {
        bytes = try site.render(route)
      }
      guard file.hasSuffix(".html") else {
        var response = self.file(bytes, file)
        // The name of an asset changes with its bytes; everything else is asked for again.
        if route.isAsset {
          response.headers.append((name: "Cache-Control", value: CachePolicy.asset))
        }
        if route.isOpenData { response.headers.append(SecurityHeaders.openData) }
        return response
      }
      var response = Response.html(PreviewPage.decorated(bytes, snapshot))
      if route.signs(in: city) {
        response.headers.append(
          (name: SecurityHeaders.policyName, value: SecurityHeaders.policy(signs: true)))
      }
      return response
    } catch {
      var broken = snapshot
      broken.report.add(error.diagnostic)
      return .html(PreviewPage.empty(broken), status: 500)
    }
  }

  private func file(_ bytes: [UInt8], _ name: String) -> Response {
    Response(status: 200, contentType: MediaType.of(name), body: bytes)
  }
}
