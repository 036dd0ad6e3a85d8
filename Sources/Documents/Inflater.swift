import CZlib

/// Unpacks deflated data (RFC 1950) into nothing but a count and its first bytes.
final class Inflater {
  /// What came out.
  struct Output {
    /// All bytes.
    var count = 0
    /// The first of them.
    var kept: [UInt8] = []
  }

  // zlib keeps the address of the stream, so it must not move.
  private let stream: UnsafeMutablePointer<z_stream>
  private let isReady: Bool
  private var buffer = [UInt8](repeating: 0, count: 65_536)

  init() {
    stream = .allocate(capacity: 1)
    stream.initialize(to: z_stream())
    // Without zlib's own frame: readers do not look at its check value, which some writers get wrong.
    isReady =
      inflateInit2_(stream, -MAX_WBITS, zlibVersion(), Int32(MemoryLayout<z_stream>.size)) == Z_OK
  }

  deinit {
    if isReady { inflateEnd(stream) }
    stream.deallocate()
  }

  /// Unpacks all.
  ///
  /// - Parameters:
  ///   - bytes: The header of zlib, the data, and whatever comes after its end.
  ///   - limit: How many bytes may come out.
  ///   - keeping: How many of the first bytes are kept.
  /// - Returns: What came out.
  /// - Throws: `.tooComplex` over the limit; `.damaged`, also when the data has no end.
  func inflate(_ bytes: ArraySlice<UInt8>, limit: Int, keeping: Int)
    throws(DocumentProblem) -> Output
  {
    guard bytes.count > 2 else { throw .damaged }
    let (method, flags) = (bytes[bytes.startIndex], bytes[bytes.startIndex + 1])
    guard method & 15 == 8, method >> 4 <= 7, flags & 0x20 == 0,
      (Int(method) << 8 | Int(flags)) % 31 == 0
    else { throw .damaged }
    guard isReady, inflateReset(stream) == Z_OK else { throw .tooComplex }
    let (output, problem) = bytes.dropFirst(2).withUnsafeBufferPointer { input in
      run(input, limit: limit, keeping: keeping)
    }
    if let problem { throw problem }
    return output
  }

  private func run(_ input: UnsafeBufferPointer<UInt8>, limit: Int, keeping: Int)
    -> (Output, DocumentProblem?)
  {
    var output = Output()
    stream.pointee.next_in = UnsafeMutablePointer(mutating: input.baseAddress)
    stream.pointee.avail_in = UInt32(clamping: input.count)
    while true {
      let size = buffer.count
      let status = buffer.withUnsafeMutableBufferPointer { target in
        stream.pointee.next_out = target.baseAddress
        stream.pointee.avail_out = UInt32(size)
        return CZlib.inflate(stream, Z_NO_FLUSH)
      }
      let count = size - Int(stream.pointee.avail_out)
      output.count += count
      if output.kept.count < keeping {
        output.kept += buffer.prefix(min(count, keeping - output.kept.count))
      }
      if output.count > limit { return (output, .tooComplex) }
      if status == Z_STREAM_END { return (output, nil) }
      // With nothing more to read and room to write, the end is missing.
      if status != Z_OK || count == 0 { return (output, .damaged) }
    }
  }
}
