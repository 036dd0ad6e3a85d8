import Content
import Languages
import Mustache

/// What is the same for all pages of a language: `{{site.…}}`, `{{t.…}}`, `{{assets.…}}`.
///
/// Pages in two languages find the texts of both in `{{kk.…}}` and `{{ru.…}}`.
struct LanguageFrame: Sendable {
  let object: Record

  init(_ content: SiteContent, _ theme: Theme, _ addresses: Addresses, _ language: Language) {
    let site = SiteView(content, addresses, language)
    let contacts = content.countrySettings.contacts
    let contact = ContactView(contacts, phone: contacts.phone, language)
    let strings = PerLanguage { theme.strings.object($0) }
    let shape = strings[language].shape
    let assets = theme.assets.object(base: addresses.base)
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
