import Diagnostics
import Glibc

/// A socket that listens for connections.
struct Listener {
  /// The socket.
  let descriptor: Int32
  /// The port it got, which matters if any would do.
  let port: UInt16

  /// Listens on an address literal or `localhost`, which means 127.0.0.1.
  static func open(host: String, port: UInt16) throws(ServerError) -> Listener {
    let literal = host == "localhost" ? "127.0.0.1" : host
    guard !literal.utf8.contains(0) else { throw unknown(host) }
    var four = sockaddr_in()
    four.sin_family = sa_family_t(AF_INET)
    four.sin_port = port.bigEndian
    if inet_pton(AF_INET, literal, &four.sin_addr) == 1 {
      return try listen(AF_INET, host, port, at: four)
    }
    var six = sockaddr_in6()
    six.sin6_family = sa_family_t(AF_INET6)
    six.sin6_port = port.bigEndian
    if inet_pton(AF_INET6, literal, &six.sin6_addr) == 1 {
      return try listen(AF_INET6, host, port, at: six)
    }
    throw unknown(host)
  }

  /// A socket on which nothing ever comes; -1 when there is none.
  static func silent() -> Int32 {
    socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue | SOCK_CLOEXEC.rawValue | SOCK_NONBLOCK.rawValue), 0)
  }

  /// Closes a socket by putting another one in its place.
  static func replace(_ descriptor: Int32, by other: Int32) {
    // Wakes who waits for it.
    shutdown(descriptor, Int32(SHUT_RDWR))
    while dup2(other, descriptor) < 0, errno == EINTR || errno == EBUSY {}
    _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
    close(other)
  }

  private static func unknown(_ host: String) -> ServerError {
    ServerError(
      .addressUnknown,
      "\(host.isEmpty ? "an empty host" : host) is no address: pass 127.0.0.1, ::1 or localhost")
  }

  private static func listen<Address>(
    _ family: Int32, _ host: String, _ port: UInt16, at address: Address
  ) throws(ServerError) -> Listener {
    let type = Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue)
    let descriptor = socket(family, type, 0)
    guard descriptor >= 0 else { throw ServerError(code: errno, host: host, port: port) }
    // A restarted server takes its port again at once; a port that is listened on stays taken.
    var yes: Int32 = 1
    let size = socklen_t(MemoryLayout<Int32>.size)
    _ = setsockopt(descriptor, SOL_SOCKET, SO_REUSEADDR, &yes, size)
    if family == AF_INET6 {
      _ = setsockopt(descriptor, Int32(IPPROTO_IPV6), IPV6_V6ONLY, &yes, size)
    }
    guard bind(descriptor, to: address), Glibc.listen(descriptor, 511) == 0 else {
      let code = errno
      close(descriptor)
      throw ServerError(code: code, host: host, port: port)
    }
    return Listener(descriptor: descriptor, port: boundPort(of: descriptor) ?? port)
  }

  private static func bind<Address>(_ descriptor: Int32, to address: Address) -> Bool {
    withUnsafeBytes(of: address) { bytes in
      guard let base = bytes.assumingMemoryBound(to: sockaddr.self).baseAddress else {
        return false
      }
      return Glibc.bind(descriptor, base, socklen_t(bytes.count)) == 0
    }
  }

  /// The port of either kind of address stands at the same place.
  private static func boundPort(of descriptor: Int32) -> UInt16? {
    var address = sockaddr_in6()
    var size = socklen_t(MemoryLayout<sockaddr_in6>.size)
    let result = withUnsafeMutableBytes(of: &address) { bytes -> Int32 in
      guard let base = bytes.assumingMemoryBound(to: sockaddr.self).baseAddress else { return -1 }
      return getsockname(descriptor, base, &size)
    }
    return result == 0 ? UInt16(bigEndian: address.sin6_port) : nil
  }
}
