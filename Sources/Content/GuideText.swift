public import Dates
import Diagnostics
public import Files
public import Languages
public import Markdown

/// One file of a guide: a text in one language, parsed once for every city that shows it.
public final class GuideText: Sendable {
  /// Its path in `content/`, for messages and for `onir explain`.
  public let file: String
  /// The name of the guide in addresses.
  public let slug: String
  /// The language it is written in.
  public let language: Language
  /// What stands above the text.
  public let frontMatter: FrontMatter
  /// The title, escaped, with holes.
  public let title: Fragment
  /// The summary, escaped, with holes.
  public let summary: Fragment
  /// The text.
  public let text: MarkdownText
  /// Every hole of title, summary and text.
  public let holes: [MarkdownText.HoleUse]
  /// Whether the text could be read; if not, that was reported, and its anchors are not known.
  public let isReadable: Bool
  /// The addresses of the images the text shows, copies among them, from the portal's root.
  public let images: [String]
  /// Its parts, which translations are held against.
  public let parts: [GuidePart]
  /// Whether it is a translation whose original has changed since; the page says so.
  public let isOutdated: Bool
  /// What stands for the file, for the images beside it, and for whether it is outdated.
  public let fingerprint: Fingerprint
  /// What stands for what is above the text.
  public let headFingerprint: Fingerprint
  /// Where the earlier names stand.
  let aliasPlaces: [String: Location]

  init(
    file: String, slug: String, language: Language, frontMatter: FrontMatter, title: Fragment,
    summary: Fragment, text: MarkdownText, holes: [MarkdownText.HoleUse],
    fingerprint: Fingerprint, headFingerprint: Fingerprint, images: [String] = [],
    parts: [GuidePart] = [], aliasPlaces: [String: Location] = [:], isReadable: Bool
  ) {
    self.parts = parts
    isOutdated = false
    self.fingerprint = fingerprint
    self.headFingerprint = headFingerprint
    self.file = file
    self.slug = slug
    self.language = language
    self.frontMatter = frontMatter
    self.title = title
    self.summary = summary
    self.text = text
    self.holes = holes
    self.images = images
    self.aliasPlaces = aliasPlaces
    self.isReadable = isReadable
  }

  /// The same text, of which it was found out whether it is outdated.
  private init(_ text: GuideText, isOutdated: Bool) {
    (file, slug, language) = (text.file, text.slug, text.language)
    (frontMatter, title, summary) = (text.frontMatter, text.title, text.summary)
    (self.text, holes, isReadable) = (text.text, text.holes, text.isReadable)
    (images, parts, aliasPlaces) = (text.images, text.parts, text.aliasPlaces)
    headFingerprint = text.headFingerprint
    var sum = FingerprintSum()
    sum.add(text.fingerprint)
    sum.add(isOutdated ? 1 : 0)
    fingerprint = sum.fingerprint
    self.isOutdated = isOutdated
  }

  /// The text beside those in other languages: it may be a translation of one of them.
  func beside(_ texts: PerLanguage<GuideText?>) -> GuideText {
    guard let source = frontMatter.source, source.language != language,
      let original = texts[source.language]
    else { return self }
    let isOutdated = source.parts != original.parts.map(\.mark)
    return isOutdated ? GuideText(self, isOutdated: true) : self
  }

  /// What stands for a file that cannot be read, so that links to the guide are not broken besides.
  static func unreadable(
    _ file: String, _ slug: String, _ language: Language, _ options: MarkdownText.Options
  ) -> GuideText {
    let text = MarkdownText([], file: file, options: options)
    let nothing = FingerprintSum().fingerprint
    return GuideText(
      file: file, slug: slug, language: language, frontMatter: .unreadable, title: text.body,
      summary: text.body, text: text, holes: [], fingerprint: nothing, headFingerprint: nothing,
      isReadable: false)
  }

  /// Whether the text is shown whatever the clock says.
  var isAlwaysShown: Bool {
    !frontMatter.isDraft && frontMatter.publish == nil && frontMatter.expire == nil
  }

  /// Whether the text is shown at a moment: no draft, published already and not expired.
  public func isShown(at moment: Moment) -> Bool {
    if frontMatter.isDraft { return false }
    if let publish = frontMatter.publish, publish.seconds > moment.seconds { return false }
    if let expire = frontMatter.expire, expire.seconds <= moment.seconds { return false }
    return true
  }
}

/// What stands between the two `---` lines above a guide.
public struct FrontMatter: Sendable, Equatable {
  /// The title as it was written.
  public let title: String
  /// One sentence for lists; empty when there is none.
  public let summary: String
  /// The day the facts were last looked at.
  public let updated: Day?
  /// The place in lists; smaller comes first.
  public let order: Int
  /// When the text appears.
  public let publish: Moment?
  /// When it goes.
  public let expire: Moment?
  /// Whether it is not ready.
  public let isDraft: Bool
  /// Earlier names in addresses, which lead here.
  public let aliases: [String]
  /// What it was translated from; nil for an original.
  public let source: TranslationSource?
}

/// A guide as one city shows it: its own texts, its region's, or the country's.
public struct Guide: Sendable {
  /// Its name in addresses.
  public let slug: String
  /// The text of each language that has one.
  public let texts: PerLanguage<GuideText?>

  /// The text shown in a language, and whether it is the other language's.
  public func text(in language: Language, fallback: Bool) -> (text: GuideText, isFallback: Bool)? {
    if let own = texts[language] { return (own, false) }
    guard fallback else { return nil }
    let other: Language = language == .kazakh ? .russian : .kazakh
    return texts[other].map { ($0, true) }
  }
}

/// The guides of one folder, before inheritance.
public typealias GuideSet = [String: PerLanguage<GuideText?>]

/// An image beside a guide.
public struct GuideImage: Sendable {
  /// Its path in `content/`.
  public let file: String
  /// Its address from the portal's root, without a leading slash.
  public let address: String
  /// Its bytes.
  public let bytes: [UInt8]
}
