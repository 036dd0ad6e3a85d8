import Testing

@testable import Languages

@Suite("Slugs") struct SlugTests {
  @Test("Writes every letter of the scheme, small and capital")
  func writesLetters() {
    let scheme = [
      "ә": "a", "ғ": "g", "қ": "k", "ң": "n", "ө": "o", "ұ": "u", "ү": "u", "һ": "h", "і": "i",
      "ы": "y", "ж": "zh", "ш": "sh", "ч": "ch", "х": "kh", "ц": "ts", "щ": "shch", "ю": "iu",
      "я": "ia", "й": "i", "ъ": "", "ь": "", "а": "a", "б": "b", "в": "v", "г": "g", "д": "d",
      "е": "e", "ё": "e", "з": "z", "и": "i", "к": "k", "л": "l", "м": "m", "н": "n", "о": "o",
      "п": "p", "р": "r", "с": "s", "т": "t", "у": "u", "ф": "f", "э": "e",
    ]
    #expect(scheme.count == 42)
    for (letter, ascii) in scheme {
      #expect(Slug.make(letter) == ascii)
      #expect(Slug.make(letter.uppercased()) == ascii)
    }
  }

  @Test(
    "Makes ids of headings",
    arguments: [
      ("Қажетті құжаттар", "kazhetti-kuzhattar"), ("Кезекке тұру", "kezekke-turu"),
      ("Объявление о приёме", "obiavlenie-o-prieme"), ("  Шаг 1. Вход  ", "shag-1-vkhod"),
      ("Как — подать «заявку»?", "kak-podat-zaiavku"), ("PDF & Word", "pdf-word"),
      ("a_b-c", "a-b-c"), ("–", ""), ("", ""), ("№ 5", "5"), ("😀 ok", "ok"),
    ])
  func makesIds(heading: String, id: String) {
    #expect(Slug.make(heading) == id)
  }

  @Test("Makes the same of a letter in one piece and in two")
  func composes() {
    #expect(Slug.make("Семеи\u{306}") == Slug.make("Семей"))
    #expect(Slug.make("е\u{308}лка") == "elka")
    #expect(Slug.make("\u{259}леумет") == "aleumet")
  }

  @Test("Makes what it would accept itself")
  func makesValid() {
    for name in ["Қажетті құжаттар", "Щучинск – Бурабай", "A.B/C"] {
      #expect(Slug.isValid(Slug.make(name)))
    }
  }

  @Test("Accepts small letters, digits and hyphens, up to sixty-four")
  func accepts() {
    for name in ["a", "0", "a-1", "-", String(repeating: "a", count: 64)] {
      #expect(Slug.isValid(name))
    }
    for name in ["", "A", "a_b", "a b", "қ", "a.", "a/b", String(repeating: "a", count: 65)] {
      #expect(!Slug.isValid(name))
    }
  }
}
