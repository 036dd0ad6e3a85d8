public import Diagnostics
import Glibc

/// The machine failed at a file: which one, what was tried, and the system's reason.
public struct FileError: Error, Sendable, Equatable {
  /// The path as it was given.
  public let path: String
  /// What was tried: "read", "write", "list" and so on.
  public let action: String
  /// The system's error number.
  public let code: Int32

  /// Makes an error; the code is the current `errno` by default.
  public init(_ action: String, _ path: String, code: Int32? = nil) {
    self.code = code ?? errno
    self.path = path
    self.action = action
  }

  /// One sentence for a person.
  public var message: Message { "cannot \(Message(word: action)) \(path): \(reason)" }

  /// The system's words for the code.
  public var reason: Message {
    strerror(code).map { Message(word: String(cString: $0)) } ?? "error \(Int(code))"
  }

  /// Whether there is no such file or folder.
  public var isMissing: Bool { code == ENOENT || code == ENOTDIR }
}

extension FileError {
  /// Whether the file has more bytes than are allowed.
  public var isTooLarge: Bool { code == EFBIG }

  /// Whether the disk itself fails, and not this one file.
  public var isDiskFailure: Bool {
    code == EIO || code == ESTALE || code == EMFILE || code == ENFILE
  }

  /// Whether the machine refuses this one file: no permission, or it is a folder.
  public var isRefused: Bool { code == EACCES || code == EISDIR || code == ELOOP }

  /// Whether what has the name is neither a plain file nor a folder.
  public var isSpecial: Bool { code == ELOOP || code == EINVAL || code == ENXIO }

  /// Whether what has the name is no plain file, or too large to be what it should be.
  public var isDamage: Bool {
    code == EISDIR || code == ELOOP || code == EINVAL || code == EFBIG || code == ENXIO
  }
}

extension FileError {
  /// The error for a folder that is a link where none may be.
  static func link(at path: String) -> FileError { FileError("enter", path, code: ELOOP) }

  /// Whether a folder is a link where none may be.
  public var isLink: Bool { self == Self.link(at: path) }
}

extension FileError {
  /// The code for a name that something has already.
  public static let exists = EEXIST

  /// The code for bytes that are not those that should be there.
  public static let damaged = EIO
}
