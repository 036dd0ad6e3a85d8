import Languages

/// What an output of a city was made of: which of the things that can change by themselves were read
/// while it was rendered.
///
/// Everything else that a city's pages see, the settings and the texts of the program among it, is the
/// city's frame, which all its outputs have read.
public struct Reads: Equatable, Sendable {
  /// The parts of a city's content that change by themselves.
  struct Parts: OptionSet, Hashable, Sendable {
    let rawValue: UInt8

    /// Which guides the city shows, their heads and their order.
    static let guides = Parts(rawValue: 1)
    static let kindergartens = Parts(rawValue: 2)
    static let bulletins = Parts(rawValue: 4)
    static let statistics = Parts(rawValue: 8)
    static let reviews = Parts(rawValue: 16)
    /// The day on the portal's clock.
    static let today = Parts(rawValue: 32)
    /// Which guides are every city's.
    static let search = Parts(rawValue: 64)
  }

  /// A text of a guide.
  struct Text: Hashable, Sendable {
    let guide: Int
    let language: Language
  }

  /// A template of a page kind.
  struct Template: Hashable, Sendable {
    let name: String
    let language: Language
  }

  var parts: Parts = []
  var texts: [Text] = []
  var templates: [Template] = []
}
