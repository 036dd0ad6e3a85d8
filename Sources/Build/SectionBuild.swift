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
    var own = city?.dependencies(in: dependencies) ?? [:]
    // The state goes on to tell what the other sections are made of.
    if !isEverything { own.merge(run.now) { own, _ in own } }
    var writer = SectionWriter(run, old: old, dependencies: own, name: name)
    let standing = sections.standing(name)
    if city != nil, own == old.dependencies, writer.isUnchanged, let standing, writer.keepsAll() {
      return Part(name: name, section: standing, summary: BuildSummary(standing))
    }
    do throws(BuildError) {
      city?.forgetReads()
      let routes = (city?.routes ?? site.sharedRoutes)
        .filter { isEverything || city != nil || $0.isForCities }
      var files: [String]?
      if let city, standing != nil, old.outputs.count == routes.count,
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
    } catch {
      writer.abandon()
      return Part(
        name: name, section: writer.section(), summary: writer.summary,
        failure: error)
    }
    let leftOver = writer.leftOver
    // Shared pages stay as they are where some cities were chosen.
    let keepsRest = city == nil && !isEverything
    if keepsRest { writer.abandon() }
    return Part(
      name: name, section: writer.section(), summary: writer.summary,
      leftOver: keepsRest ? [] : leftOver)
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
    return city.map { $0.names(of: $0.reads) } ?? Dependencies.names(of: route)
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
