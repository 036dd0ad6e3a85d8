import Glibc

/// What libFuzzer calls with each input; ONIR_FUZZ names the case.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> Int32 {
  let name = getenv("ONIR_FUZZ").map { String(cString: $0) } ?? ""
  guard let fuzzCase = FuzzCase(rawValue: name) else { return -1 }
  fuzzCase.run(Array(UnsafeBufferPointer(start: start, count: count)))
  return 0
}
