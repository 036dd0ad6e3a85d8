public import Diagnostics

/// Why a template could not be had or rendered: one diagnostic with file, line and column.
///
/// The caller knows which page it was and adds that as a note.
public struct RenderError: Error, Sendable {
  /// What went wrong.
  public var diagnostic: Diagnostic

  /// Makes an error of a diagnostic.
  public init(_ diagnostic: Diagnostic) {
    self.diagnostic = diagnostic
  }
}
