import Content
import Languages

/// What parents gave a kindergarten, as counts that need no fractions.
struct Ratings {
  let count: Int
  /// The average of marks from one to five in tenths, rounded half up.
  let tenths: Int

  /// Nothing where nobody gave one.
  init?(_ reviews: [Review]) {
    guard !reviews.isEmpty else { return nil }
    let sum = reviews.reduce(0) { $0 + $1.rating }
    count = reviews.count
    tenths = (sum * 20 + count) / (count * 2)
  }

  /// The average with a sign between ones and tenths; a whole one without it.
  func average(_ sign: String) -> String {
    tenths.isMultiple(of: 10) ? "\(tenths / 10)" : "\(tenths / 10)\(sign)\(tenths % 10)"
  }
}

extension StructuredData {
  /// A kindergarten, as a place that parents look for.
  static func write(
    _ kindergarten: Kindergarten, _ language: Language, place: String, canonical: String,
    map: MapLinks?, ratings: Ratings?, to block: inout JSONBlock
  ) {
    block.append(#"{"@context":"https://schema.org","@type":"Preschool","name":"#)
    block.append(quoted: kindergarten.name[language])
    block.append(#","url":"#)
    block.append(quoted: canonical)
    block.append(#","address":{"@type":"PostalAddress","streetAddress":"#)
    block.append(quoted: kindergarten.address[language])
    block.append(#","addressLocality":"#)
    block.append(quoted: place)
    block.append(#","addressCountry":"KZ"}"#)
    if !kindergarten.phone.isEmpty {
      block.append(#","telephone":"#)
      block.append(quoted: kindergarten.phone)
    }
    block.append(#","maximumAttendeeCapacity":"#)
    block.append(plain: String(kindergarten.capacity))
    if let point = kindergarten.coordinates { append(point, map, to: &block) }
    if let ratings { append(ratings, to: &block) }
    block.append("}")
  }

  private static func append(
    _ point: Coordinates, _ map: MapLinks?, to block: inout JSONBlock
  ) {
    block.append(#","geo":{"@type":"GeoCoordinates","latitude":"#)
    block.append(plain: point.latitude)
    block.append(#","longitude":"#)
    block.append(plain: point.longitude)
    block.append("}")
    guard let map else { return }
    block.append(#","hasMap":"#)
    block.append(quoted: map.openStreetMap)
  }

  private static func append(_ ratings: Ratings, to block: inout JSONBlock) {
    block.append(#","aggregateRating":{"@type":"AggregateRating","ratingValue":"#)
    block.append(plain: ratings.average("."))
    block.append(#","reviewCount":"#)
    block.append(plain: String(ratings.count))
    block.append(#","bestRating":5,"worstRating":1}"#)
  }
}
