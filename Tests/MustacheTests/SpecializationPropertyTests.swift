import Testing

@testable import Mustache

@Suite("Specialization of random templates") struct SpecializationPropertyTests {
  @Test("Gives the same bytes as the original, in one step or in two", arguments: 0..<8)
  func sameBytes(block: UInt64) {
    var compared = 0
    for seed in block * 50..<(block + 1) * 50 where compare(seed: seed) {
      compared += 1
    }
    #expect(compared > 15)
  }

  /// Renders one random case three ways; says whether there was anything to compare.
  private func compare(seed: UInt64) -> Bool {
    var random = RandomCase(seed: seed)
    let library = TemplateLibrary(random.sources(), missing: .empty)
    guard let template = try? library.template("main") else { return false }
    let shapes = (0..<4).map { _ in random.shape(depth: 2) }
    let objects = shapes.map { random.object($0) }
    guard let expected = render(template, objects[...], limit: 3000) else { return false }
    let limit = [20, 300, 5000][Int(seed % 3)]
    for count in 0...4 {
      let known = objects[..<count]
      let half = count / 2
      let open = Array(shapes[count...])
      let one = template.specialized(known: Array(known), open: open, limit: limit)
      #expect(render(one, objects[count...]) == expected, "seed \(seed), \(count) known")
      let two = template.specialized(
        known: Array(known[..<half]), open: Array(shapes[half...]), limit: limit
      ).specialized(known: Array(known[half...]), open: open, limit: limit)
      #expect(render(two, objects[count...]) == expected, "seed \(seed), \(count) in two")
    }
    return true
  }

  @Test("Keeps what outer objects decide, and writes the same bytes with it", arguments: 0..<8)
  func keepsOuterParts(block: UInt64) {
    var kept = 0
    for seed in block * 50..<(block + 1) * 50 { kept += keepOuterParts(seed: seed) }
    #expect(kept > 0)
  }

  /// Renders one random case over several inner objects with the same outer ones; says in how many ways
  /// there was a part to keep.
  private func keepOuterParts(seed: UInt64) -> Int {
    var random = RandomCase(seed: seed)
    let library = TemplateLibrary(random.sources(), missing: .empty)
    guard let template = try? library.template("main") else { return 0 }
    let shapes = (0..<4).map { _ in random.shape(depth: 2) }
    let objects = shapes.map { random.object($0) }
    var kept = 0
    for count in 1...3 {
      let (outer, inner) = (Array(shapes[..<count]), Array(shapes[count...]))
      let plain = seed.isMultiple(of: 2) ? template : template.specialized(known: [], open: shapes)
      let marked = plain.markingOuterParts(of: outer, below: inner, OuterPartNumbers())
      let others = OuterPartNumbers()
      _ = others.number([])
      let again = plain.markingOuterParts(of: outer, below: inner, others)
      #expect(marked.identity == again.identity, "whatever the numbers, seed \(seed)")
      if marked.storage.program.code.count > plain.storage.program.code.count { kept += 1 }
      var parts = OuterParts()
      for round in 0..<3 {
        let all = objects[..<count] + inner.map { random.object($0) }
        guard let expected = render(template, all, limit: 3000) else { continue }
        var output = Output()
        try? marked.render(Array(all), keeping: &parts, into: &output)
        #expect(
          String(decoding: output.bytes, as: UTF8.self) == expected,
          "seed \(seed), \(count) outer, round \(round)")
      }
    }
    return kept
  }

  private func render(
    _ template: Template, _ objects: ArraySlice<Object>, limit: Int = 1_000_000
  ) -> String? {
    var output = Output()
    do throws(RenderError) {
      try template.run(
        objects.map { Frame(.object($0)) }, into: &output, strict: false, limit: limit)
    } catch {
      return nil
    }
    return String(decoding: output.bytes, as: UTF8.self)
  }
}
