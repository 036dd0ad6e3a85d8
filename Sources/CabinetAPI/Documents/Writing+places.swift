import Cabinet
import CabinetStore
import Codes
import Dates
import JSON
import Languages

extension Writing {
  func place(_ kept: KeptPlace, _ json: inout JSONWriter) {
    let place = kept.place
    json.object { json in
      json.field("id", place.id.text)
      json.field("bulletin", place.bulletin.iso)
      json.key("kindergarten")
      kindergarten(place.group.kindergarten, in: place.city, &json)
      json.field("age_group", place.group.ageGroup.rawValue)
      json.field("group_type", place.group.groupType.rawValue)
      json.field("language", place.group.language.rawValue)
      json.field("places", place.places)
      json.field("left", kept.left)
      json.field("closes", place.closes.iso)
    }
  }

  /// A review; for the staff with its city.
  func review(
    _ review: KindergartenReview, withCity: Bool = false, _ json: inout JSONWriter
  ) {
    json.object { json in
      json.field("id", review.id.text)
      if withCity { json.field("city", review.city) }
      json.key("kindergarten")
      kindergarten(review.kindergarten, in: review.city, &json)
      json.field("rating", review.rating)
      json.field("text", review.text)
      json.field("language", review.language.code)
      json.field("status", review.status.rawValue)
      json.field("at", time(review.at))
    }
  }
}
