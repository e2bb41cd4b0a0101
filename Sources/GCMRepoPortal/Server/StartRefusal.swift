import NIOCore
import RecordLocalization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Why the portal cannot serve: a sentence for whoever started it, and the exit status.
struct StartRefusal {
  let sentence: Message
  let status: Int32

  init(_ error: any Error, _ settings: PortalSettings) {
    let (port, address) = (settings.port, settings.bind)
    switch error {
    case let error as IOError where error.errnoCode == EADDRINUSE:
      sentence = Message(
        "Another program uses port \(port, "port") already. Choose another one with --port; 0 is any that is free.")
      status = 6
    case let error as IOError where error.errnoCode == EACCES || error.errnoCode == EPERM:
      sentence = Message(
        "This user may not listen at port \(port, "port"). Choose one above 1023 with --port, and put nginx before it.")
      status = 6
    case let error as IOError where [EADDRNOTAVAIL, EAFNOSUPPORT, EINVAL].contains(error.errnoCode):
      sentence = Self.foreign(address)
      status = 2
    case is SocketAddressError, is SocketAddressError.UnknownHost, is SocketAddressError.FailedToParseIPByteBuffer:
      sentence = Self.foreign(address)
      status = 2
    case let error as BrokerProcess.Failure:
      sentence = Message(
        """
        The process that signs could not be started: \(String(cString: strerror(error.reason)), "reason"). Run \
        `gcmrepo doctor`.
        """)
      status = 6
    default:
      sentence = Message(verbatim: "gcmrepo-portal: \(error)")
      status = 4
    }
  }

  private static func foreign(_ address: String) -> Message {
    Message(
      """
      “\(address, "address")” is not an address of this machine. Give one with --bind, such as 127.0.0.1, or 0.0.0.0 for all \
      of them.
      """)
  }
}
