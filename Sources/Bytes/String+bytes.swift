extension String {
  /// Looks at the text in UTF-8, where it stands: texts are kept so.
  @inlinable
  @inline(__always)
  public consuming func withBytes<Result>(
    _ body: (UnsafeBufferPointer<UInt8>) -> Result
  ) -> Result {
    var text = self
    return text.withUTF8(body)
  }
}
