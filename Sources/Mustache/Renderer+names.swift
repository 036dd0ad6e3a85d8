import Diagnostics

// What names stand for.
extension Renderer {
  /// Writes what a name stands for: from where it is, when one step or two lead there.
  @inline(__always)
  mutating func write(
    _ path: Path, escaped: Bool, into output: inout Output
  ) throws(RenderError) {
    if let place = find(path.first) {
      if path.restCount == 0 {
        return members(place.frame).write(place.slot, escaped: escaped, into: &output)
      }
      if path.restCount == 1, let (members, slot) = keptMember(place, path) {
        return members.write(slot, escaped: escaped, into: &output)
      }
    }
    output.append(try value(path), escaped: escaped)
  }

  /// Whether a section over what a name stands for is written.
  @inline(__always)
  mutating func isTruthy(_ path: Path) throws(RenderError) -> Bool {
    if let place = find(path.first) {
      if path.restCount == 0 { return members(place.frame).isTruthy(place.slot) }
      if path.restCount == 1, let (members, slot) = keptMember(place, path) {
        return members.isTruthy(slot)
      }
    }
    return try value(path).isTruthy
  }

  /// Where the second part of a name is, if the first is an object at hand and has it.
  @inline(__always)
  private func keptMember(_ place: MemberPlace, _ path: Path) -> (Members, slot: Int)? {
    let key = keys[path.rest.lowerBound]
    if let part = members(place.frame).part(place.slot) {
      return part.slot(of: key).map { (part, $0) }
    }
    if kept?.place == place, let members = kept?.members {
      return members.slot(of: key).map { (members, $0) }
    }
    if keptOfOthers?.place == place, let members = keptOfOthers?.members {
      return members.slot(of: key).map { (members, $0) }
    }
    return nil
  }

  /// The view that a name of one step stands for, where it stands in the view that has the name.
  @inline(__always)
  func standing(_ path: Path) -> (Members, slot: Int, part: Members)? {
    guard path.restCount == 0, path.first != .none, let place = find(path.first) else { return nil }
    let members = members(place.frame)
    return members.part(place.slot).map { (members, place.slot, $0) }
  }

  mutating func value(_ path: Path) throws(RenderError) -> Value {
    guard path.first != .none else { return frames.last ?? storage.base.last?.value ?? .null }
    guard let place = find(path.first) else {
      if isStrict { throw unknown(path, part: 0, among: shapes) }
      return .null
    }
    guard path.restCount > 0 else { return value(at: place) }
    let start = path.rest.lowerBound
    if let (members, slot) = keptMember(place, path) {
      let value = members.value(at: slot)
      return path.restCount == 1 ? value : try member(path, start + 1, of: value)
    }
    var first = value(at: place)
    if case .object(var object) = first {
      first = .null
      let isOnlyHere = isKnownUniquelyReferenced(&object)
      let found = Kept(place: place, object: object, members: Members(object))
      if isOnlyHere { kept = found } else { keptOfOthers = found }
      return try member(path, start, of: .object(object))
    }
    return try member(path, start, of: first)
  }

  @inline(__always)
  private func find(_ key: Key) -> MemberPlace? {
    if let (frame, slot) = frames.find(key) { return MemberPlace(frame: frame, slot: slot) }
    var index = base.count
    while index > 0 {
      index -= 1
      if let slot = base[index].slot(of: key) {
        return MemberPlace(frame: -1 - index, slot: slot)
      }
    }
    return nil
  }

  @inline(__always)
  private func members(_ frame: Int) -> Members {
    frame >= 0 ? frames.members(frame) : base[-1 - frame]
  }

  @inline(__always)
  private func value(at place: MemberPlace) -> Value {
    members(place.frame).value(at: place.slot)
  }

  /// The value of the further parts of a name, from a part on.
  private mutating func member(_ path: Path, _ part: Int, of value: Value) throws(RenderError)
    -> Value
  {
    guard part < path.rest.upperBound else { return value }
    guard let member = value.member(keys[part]) else {
      if case .null = value { return .null }
      guard isStrict else { return .null }
      let shapes = Frame(value).shape.map { [$0] } ?? []
      throw unknown(path, part: part - path.rest.lowerBound + 1, among: shapes)
    }
    return try self.member(path, part + 1, of: member)
  }

  /// The shapes on the stack, innermost first.
  private var shapes: [Shape] {
    frames.shapes + storage.base.reversed().compactMap(\.shape)
  }

  private func unknown(_ path: Path, part: Int, among shapes: [Shape]) -> RenderError {
    RenderError(storage.program.unknownName(path, part: part, among: shapes))
  }
}
