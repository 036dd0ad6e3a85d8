extension Template {
  /// The template with everything settled that the known objects decide.
  ///
  /// What is known becomes literal text, sections over it are repeated or dropped. The result is
  /// rendered with the open objects alone and gives the same bytes as this template with both:
  ///
  ///     let ofCity = template.specialized(known: [site, city], open: [Page.fields.shape])
  ///     try ofCity.render([page.object], into: &output)
  ///
  /// It may be specialized again, when more of the objects are known. A name is settled if every
  /// object that stands further in is sure not to have it; inside values of kind `any` nothing is
  /// sure. What is not settled is looked up while rendering, so the known objects are kept.
  ///
  /// A name that no object can hold stays, for strict rendering to find; a part of a name that a
  /// known object lacks is settled as empty.
  ///
  /// - Parameters:
  ///   - known: The outer objects, outermost first.
  ///   - open: The shapes of the objects that will be rendered, outermost first.
  /// - Returns: A template to be rendered with the open objects.
  public func specialized(known: [Object], open: [Shape]) -> Template {
    specialized(known: known, open: open, limit: Limits.settled)
  }

  /// Specializes with a limit of instructions that a test may lower.
  func specialized(known: [Object], open: [Shape], limit: Int) -> Template {
    var specializer = Specializer(storage.program, known, open, limit: limit)
    return Template(name: name, specializer.specialize())
  }
}
