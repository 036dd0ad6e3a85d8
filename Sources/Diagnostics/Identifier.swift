extension Diagnostic {
  /// The rules, by the name printed with every message.
  ///
  /// A closed list: `docs/messages.md` explains each, and a test holds the two together.
  public enum Identifier: String, Sendable, CaseIterable {
    // Files
    case missingFile = "missing-file"
    case unreadableFile = "unreadable-file"
    case unexpectedFile = "unexpected-file"
    case fileTooLarge = "file-too-large"
    case notUTF8 = "not-utf8"
    case invalidSlug = "invalid-slug"
    case reservedSlug = "reserved-slug"

    // Settings
    case yamlSyntax = "yaml-syntax"
    case unknownKey = "unknown-key"
    case missingKey = "missing-key"
    case duplicateKey = "duplicate-key"
    case invalidValue = "invalid-value"
    case missingTranslation = "missing-translation"

    // Letters
    case latinLetters = "latin-letters"
    case mixedAlphabets = "mixed-alphabets"
    case decomposedLetters = "decomposed-letters"

    // Tables
    case tableSyntax = "table-syntax"
    case tableFormat = "table-format"
    case duplicateTable = "duplicate-table"
    case sheetChoice = "sheet-choice"
    case hiddenRows = "hidden-rows"
    case formulaValue = "formula-value"
    case lostLetters = "lost-letters"
    case emptyTable = "empty-table"
    case unknownColumn = "unknown-column"
    case missingColumn = "missing-column"
    case duplicateColumn = "duplicate-column"
    case unevenRow = "uneven-row"
    case missingValue = "missing-value"
    case invalidNumber = "invalid-number"
    case invalidDate = "invalid-date"
    case unknownCode = "unknown-code"
    case duplicateRow = "duplicate-row"
    case duplicateIdentifier = "duplicate-id"
    case unknownKindergarten = "unknown-kindergarten"
    case coordinatesOutside = "coordinates-outside"
    case enrolledOverCapacity = "enrolled-over-capacity"
    case partOverWhole = "part-over-whole"
    case idleAlias = "idle-alias"
    case unknownRegion = "unknown-region"
    case unknownCity = "unknown-city"
    case regionWithoutName = "region-without-name"

    // Walls between regions
    case outsideRegion = "outside-region"

    // Guides
    case frontMatter = "front-matter"
    case unknownHole = "unknown-hole"
    case emptyHole = "empty-hole"
    case holeSyntax = "hole-syntax"
    case unknownCallout = "unknown-callout"
    case linkScheme = "link-scheme"
    case brokenLink = "broken-link"
    case brokenAnchor = "broken-anchor"
    case missingImage = "missing-image"
    case imageWithoutText = "image-without-text"
    case imageTooLarge = "image-too-large"
    case unsafeImage = "unsafe-image"
    case imageNotMade = "image-not-made"
    case rawHTML = "raw-html"
    case headingLevel = "heading-level"
    case missingLeaflet = "missing-leaflet"

    // Templates
    case templateSyntax = "template-syntax"
    case templateName = "template-name"
    case templateMissing = "template-missing"
    case templateRecursion = "template-recursion"
    case missingString = "missing-string"
    case stringPlaceholder = "string-placeholder"
    case unusedString = "unused-string"
    case moduleImport = "module-import"
    case assetName = "asset-name"

    /// The severity this rule has unless the run is strict.
    public var severity: Severity {
      switch self {
      case .unexpectedFile, .duplicateRow, .hiddenRows, .emptyTable, .enrolledOverCapacity,
        .partOverWhole, .idleAlias, .regionWithoutName, .rawHTML, .headingLevel, .imageWithoutText,
        .imageTooLarge,
        .unusedString, .missingLeaflet, .latinLetters, .mixedAlphabets, .decomposedLetters:
        .warning
      default: .error
      }
    }
  }
}
