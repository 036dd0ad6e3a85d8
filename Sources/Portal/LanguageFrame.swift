import Content
import Languages
import Mustache

/// What is the same for all pages of a language: `{{site.…}}`, `{{t.…}}`, `{{assets.…}}`.
struct LanguageFrame: Sendable {
  let object: Record

  init(_ content: SiteContent, _ theme: Theme, _ addresses: Addresses, _ language: Language) {
    let site = SiteView(content, addresses, language)
    let contacts = content.countrySettings.contacts
    let contact = ContactView(contacts, phone: contacts.phone, language)
    let strings = theme.strings.object(language)
    let assets = theme.assets.object(base: addresses.base)
    object = Record(
      "language",
      [
        ("language", .text, .text(language.code)),
        ("site", .object(SiteView.fields.shape), Value(site)),
        ("contact", .object(ContactView.fields.shape), Value(contact)),
        ("t", .object(strings.shape), .object(strings)),
        ("assets", .object(assets.shape), .object(assets)),
      ])
  }
}
