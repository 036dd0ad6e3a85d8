import Content
import Dates
public import Files
import Glibc
public import Portal

/// What a run reads, so that the next one can tell whether it has to.
public struct Reading: Sendable {
  /// Where it is noted.
  public let log = InputLog()
  /// When it began, in nanoseconds since 1970.
  let began: Int64
  /// What stands for the options that decide what is read and written.
  let options: Fingerprint

  /// Begins to read.
  ///
  /// - Parameter source: Where the site comes from, and what makes copies of its pictures.
  public init(_ source: SiteSource) {
    var now = timespec()
    clock_gettime(CLOCK_REALTIME, &now)
    began = Int64(now.tv_sec) * 1_000_000_000 + Int64(now.tv_nsec)
    var sum = FingerprintSum()
    for option in [source.content, source.templates, source.imageMaker().path ?? ""] {
      sum.add(option)
    }
    self.options = sum.fingerprint
  }

  /// What a whole build was made of; nil if not all of it is known.
  func origin(of site: Site, _ build: Builder.Options) -> BuildOrigin? {
    let inputs = log.inputs
    guard log.isComplete, let program = BuildOrigin.runningProgram,
      !inputs.contains(where: { $0.path.utf8.contains(10) })
    else { return nil }
    return BuildOrigin(
      program: program, options: options, moments: site.moments,
      zone: site.content.site.zone.offset, began: began,
      inputs: inputs.sorted { $0.path < $1.path },
      outlines: site.content.cities.map { ($0.slug, $0.outline) })
  }
}
