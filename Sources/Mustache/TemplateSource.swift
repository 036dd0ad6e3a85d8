/// The text of one template, as it was read.
public struct TemplateSource: Sendable {
  /// What partial tags call it, such as `partials/card`.
  public var name: String
  /// What messages call it, such as `templates/partials/card.mustache`.
  public var file: String
  /// The text in UTF-8.
  public var text: [UInt8]

  /// Makes a source of bytes.
  public init(name: String, file: String, text: [UInt8]) {
    self.name = name
    self.file = file
    self.text = text
  }

  /// Makes a source of a string.
  public init(name: String, file: String, text: String) {
    self.init(name: name, file: file, text: Array(text.utf8))
  }
}
