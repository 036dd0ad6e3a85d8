import Content
import Diagnostics
import Files
import Mustache
import Parallel
public import Portal
import Synchronization

/// Renders every output of a site once, city by city on several threads, and hands them to writers.
public struct SiteWalk: Sendable {
  let site: Site
  let shared: [Route]
  let jobs: Int
  let hasCities: Bool
  let progress: (@Sendable (Int, Int) -> Void)?

  /// Makes a walk.
  ///
  /// - Parameters:
  ///   - site: What is rendered.
  ///   - shared: What is rendered of what belongs to no city.
  ///   - jobs: How many threads work at a time.
  ///   - hasCities: Whether the pages of cities are rendered at all.
  ///   - progress: Called now and then with the number of cities done and of all.
  public init(
    _ site: Site, shared: [Route], jobs: Int, hasCities: Bool = true,
    progress: (@Sendable (Int, Int) -> Void)? = nil
  ) {
    self.site = site
    self.shared = shared
    self.jobs = jobs
    self.hasCities = hasCities
    self.progress = progress
  }

  /// What one writer took.
  public struct Part<Result: Sendable>: Sendable {
    /// What the writer knows.
    public let result: Result
    /// Why it stopped early.
    public let failure: BuildError?
  }

  /// Renders everything; a failure stops all writers soon.
  ///
  /// - Parameter writer: Makes a writer; each is used on one thread.
  /// - Returns: First what belongs to no city, then a part for each city.
  public func run<Writer: OutputWriter>(_ writer: @Sendable () -> Writer) -> [Part<Writer.Result>] {
    let cities = hasCities ? site.selectedCities : []
    let done = Atomic(0)
    let isStopped = Atomic(false)
    return Workers.map(cities.count + 1, jobs: jobs) { index in
      var writer = writer()
      guard !isStopped.load(ordering: .relaxed) else {
        return Part(result: writer.result, failure: nil)
      }
      do throws(BuildError) {
        if index == 0 {
          for route in shared { try write(route, in: nil, &writer) }
        } else {
          let city = site.city(at: cities[index - 1])
          for route in city.routes { try write(route, in: city, &writer) }
          let count = done.wrappingAdd(1, ordering: .relaxed).newValue
          progress?(count, cities.count)
        }
        return Part(result: writer.result, failure: nil)
      } catch {
        isStopped.store(true, ordering: .relaxed)
        return Part(result: writer.result, failure: error)
      }
    }
  }

  private func write(_ route: Route, in city: CityContext?, _ writer: inout some OutputWriter)
    throws(BuildError)
  {
    let bytes: [UInt8]
    do throws(RenderError) {
      bytes = if let city { try site.render(route, in: city) } else { try site.render(route) }
    } catch {
      throw BuildError.rendering(error.diagnostic)
    }
    do throws(FileError) {
      try writer.write(site.file(of: route, in: city), bytes)
    } catch {
      throw BuildError(error)
    }
  }
}
