import Files
import Glibc
import Metrics

/// What the process itself takes of the machine, under the names that all programs have for it.
///
/// Source: https://prometheus.io/docs/instrumenting/writing_clientlibs/#process-metrics
struct ProcessFigures {
  /// When the program was started, in seconds since 1970.
  private let start = time(nil)

  func write(to text: inout Exposition) {
    var usage = rusage()
    if getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage) == 0 {
      text.counter(
        "process_cpu_seconds_total", "Processor time of user and system.",
        microseconds: Self.microseconds(usage.ru_utime) + Self.microseconds(usage.ru_stime))
    }
    if let bytes = try? Disk.read("/proc/self/statm", limit: 4096) {
      let pages = String(decoding: bytes, as: UTF8.self).split(separator: " ").compactMap {
        Int($0)
      }
      let size = sysconf(Int32(_SC_PAGESIZE))
      if pages.count > 1 {
        text.gauge("process_virtual_memory_bytes", "Virtual memory.", pages[0] * size)
        text.gauge("process_resident_memory_bytes", "Resident memory.", pages[1] * size)
      }
    }
    if let open = try? Disk.list("/proc/self/fd") {
      // The folder that is listed is open meanwhile.
      text.gauge("process_open_fds", "Open file descriptors.", open.count - 1)
    }
    var limit = rlimit()
    if getrlimit(__rlimit_resource_t(UInt32(RLIMIT_NOFILE.rawValue)), &limit) == 0 {
      text.gauge(
        "process_max_fds", "How many file descriptors may be open.", Int(clamping: limit.rlim_cur))
    }
    text.gauge(
      "process_start_time_seconds", "When the program was started, since 1970 UTC.", start)
  }

  private static func microseconds(_ time: timeval) -> Int {
    time.tv_sec * 1_000_000 + Int(time.tv_usec)
  }
}
