public import Diagnostics
public import Languages

/// A Markdown text after parsing: HTML with holes, and everything others must check about it.
public struct MarkdownText: Sendable {
  /// The HTML of the whole text.
  public let body: Fragment
  /// The headings in order.
  public let headings: [Heading]
  /// Every use of a hole, for the check that it is filled in every city.
  public let holes: [HoleUse]
  /// Every link that is not to another site.
  public let links: [LinkUse]
  /// The images that were shown, by their path in the text's folder.
  public let images: [String]
  /// What a translation must have too, in order.
  public let blocks: [MarkdownBlock]
  /// What is wrong.
  public let diagnostics: [Diagnostic]

  /// A heading, for the list of contents.
  public struct Heading: Sendable, Equatable {
    /// 1 to 6.
    public let level: Int
    /// The anchor.
    public let id: String
    /// Its words without marks, escaped, with holes.
    public let text: Fragment
    /// Where it stands.
    public let location: Location
  }

  /// A hole in its place.
  public struct HoleUse: Sendable, Equatable {
    /// Such as `city.name`.
    public let name: String
    /// How it is written there.
    public let writing: Fragment.Writing
    /// Where it stands.
    public let location: Location
  }

  /// A link within the portal.
  public struct LinkUse: Sendable, Equatable {
    /// Where it leads.
    public let target: LinkTarget
    /// Where it stands.
    public let location: Location
    /// As it was written.
    public let destination: String
  }

  /// Where a link within the portal leads; the anchor is nil when there is none.
  public enum LinkTarget: Sendable, Equatable {
    /// A place in the same text.
    case anchor(String)
    /// Another page of the same city and language, by its folder from there (`guides/x/`).
    case local(String, anchor: String?)
    /// An address from the portal's root.
    case root(String, anchor: String?)
  }

  /// What the text may use, and how its links and images are written.
  public struct Options {
    /// The language of the text, for the titles of callouts.
    public var language: Language
    /// Whether raw HTML stands as it is; otherwise it is dropped.
    public var allowsRawHTML = false
    /// The holes that are known; `values.` and a name is always one.
    public var holes: [String] = []
    /// Whether holes and links are left as they are written.
    public var leavesReferences = false
    /// Whether the text is set as `Typography` tells; a title is in its quotes and dashes.
    public var setsTypography = false
    /// The folder of the page from the city's, such as `guides/x/`; relative links start there.
    public var folder = ""
    /// The image of a path in the text's folder, or nil if there is none.
    public var image: (String) -> Image? = { _ in nil }

    /// Makes options for a language.
    public init(language: Language) { self.language = language }
  }

  /// An image as it is published.
  public struct Image: Sendable, Equatable {
    /// Its address from the portal's root, without a leading slash.
    public let address: String
    /// Its width and height in pixels, if its format says.
    public let size: (width: Int, height: Int)?
    /// Copies in WebP, narrow ones first.
    public let copies: [ImageCopy]

    /// Makes an image.
    public init(address: String, size: (width: Int, height: Int)?, copies: [ImageCopy] = []) {
      self.address = address
      self.size = size
      self.copies = copies
    }

    /// Whether two are alike.
    public static func == (left: Image, right: Image) -> Bool {
      left.address == right.address && left.size?.width == right.size?.width
        && left.size?.height == right.size?.height && left.copies == right.copies
    }
  }

  /// A copy of an image for a width of the screen.
  public struct ImageCopy: Sendable, Equatable {
    /// Its address from the portal's root, without a leading slash.
    public let address: String
    /// Its width in pixels.
    public let width: Int

    /// Makes a copy.
    public init(address: String, width: Int) {
      self.address = address
      self.width = width
    }
  }

  /// Parses a text.
  ///
  /// - Parameters:
  ///   - bytes: UTF-8.
  ///   - file: Its name for messages.
  ///   - firstLine: The line of the file where the bytes begin.
  ///   - options: What the text may use.
  public init(_ bytes: [UInt8], file: String, firstLine: Int = 1, options: Options) {
    var renderer = Renderer(source: Source(bytes, file: file, firstLine: firstLine), options)
    renderer.render()
    body = renderer.output
    headings = renderer.headings
    holes = renderer.holes
    links = renderer.links
    images = renderer.images
    blocks = renderer.blocks
    diagnostics = renderer.diagnostics
  }

  /// Parses one line of text with holes and nothing else, such as a title.
  public static func plain(_ text: String, at location: Location, options: Options) -> (
    fragment: Fragment, holes: [HoleUse], diagnostics: [Diagnostic]
  ) {
    let source = Source(Array(text.utf8), file: location.file, firstLine: location.line)
    var renderer = Renderer(source: source, options)
    renderer.fixedLocation = location
    renderer.beginParagraph(.title)
    renderer.appendText(Source.hidingEscapes(text), line: 1, from: 1, isSet: true)
    return (renderer.output, renderer.holes, renderer.diagnostics)
  }
}
