import Content
import Languages
import Mustache

/// What is the same for all pages of a language: `{{site.…}}`, `{{t.…}}`, `{{assets.…}}`.
///
/// Pages in two languages find the texts of both in `{{kk.…}}` and `{{ru.…}}`.
struct LanguageFrame: Sendable {
  let object: Record

  /// The frames of both languages, which share the strings and the files of the theme.
  static func both(_ content: SiteContent, _ theme: Theme, _ addresses: Addresses)
    -> PerLanguage<LanguageFrame>
  {
    let strings = theme.strings.objects
    let assets = theme.assets.object(base: addresses.base)
    return PerLanguage { LanguageFrame(content, addresses, strings, assets, $0) }
  }

  private init(
    _ content: SiteContent, _ addresses: Addresses, _ strings: PerLanguage<Record>,
    _ assets: Record, _ language: Language
  ) {
    let site = SiteView(content, addresses, language)
    let contacts = content.countrySettings.contacts
    let contact = ContactView(contacts, phone: contacts.phone, language)
    let shape = strings[language].shape
    object = Record(
      "language",
      [
        ("language", .text, .text(language.code)),
        ("site", .object(SiteView.fields.shape), Value(site)),
        ("contact", .object(ContactView.fields.shape), Value(contact)),
        ("t", .object(shape), .object(strings[language])),
        ("kk", .object(shape), .object(strings.kazakh)),
        ("ru", .object(shape), .object(strings.russian)),
        ("assets", .object(assets.shape), .object(assets)),
      ])
  }
}
