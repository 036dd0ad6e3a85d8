import Bytes
import Dates
import Languages

/// Writes a calendar of whole days (iCalendar, RFC 5545).
struct CalendarWriter {
  private var bytes: [UInt8] = []
  private let language: Language

  /// What falls on one day.
  struct Event {
    /// The event's name for ever.
    let id: String
    let day: Day
    /// When it was last changed.
    let changed: Moment
    let title: String
    /// What to do, and where to read more.
    let text: String
    /// The whole address of its page.
    let address: String
  }

  /// Begins a calendar that programs ask for anew once a day (RFC 7986, section 5.7).
  init(name: String, address: String, _ language: Language) {
    self.language = language
    line("BEGIN:VCALENDAR")
    line("VERSION:2.0")
    line("PRODID:-//Onir//Deadlines//\(language.code.uppercased())")
    line("CALSCALE:GREGORIAN")
    line(String(joined: "NAME;LANGUAGE=\(language.code):\(Self.escaped(name))"))
    line(String(joined: "X-WR-CALNAME:\(Self.escaped(name))"))
    line(String(joined: "URL:\(Self.address(address))"))
    line("REFRESH-INTERVAL;VALUE=DURATION:P1D")
  }

  /// Writes an event that leaves the day free for others.
  mutating func add(_ event: Event) {
    line("BEGIN:VEVENT")
    line(String(joined: "UID:\(Self.escaped(event.id))"))
    line("DTSTAMP:\(Self.compact(event.changed.rfc3339(in: .utc).prefix(19)))Z")
    line(String(joined: "DTSTART;VALUE=DATE:\(Self.compact(event.day.iso))"))
    if let next = Day(number: event.day.number + 1) {
      line(String(joined: "DTEND;VALUE=DATE:\(Self.compact(next.iso))"))
    }
    line(String(joined: "SUMMARY;LANGUAGE=\(language.code):\(Self.escaped(event.title))"))
    line(String(joined: "DESCRIPTION;LANGUAGE=\(language.code):\(Self.escaped(event.text))"))
    line(String(joined: "URL:\(Self.address(event.address))"))
    line("TRANSP:TRANSPARENT")
    line("END:VEVENT")
  }

  /// The whole calendar.
  func finished() -> [UInt8] { bytes + Array("END:VCALENDAR\r\n".utf8) }

  /// `2026-11-20T10:30:00` as `20261120T103000`.
  private static func compact(_ text: some StringProtocol) -> String {
    let (dash, colon) = (UInt8(ascii: "-"), UInt8(ascii: ":"))
    return String(decoding: text.utf8.filter { $0 != dash && $0 != colon }, as: UTF8.self)
  }

  /// Text as a value (RFC 5545, section 3.3.11); characters that no line can hold are left out.
  static func escaped(_ text: String) -> String {
    // Most texts stay as they are.
    let first = text.withBytes { utf8 in
      ByteScan.first(in: utf8) {
        // `< >` differ in one bit.
        $0.marks(below: 0x20) | $0.marks(of: 0x7F) | $0.marks(of: UInt8(ascii: "\\"))
          | $0.marks(of: UInt8(ascii: ";")) | $0.marks(of: UInt8(ascii: ","))
          | $0.marks(of: UInt8(ascii: "<"), ignoring: 0x02)
      }
    }
    if first == text.utf8.count { return text }
    var value: [UInt8] = []
    value.reserveCapacity(text.utf8.count + 16)
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "\\"), UInt8(ascii: ";"), UInt8(ascii: ","):
        value.append(UInt8(ascii: "\\"))
        value.append(byte)
      case UInt8(ascii: "\n"): value.append(contentsOf: "\\n".utf8)
      case UInt8(ascii: "\t"): value.append(byte)
      // Some programs show a text as HTML.
      case UInt8(ascii: "<"): value.append(contentsOf: "‹".utf8)
      case UInt8(ascii: ">"): value.append(contentsOf: "›".utf8)
      case 0..<0x20, 0x7F: break
      default: value.append(byte)
      }
    }
    return String(decoding: value, as: UTF8.self)
  }

  /// An address is no text: nothing in it is escaped, and it holds no sign that ends a line.
  private static func address(_ address: String) -> String {
    String(decoding: address.utf8.filter { $0 > 0x20 && $0 != 0x7F }, as: UTF8.self)
  }

  /// Writes a line, what is longer than 75 bytes on lines that begin with a blank (section 3.1).
  ///
  /// No letter is cut, nor parted from the marks that belong to it.
  private mutating func line(_ text: String) {
    var rest = text[...]
    var room = 75
    while rest.utf8.count > room {
      let cut = Self.cut(rest, room)
      append(rest[..<cut])
      bytes.append(contentsOf: [0x0D, 0x0A, 0x20])
      rest = rest[cut...]
      room = 74
    }
    append(rest)
    bytes.append(contentsOf: [0x0D, 0x0A])
  }

  /// Copies bytes from where they are: one by one takes many times as long.
  private mutating func append(_ text: Substring) {
    let copied: Void? = text.utf8.withContiguousStorageIfAvailable {
      bytes.append(contentsOf: $0)
    }
    if copied == nil { bytes.append(contentsOf: text.utf8) }
  }

  /// Where a line has to end that has room for so many bytes, which are fewer than there are.
  private static func cut(_ text: Substring, _ room: Int) -> Substring.Index {
    var end = text.utf8.index(text.startIndex, offsetBy: room)
    while text.utf8[end] & 0xC0 == 0x80 { text.utf8.formIndex(before: &end) }
    var start = end
    while start > text.startIndex, Substring.Index(start, within: text) == nil {
      text.unicodeScalars.formIndex(before: &start)
    }
    // Marks without end are no letter.
    return text[start].utf8.count > 40 ? end : start
  }
}
