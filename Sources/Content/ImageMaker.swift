import Files
import Synchronization

/// Makes smaller copies of pictures in WebP by the program `cwebp`, beside this one.
///
/// The bytes depend on the picture, the settings below and the version of the program, and on nothing
/// else. What was made is kept in a folder under a name of all three, so that it is made once.
public final class ImageMaker: Sendable {
  /// A copy of a picture.
  struct Copy: Sendable {
    let width: Int
    let bytes: [UInt8]
  }

  /// Why there is no copy.
  enum Failure: Error {
    /// The program did not make one.
    case notMade
  }

  /// The widths that are made, in pixels: phones, phones with fine screens, desks with such.
  static let widths = [400, 800, 1600]
  /// A copy must be smaller than the picture by a tenth at least, or it is not worth a choice.
  private static let worth = 0.9
  /// What the program may have of time, memory and output.
  private static let (milliseconds, memory, largest) = (60_000, 2 << 30, 16 << 20)

  private let program: String?
  private let cache: String?
  private let found = Mutex<String??>(.none)

  /// Names the program and the folder.
  ///
  /// - Parameters:
  ///   - program: Its path; `cwebp` of PATH when there is none.
  ///   - cache: Where copies are kept; nowhere when there is none.
  public init(program: String? = nil, cache: String? = nil) {
    self.program = program ?? Subprocess.program(named: "cwebp")
    self.cache = cache
  }

  /// The version of the program, asked once; nil when it is not there or does not answer.
  var version: String? {
    found.withLock { found in
      if let known = found { return known }
      let version = askedVersion()
      found = .some(version)
      return version
    }
  }

  private func askedVersion() -> String? {
    guard let program, Subprocess.isProgram(program),
      let run = try? Subprocess.run([program, "-version"], seconds: 10), run.status == 0
    else { return nil }
    let line = String(decoding: run.output.prefix { $0 != 10 }, as: UTF8.self)
    return line.wholeMatch(of: /[0-9][0-9.]{0,20}/).map { String($0.0) }
  }

  /// The copies that are worth it, narrow ones first; none where the program is not there.
  ///
  /// - Parameters:
  ///   - bytes: The picture.
  ///   - format: Its format.
  ///   - width: Its width in pixels.
  /// - Returns: The copies.
  /// - Throws: `Failure` when the program cannot make one of them.
  func copies(of bytes: [UInt8], _ format: ImageFormat, width: Int) throws(Failure) -> [Copy] {
    guard let version else { return [] }
    let widths =
      Self.widths.filter { $0 < width } + (width < (Self.widths.last ?? 0) ? [width] : [])
    var copies: [Copy] = []
    for wanted in widths {
      let made = try copy(of: bytes, format, from: width, to: wanted, version)
      guard Double(made.count) < Double(bytes.count) * Self.worth else { continue }
      copies.append(Copy(width: wanted, bytes: made))
    }
    return copies
  }

  private func copy(
    of bytes: [UInt8], _ format: ImageFormat, from width: Int, to wanted: Int, _ version: String
  ) throws(Failure) -> [UInt8] {
    let resizing = wanted == width ? [] : ["-resize", String(wanted), "0"]
    let photo = ["-q", "80", "-m", "6", "-sharp_yuv", "-metadata", "icc"] + resizing
    // A drawing or a picture of a screen is often smaller, and always clearer, without loss.
    let drawing = ["-near_lossless", "60", "-m", "6", "-metadata", "icc"] + resizing
    let ways = format == .png ? [photo, drawing] : [photo]
    let key = Digest.sha256Hexadecimal(
      bytes + Array("\n\(version)\n\(ways.map { $0.joined(separator: " ") })".utf8), digits: 40)
    if let kept = kept(key) { return kept }
    var best: [UInt8]?
    for way in ways {
      guard let made = convert(bytes, way) else { throw .notMade }
      if made.count < best?.count ?? .max { best = made }
    }
    guard let best else { throw .notMade }
    keep(best, key)
    return best
  }

  private func convert(_ bytes: [UInt8], _ way: [String]) -> [UInt8]? {
    guard let program else { return nil }
    let limits = [
      "/usr/bin/prlimit", "--as=\(Self.memory)", "--cpu=60", "--fsize=\(Self.largest)",
      "--nofile=64", "--core=0",
    ]
    let made = try? Subprocess.convert(
      limits + [program, "-quiet"] + way + ["-o", "-", "--", "-"], bytes,
      milliseconds: Self.milliseconds, limit: Self.largest)
    guard let made, ImageFormat.webp.size(of: made) != nil else { return nil }
    return made
  }

  private func kept(_ key: String) -> [UInt8]? {
    guard let cache,
      let bytes = try? Disk.readPlain("\(cache)/\(key).webp", limit: Self.largest),
      ImageFormat.webp.size(of: bytes) != nil
    else { return nil }
    return bytes
  }

  /// Where it cannot be kept it is made again the next time: the pages are the same.
  private func keep(_ bytes: [UInt8], _ key: String) {
    guard let cache else { return }
    try? Disk.makeFolder(cache)
    _ = try? Disk.replace("\(cache)/\(key).webp", bytes)
  }
}
