import Content
import Diagnostics
import Files
import Parallel
import Portal
import Synchronization

/// The slices that make one release together with the pages of the country, which the run renders.
///
/// A slice is taken only if this run would make the same of its cities: the content is loaded here as a
/// whole, and what the slice was made of is held against it. So the release is that of one publishing.
struct Merge: Sendable {
  let slices: [Slice]

  /// Opens slices and holds them against a site and each other; nothing is written.
  ///
  /// - Throws: `ReleaseError` for the first that cannot be merged.
  init(_ site: Site, _ options: Publisher.Options) throws(ReleaseError) {
    let opened = Workers.map(options.slices.count, jobs: options.jobs) { index in
      Result { () throws(ReleaseError) in
        try Slice(options.slices[index], keys: options.sliceKeys)
      }
    }
    var slices: [Slice] = []
    for slice in opened { slices.append(try slice.get()) }
    self.slices = slices
    let origins = SliceMark(CityOrigins(site, jobs: options.jobs), program: options.program)
    for slice in slices { try requireSameOrigins(slice, origins) }
    try requireRegions(site.content)
    let named = Workers.map(slices.count, jobs: options.jobs) { [slices] index in
      Result { () throws(ReleaseError) in try slices[index].requireNames() }
    }
    for names in named { try names.get() }
    try requirePages(site, jobs: options.jobs)
    try requireSameAssets()
  }

  /// Holds what a slice was made of against what this run has.
  private func requireSameOrigins(_ slice: Slice, _ own: SliceMark) throws(ReleaseError) {
    let (path, mark) = (slice.path, slice.mark)
    guard mark.program == own.program else {
      throw .refused(
        """
        the slice \(path) was made by another program, \(mark.program), and this one is \
        \(own.program): publish it again with the same file
        """)
    }
    guard mark.settings == own.settings else {
      throw .refused(
        "the slice \(path) was made of another site.yaml or calendar: publish it again from these")
    }
    guard mark.templates == own.templates else {
      throw .refused(
        "the slice \(path) was made of other templates or strings: publish it again from these")
    }
    guard mark.day == own.day else {
      throw .refused(
        """
        the slice \(path) was made for \(mark.day), and this run is for \(own.day): \
        publish it again, or give both the same --now
        """)
    }
    guard mark.guides == own.guides else {
      throw .refused(
        "the slice \(path) was made of other guides of the country: publish it again from these")
    }
    for slug in slice.cities {
      guard let fingerprint = own.cities[slug] else {
        throw .refused(
          "the slice \(path) has the city \(slug), which regions.csv has not: publish it again")
      }
      guard mark.cities[slug] == fingerprint else {
        throw .refused(
          "the slice \(path) was made of other content of the city \(slug): publish it again")
      }
    }
  }

  /// Every region with cities must come whole, and from one slice.
  private func requireRegions(_ content: SiteContent) throws(ReleaseError) {
    var bringers: [Int: Slice] = [:]
    for slice in slices {
      for region in Set(slice.cities.compactMap(content.city).map { content.cities[$0].region })
        .sorted()
      {
        if let other = bringers.updateValue(slice, forKey: region) {
          throw .refused(
            """
            the slices \(other.path) and \(slice.path) both bring the region \
            \(content.regions[region].slug): leave one of them out
            """)
        }
      }
    }
    for city in content.cities {
      let region = content.regions[city.region].slug
      guard let slice = bringers[city.region] else {
        throw .refused(
          "no slice brings the region \(region): publish it with --region, and give its folder")
      }
      guard slice.mark.cities[city.slug] != nil else {
        throw .refused(
          """
          the slice \(slice.path) brings the region \(region) without the city \(city.slug): \
          publish it with --region \(region)
          """)
      }
    }
  }

  /// A slice has the pages that its cities have in this run, all of them and no others.
  private func requirePages(_ site: Site, jobs: Int) throws(ReleaseError) {
    let places = site.selectedCities
    let parts = Workers.map(places.count, jobs: jobs) { place in
      (site.content.cities[places[place]].slug, site.files(ofCity: places[place]))
    }
    let expected = Dictionary(parts) { first, _ in first }
    for slice in slices {
      var found: [String: Set<String>] = [:]
      for page in slice.manifest.pages where !page.hasPrefix(Self.assets) {
        found[String(page.prefix { $0 != "/" }), default: []].insert(page)
      }
      for (folder, pages) in found {
        let expected = slice.mark.cities[folder] == nil ? [] : expected[folder] ?? []
        if let page = pages.first(where: { !expected.contains($0) }) {
          throw .refused(
            "the slice \(slice.path) has \(page), which the portal has not: publish it again")
        }
      }
      for slug in slice.cities {
        if let page = expected[slug]?.first(where: { found[slug]?.contains($0) != true }) {
          throw .refused("the slice \(slice.path) lacks \(page): publish it again")
        }
      }
    }
  }

  /// What several slices have must be the same.
  private func requireSameAssets() throws(ReleaseError) {
    var known: [String: (entry: Manifest.Entry, path: String)] = [:]
    for slice in slices {
      for (file, entry) in slice.manifest.entries where file.hasPrefix(Self.assets) {
        if let other = known.updateValue((entry, slice.path), forKey: file),
          !other.entry.isSame(as: entry)
        {
          throw Self.different(file, slice.path, other.path)
        }
      }
    }
  }

  /// What the slices have of what the run renders itself must be the same.
  ///
  /// - Throws: `ReleaseError` for a file that has other bytes here.
  func requireSameAssets(as own: ReleaseWriter.Result, in folder: String) throws(ReleaseError) {
    for (file, entry) in own.written + own.same {
      for slice in slices {
        guard let other = slice.manifest.entries[file], !other.isSame(as: entry) else { continue }
        // Copies may be made otherwise, or be of another level.
        guard !slice.manifest.isCopy(file) else { continue }
        throw Self.different(file, slice.path, folder)
      }
    }
  }

  private static func different(_ file: String, _ one: String, _ other: String) -> ReleaseError {
    .refused(
      "\(file) has other bytes in \(one) than in \(other): publish the slices again from one content"
    )
  }

  /// Takes the pages of all slices with their copies.
  ///
  /// - Throws: `ReleaseError` for a file that is not as its manifest says, or when the machine fails.
  func take(_ task: ReleaseWriter.Task, jobs: Int) throws(ReleaseError) -> ReleaseWriter.Result {
    let pages = slices.flatMap { slice in
      slice.manifest.pages.filter { !$0.hasPrefix(Self.assets) }
        .sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }.map { (slice: slice, page: $0) }
    }
    let size = 256
    let isStopped = Atomic(false)
    let parts: [Result<ReleaseWriter.Result, ReleaseError>] = Workers.map(
      (pages.count + size - 1) / size, jobs: jobs
    ) { index in
      var writer = ReleaseWriter(task)
      do throws(ReleaseError) {
        for (slice, page) in pages[(index * size)..<min(pages.count, (index + 1) * size)] {
          if isStopped.load(ordering: .relaxed) { break }
          try writer.take(page, from: slice)
        }
        return .success(writer.result)
      } catch {
        isStopped.store(true, ordering: .relaxed)
        return .failure(error)
      }
    }
    var all = ReleaseWriter.Result()
    for part in parts { all.add(try part.get()) }
    return all
  }

  private static let assets = "assets/"
}
