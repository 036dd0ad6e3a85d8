import Bytes
import Content
import Dates
import Languages

extension CityContext {
  /// The days not to miss, as a calendar (RFC 5545): the last day to apply to the places of each
  /// bulletin that is still open, and what comes every year.
  ///
  /// The clock decides only which bulletins are still open; all else comes from the bulletins.
  func deadlines(_ language: Language) -> [UInt8] {
    let name = site.theme.strings.text("deadlines_name", language, ["city": city.name[language]])
    var writer = CalendarWriter(
      name: name, address: canonical(path(.vacancies), language), language)
    for (_, event) in (applyingEvents(language) + yearlyEvents(language)).sorted(by: {
      ($0.day, $0.event.id) < ($1.day, $1.event.id)
    }) {
      writer.add(event)
    }
    return writer.finished()
  }

  private typealias Dated = (day: Day, event: CalendarWriter.Event)

  /// The last day to apply to the places of a bulletin, and whether it is not over yet; nil where
  /// parents have no cabinet to apply in.
  func closing(_ bulletin: Bulletin) -> (day: Day, isOpen: Bool)? {
    guard hasOpenCabinet, let day = city.closingDay(of: bulletin) else { return nil }
    return (day, today.map { $0 <= day } ?? true)
  }

  private func applyingEvents(_ language: Language) -> [Dated] {
    bulletins.indices.compactMap { index in
      let bulletin = bulletins[index]
      guard bulletin.places > 0, let closing = closing(bulletin), closing.isOpen else { return nil }
      let page = canonical(path(.bulletin(index)), language)
      let text = site.theme.strings.text(
        "deadline_applying_text", language,
        [
          "day": language.during(bulletin.day),
          "places": counted(.places, bulletin.places, language),
        ])
      return (
        closing.day,
        CalendarWriter.Event(
          id: eventName(String(joined: "applying/\(bulletin.day.iso)"), language), day: closing.day,
          changed: Moment(startOf: bulletin.day, in: site.content.site.zone),
          title: title("deadline_applying", language), text: String(joined: "\(text)\n\(page)"),
          address: page)
      )
    }
  }

  /// The next of each yearly date, counted from the newest bulletin: it stands from the day on which
  /// the one before it had passed.
  private func yearlyEvents(_ language: Language) -> [Dated] {
    guard let newest = bulletins.first else { return [] }
    let page = canonical(path(.vacancies), language)
    return YearlyDate.all(hasVouchers: hasAdmissions).compactMap { date in
      guard let day = date.next(from: newest.day), let former = date.day(in: day.year - 1) else {
        return nil
      }
      return (
        day,
        CalendarWriter.Event(
          id: eventName(String(joined: "\(date.rawValue)/\(day.year)"), language), day: day,
          changed: Moment(startOf: former, in: site.content.site.zone),
          title: title(String(joined: "deadline_\(date.rawValue)"), language),
          text: String(joined: "\(text("deadline_yearly_text", language))\n\(page)"), address: page)
      )
    }
  }

  private func title(_ key: String, _ language: Language) -> String {
    String(joined: "\(city.name[language]): \(text(key, language))")
  }

  /// The same whatever layout the portal has (section 3.8.4.7).
  private func eventName(_ name: String, _ language: Language) -> String {
    String(joined: "\(city.slug)/\(language.code)/\(name)@\(site.addresses.host)")
  }
}
