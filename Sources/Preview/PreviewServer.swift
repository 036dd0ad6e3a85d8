public import HTTPServer
public import Portal
import Synchronization

/// Shows the portal in a browser: pages are rendered when they are asked for, content is read again
/// when it is saved, and open pages reload.
public final class PreviewServer: Sendable {
  private let server: Server
  private let live: LiveSite
  private let isStopped = Mutex(false)

  /// Reads the content, which may be broken, and listens.
  ///
  /// - Parameters:
  ///   - live: The site, read again as it changes.
  ///   - source: Where it is read.
  ///   - host: The address to listen on.
  ///   - port: The port to listen on; 0 for any that is free.
  ///   - api: What answers below `/api/`; nil while there is no cabinet.
  ///   - largeBodies: Which requests may bring a file.
  /// - Throws: `ServerError` when the address cannot be listened on.
  public init(
    _ live: LiveSite, _ source: SiteSource, host: String, port: UInt16,
    api: (@Sendable (Request) -> Response)? = nil, largeBodies: LargeBodies? = nil
  ) throws(ServerError) {
    self.live = live
    let isLocal = ["127.0.0.1", "localhost", "::1"].contains(host)
    let answer = Answer(
      live: live, templates: source.templates,
      isLocal: isLocal, api: api)
    server = try Server(
      host: host, port: port, largeBodies: largeBodies, threading: .pool(4)
    ) { request in answer.respond(request) }
  }

  /// The port that is listened on.
  public var port: UInt16 { server.port }

  /// The path below which the portal stands, such as `/`.
  public var basePath: String { live.snapshot.site?.basePath ?? "/" }

  /// Watches the folders until `stop`; tells after each reload whether the content is broken.
  public func watch(_ changed: (_ isBroken: Bool) -> Void) {
    var watch = live.firstLook
    while !isStopped.withLock({ $0 }) {
      Pause.milliseconds(250)
      guard watch.hasChanged() else { continue }
      // An editor that saves in several steps is given the time to finish.
      while watch.hasChanged() { Pause.milliseconds(50) }
      live.reload()
      changed(live.snapshot.isBroken)
    }
  }

  /// Ends watching and listening.
  public func stop() {
    isStopped.withLock { $0 = true }
    server.stop()
  }

  /// What is wrong with the content now, as text for a terminal; empty when nothing is.
  public var messages: String { PreviewPage.text(live.snapshot) }
}
