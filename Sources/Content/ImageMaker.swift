import Diagnostics
import Files
import Synchronization

/// Makes smaller copies of pictures in WebP by the program `cwebp`, beside this one.
///
/// The bytes depend on the picture, the settings below and the version of the program, and on nothing
/// else. What was made is kept in a folder under a name of all three, so that it is made once.
public final class ImageMaker: Sendable {
  /// A picture that copies are made of.
  struct Picture: Sendable {
    let bytes: [UInt8]
    let format: ImageFormat
    let size: (width: Int, height: Int)
    /// Its SHA-256 in hexadecimal digits.
    let digest: String
  }

  /// What a browser can choose instead of a picture.
  struct Copy: Sendable {
    let width: Int
    /// Nil for the picture itself.
    let bytes: [UInt8]?
  }

  /// Why there is no copy.
  enum Failure: Error, Sendable {
    /// The program is not there.
    case missing
    /// A program that does not tell its version.
    case silent(path: String, Message)
    /// WebP has no pictures of such a size.
    case tooLarge
    /// The picture is damaged; what the program says of it.
    case unreadable(Message)
    /// The program did not make one.
    case notMade(Message)
  }

  /// The widths that are made, in pixels: phones, phones with fine screens, desks with such.
  static let widths = [400, 800, 1600]
  /// A copy must be smaller than the picture by a tenth at least, or it is not worth a choice.
  private static let worth = 0.9
  /// The most pixels that a WebP has to a side (RFC 9649, 2.1).
  private static let longest = 16_383
  /// What the program may write.
  private static let largest = 16 << 20

  private let named: String?
  private let program: LimitedProgram?
  private let cache: String?
  private let asked = Mutex<Result<String, Failure>?>(nil)

  /// Names the program and the folder.
  ///
  /// - Parameters:
  ///   - program: Its path; `cwebp` of PATH when there is none.
  ///   - cache: Where copies are kept; nowhere when there is none.
  public init(program: String? = nil, cache: String? = nil) {
    named = program
    self.program = (program ?? Subprocess.program(named: "cwebp")).map {
      LimitedProgram($0, seconds: 60, memory: 2 << 30, largest: Self.largest, files: 64)
    }
    self.cache = cache
  }

  /// The same maker, unless its program was asked and did not answer: then one that looks again.
  public var renewed: ImageMaker {
    let answer = asked.withLock { $0 }
    if case .failure = answer { return ImageMaker(program: named, cache: cache) }
    return self
  }

  /// Where the program is; nil where there is none.
  public var path: String? { program?.path }

  /// Notes the program in a log: its version shows in what it makes.
  func note(_ log: InputLog?) {
    if let program { Disk.note(program: program.path, log: log) } else { log?.leaveGap() }
  }

  /// The version of the program, asked once.
  func version() throws(Failure) -> String {
    try asked.withLock { asked in
      let answer = asked ?? Result { () throws(Failure) in try askedVersion() }
      asked = answer
      return answer
    }.get()
  }

  private func askedVersion() throws(Failure) -> String {
    guard let program, Subprocess.isProgram(program.path) else { throw .missing }
    let asked: (line: String, answer: LimitedProgram.Answer)
    do throws(FileError) {
      asked = try program.version("-version")
    } catch {
      throw .silent(path: program.path, error.message)
    }
    guard let match = asked.line.wholeMatch(of: /[0-9][0-9.]{0,20}/) else {
      throw .silent(path: program.path, asked.answer.reason)
    }
    return String(match.0)
  }

  /// The copies that are worth it, narrow ones first.
  ///
  /// Where the widest is not, a fine screen needs the picture itself among them, which only a WebP can
  /// be; of another there are none.
  ///
  /// - Parameter picture: The picture.
  /// - Returns: The copies.
  /// - Throws: `Failure` when the program cannot make one of them.
  func copies(of picture: Picture) throws(Failure) -> [Copy] {
    let version = try version()
    let width = picture.size.width
    guard max(width, picture.size.height) <= Self.longest else { throw .tooLarge }
    let widths =
      Self.widths.filter { $0 < width } + (width < (Self.widths.last ?? 0) ? [width] : [])
    var copies: [Copy] = []
    for wanted in widths {
      let made = try copy(of: picture, to: wanted, version)
      guard Double(made.count) < Double(picture.bytes.count) * Self.worth else { continue }
      copies.append(Copy(width: wanted, bytes: made))
    }
    guard let widest = copies.last, widest.width != widths.last else { return copies }
    return picture.format == .webp ? copies + [Copy(width: width, bytes: nil)] : []
  }

  private func copy(
    of picture: Picture, to wanted: Int, _ version: String
  ) throws(Failure) -> [UInt8] {
    let resizing = wanted == picture.size.width ? [] : ["-resize", String(wanted), "0"]
    let photo = ["-q", "80", "-m", "6", "-sharp_yuv", "-metadata", "icc"] + resizing
    // A drawing or a picture of a screen is often smaller, and always clearer, without loss.
    let drawing = ["-near_lossless", "60", "-m", "6", "-metadata", "icc"] + resizing
    let ways = picture.format == .png ? [photo, drawing] : [photo]
    let settings = "\(picture.digest)\n\(version)\n\(ways.map { $0.joined(separator: " ") })"
    let key = Digest.sha256Hexadecimal(Array(settings.utf8), digits: 40)
    if let kept = kept(key) { return kept }
    var best: [UInt8] = []
    for way in ways {
      let made = try convert(picture.bytes, way)
      if best.isEmpty || made.count < best.count { best = made }
    }
    keep(best, key)
    return best
  }

  private func convert(_ bytes: [UInt8], _ way: [String]) throws(Failure) -> [UInt8] {
    guard let program else { throw .missing }
    let answer: LimitedProgram.Answer
    do throws(FileError) {
      answer = try program.run(["-quiet"] + way + ["-o", "-", "--", "-"], bytes)
    } catch {
      throw .notMade(error.message)
    }
    if let made = answer.output, ImageFormat.webp.size(of: made) != nil { return made }
    // The words of cwebp (1.2 to 1.5) for a picture that its readers give up.
    if answer.complaints.contains(where: { $0.contains("Cannot read input picture") }) {
      throw .unreadable(answer.reason)
    }
    throw .notMade(answer.reason)
  }

  private func kept(_ key: String) -> [UInt8]? {
    guard let cache,
      let bytes = try? Disk.readPlain("\(cache)/\(key).webp", limit: Self.largest),
      ImageFormat.webp.size(of: bytes) != nil, Self.isWhole(bytes)
    else { return nil }
    return bytes
  }

  /// Whether a WebP has as many bytes as its head says (RFC 9649, 2.4).
  private static func isWhole(_ bytes: [UInt8]) -> Bool {
    guard bytes.count >= 12 else { return false }
    let told = bytes[4..<8].reversed().reduce(0) { $0 << 8 | Int($1) }
    return told + 8 == bytes.count
  }

  /// Keeps a copy; where that cannot be, it is made again the next time, and the pages are the same.
  ///
  /// It has its name once it is on the disk, so that a power cut leaves no half of it.
  private func keep(_ bytes: [UInt8], _ key: String) {
    guard let cache else { return }
    let file = "\(cache)/\(key).webp"
    do throws(FileError) {
      try Disk.makeFolder(cache)
      try Disk.remove(file)
      _ = try Disk.replace(file + ".new", bytes)
      try Disk.land(file + ".new", at: file)
    } catch {
      return
    }
  }
}
