public import Languages
public import Mustache

extension Site {
  /// A component filled with data, as a page of a language would show it.
  ///
  /// - Parameters:
  ///   - name: Its folder in `templates/components`.
  ///   - data: An object with the names it uses beside those of the language.
  ///   - language: The language of its strings.
  /// - Returns: Its HTML.
  /// - Throws: `RenderError`; a name that neither the data nor the language holds is one.
  public func component(_ name: String, _ data: Value, _ language: Language) throws(RenderError)
    -> [UInt8]
  {
    var output = Output()
    var context: [Object] = [frames[language].object]
    if case .object(let object) = data { context.append(object) }
    try theme.templates.template("components/\(name)/\(name)")
      .render(context, into: &output, strict: true)
    return output.bytes
  }

  /// The address of the style sheet.
  public var styleAddress: String {
    let style = assets.first { $0.key == "style_css" }
    return addresses.base + (style?.address ?? "")
  }
}
