import Content
import Diagnostics
import Files
import Mustache
import Portal

/// Builds one section: the outputs of a city, or those that belong to none.
final class SectionBuild: Sendable {
  /// What came of a section.
  struct Part: Sendable {
    let name: String
    let section: OutputState.Section
    var summary = BuildSummary()
    /// The files that are no outputs any more.
    var leftOver: [String] = []
    var failure: BuildError?
  }

  private let site: Site
  private let run: BuildRun
  private let sections: OldSections
  private let dependencies: Dependencies
  private let isEverything: Bool
  private let flaws: ContentFlaws

  init(
    _ site: Site, _ run: BuildRun, _ sections: OldSections, _ dependencies: Dependencies,
    isEverything: Bool
  ) {
    self.site = site
    self.run = run
    self.sections = sections
    self.dependencies = dependencies
    self.isEverything = isEverything
    flaws = site.content.flaws
  }

  /// Builds a section, unless one before it has failed.
  ///
  /// - Parameters:
  ///   - place: The place of a city in the content; nil for what belongs to none.
  ///   - isStopped: Whether one before it has failed.
  /// - Returns: What came of it.
  func build(_ place: Int?, _ isStopped: () -> Bool) -> Part {
    let city = place.map { site.city(at: $0) }
    let name = place.map { site.content.cities[$0].slug } ?? ""
    guard !isStopped() else {
      return Part(name: name, section: sections[name].renewed([:]))
    }
    let old = sections[name]
    let own = dependencies(of: city)
    var writer = SectionWriter(run, old: old, dependencies: own, name: name)
    let known = sections.standing(name)
    if city != nil, own == old.dependencies, writer.isUnchanged, let known, writer.keepsAll() {
      return Part(name: name, section: known, summary: BuildSummary(known))
    }
    do throws(BuildError) {
      try write(city, old, isKnown: known != nil, &writer)
    } catch {
      writer.abandon()
      return Part(
        name: name, section: writer.section(), summary: writer.summary, failure: error)
    }
    guard city != nil || isEverything else {
      // Shared pages stay as they are where some cities were chosen.
      writer.abandon()
      return Part(name: name, section: writer.section(), summary: writer.summary)
    }
    let leftOver = writer.leftOver
    return Part(
      name: name, section: writer.section(), summary: writer.summary, leftOver: leftOver)
  }

  /// What stands for what the section's outputs are made of, beside what all sections share.
  private func dependencies(of city: CityContext?) -> [String: Fingerprint] {
    let own = city?.dependencies(in: dependencies) ?? [:]
    // Where some cities were chosen, the state goes on to tell what the other sections are made of.
    return isEverything ? own : own.merging(run.now) { own, _ in own }
  }

  /// Renders and writes what has to be other, in the order of the site.
  ///
  /// - Parameters:
  ///   - city: The city.
  ///   - old: What the section was.
  ///   - isKnown: Whether that is all of it: no build of it was cut off.
  ///   - writer: Its writer.
  /// - Throws: `BuildError`; what was written by then is in the writer.
  private func write(
    _ city: CityContext?, _ old: OutputSection, isKnown: Bool, _ writer: inout SectionWriter
  ) throws(BuildError) {
    city?.forgetReads()
    let routes = routes(of: city)
    var files: [String]?
    if let city, isKnown, old.outputs.count == routes.count,
      writer.stands(city.names(of: city.reads))
    {
      // What the list is made of stands, and so does the list.
      files = nil
    } else {
      let listed = routes.map { site.file(of: $0, in: city) }
      do throws(FileError) {
        try writer.announce(listed)
      } catch {
        throw BuildError(error)
      }
      files = listed
    }
    for (place, route) in routes.enumerated() {
      try writer.take(files?[place]) { output throws(BuildError) in
        try render(route, in: city, into: &output)
      }
    }
    try writer.finish()
  }

  private func routes(of city: CityContext?) -> [Route] {
    if let city { return city.routes }
    guard !isEverything else { return site.sharedRoutes }
    return site.routesForCities {
      FileStatus(entry: "\(run.folder.path)/\($0)")?.kind == .file
    }
  }

  /// Renders an output, and says what it was made of.
  private func render(_ route: Route, in city: CityContext?, into output: inout Output)
    throws(BuildError) -> String
  {
    do throws(RenderError) {
      city?.forgetReads()
      try site.render(route, in: city, into: &output)
    } catch {
      throw .rendering(error.diagnostic)
    }
    switch flaws.first {
    case nil: break
    case .changed(let folder):
      throw .failed("the tables in \(folder) changed while the build read them: build again")
    case .failed(let error): throw BuildError(error)
    }
    if let city { return city.names(of: city.reads) }
    let names = Dependencies.names(of: route)
    // The state goes on to tell what the shared pages were made of before.
    return isEverything || names.isEmpty ? names : OutputSection.unknown
  }
}

extension BuildSummary {
  /// A section that stands as it was.
  init(_ section: OutputState.Section) {
    self.init()
    pages = section.files
    unchanged = section.files
    bytes = section.size
  }
}
