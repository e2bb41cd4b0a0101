import GCMRepo
import Hummingbird
import Logging
import RecordLocalization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// `gcmrepo-portal`, which `gcmrepo portal serve` starts: serves the pages of a record.
///
/// It has no key. What must be signed it asks of the broker; an uploaded file it gives to a process of its own to read.
@main
struct GCMRepoPortal {
  static func main() async {
    signal(SIGPIPE, SIG_IGN)
    guard let settings = PortalSettings(Array(CommandLine.arguments.dropFirst())) else {
      fail("gcmrepo-portal is started by: gcmrepo portal serve", status: 2)
    }
    LoggingSystem.bootstrap { StreamLogHandler.standardError(label: $0) }
    var logger = Logger(label: "portal")
    logger.logLevel = settings.isVerbose ? .debug : .info
    do {
      let record = try Record.open(settings.record)
      let server = try await PortalServer(settings: settings, record: record, logger: logger)
      try await server.run()
    } catch {
      let refusal = StartRefusal(error, settings)
      fail(refusal.sentence(settings.language), status: refusal.status)
    }
  }

  private static func fail(_ sentence: String, status: Int32) -> Never {
    var line = sentence + "\n"
    line.withUTF8 { _ = write(STDERR_FILENO, $0.baseAddress, $0.count) }
    exit(status)
  }
}
