import Codes

/// What may stand in a settings file: a closed list of keys and the form of each value.
indirect enum Schema: Sendable {
  /// Any text.
  case text
  /// true or false.
  case flag
  /// A whole number, not below zero.
  case number
  /// Days of a limit of time.
  case limit
  /// A day such as 2026-11-20.
  case day
  /// A day, or a moment in RFC 3339.
  case moment
  /// One of a list; the noun is for messages.
  case choice([String], noun: String)
  /// An address with https or http.
  case address
  /// An address that others begin with: without a query and a fragment.
  case base
  /// A zone of the portal's clock.
  case zone
  /// A name in an address: `[a-z0-9-]+`.
  case slug
  /// What a translation says of its original: see `TranslationSource`.
  case source
  /// One text for all languages, or a text for each.
  case translated
  case list(Schema)
  case map([String: Schema], required: [String] = [])
  /// One word of a list instead of keys.
  case shorthand([String], noun: String, Schema)
  /// Keys that the author chooses, in capitals as holes write them.
  case named(Schema)

  static func codes<C: Code>(_ type: C.Type) -> Schema { .choice(C.codes, noun: C.noun) }
}

extension Schema {
  /// Keys that country, region and city share: the country's in site.yaml, and each overrides.
  static let inherited: [String: Schema] = [
    "sign_in": .list(.codes(SignInMethod.self)),
    "codes": .codes(CodeWay.self),
    "contacts": contacts,
    "support": .map(["phone": .text, "hours": .translated]),
    "menu": .list(.codes(MenuEntry.self)),
    "queue_types": .list(.codes(QueueType.self)),
    "limits": .map(
      Dictionary(uniqueKeysWithValues: CitySettings.limitNames.map { ($0, Schema.limit) })),
    "features": .map(
      Dictionary(uniqueKeysWithValues: CitySettings.featureNames.map { ($0, Schema.flag) })),
    "values": .named(.translated),
  ]

  static let contacts = Schema.map([
    "phone": .text, "whatsapp": .text, "email": .text, "hours": .translated,
  ])

  static let site = Schema.map(
    inherited.merging([
      "title": .translated, "base_url": .base,
      "languages": .list(.choice(["kk", "ru"], noun: "language")),
      "default_language": .choice(["kk", "ru"], noun: "language"), "time_zone": .zone,
      "owner": .translated, "copyright": .translated, "fallback": .flag,
      "hosts": .choice(["path", "city"], noun: "layout of hosts"),
      "markdown": .map(["raw_html": .flag]),
      "images": .shorthand(
        ["webp"], noun: "way with pictures", .map(["webp": .flag, "max_kilobytes": .number])),
      "retention": .map([
        "feed_days": .number, "draft_days": .number, "message_days": .number,
        "document_days": .number,
      ]),
      "leaflets": .flag, "attribution": .translated,
      "data_license": .map(
        ["name": .text, "title": .translated, "address": .address],
        required: ["name", "title", "address"]),
      "links": .list(
        .map(["label": .translated, "address": .address], required: ["label", "address"])),
    ]) { first, _ in first },
    required: ["title", "base_url", "languages", "default_language"])

  static let place = Schema.map(inherited)

  static let frontMatter = Schema.map(
    [
      "title": .text, "summary": .text, "updated": .day, "order": .number, "publish": .moment,
      "expire": .moment, "draft": .flag, "aliases": .list(.slug),
      "references": .text, "source": .source,
    ], required: ["title"])
}
