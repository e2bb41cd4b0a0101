import Logging
import PortalMessages
import ServiceLifecycle
import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Watches the broker while the server runs: says whether it is there, logs when it is gone, and starts its own again.
final class BrokerKeeper: Service {
  private let socket: String
  private let logger: Logger
  /// Starts a broker; `nil` for one that somebody else keeps.
  private let start: (@Sendable () throws(BrokerProcess.Failure) -> BrokerProcess)?
  private let process: Mutex<BrokerProcess?>
  private let running = Mutex(true)

  /// How often the process is looked at, and one of somebody else is tried.
  private static let look = Duration.milliseconds(200), tryingOther = Duration.seconds(2)
  /// The pauses before it is started again: they grow as long as it does not keep running.
  private static let firstPause = Duration.milliseconds(500), longestPause = Duration.seconds(60)

  /// Starts the broker, if the portal has one of its own.
  init(_ settings: PortalSettings, socket: String, logger: Logger) throws(BrokerProcess.Failure) {
    (self.socket, self.logger) = (socket, logger)
    guard settings.startsBroker else {
      start = nil
      process = Mutex(nil)
      return
    }
    let (gcmrepo, record) = (settings.gcmrepo, settings.record)
    let start: @Sendable () throws(BrokerProcess.Failure) -> BrokerProcess = { () throws(BrokerProcess.Failure) in
      try BrokerProcess(gcmrepo: gcmrepo, record: record, socket: socket)
    }
    self.start = start
    process = Mutex(try start())
  }

  /// Whether there is a broker, as far as is known.
  var isRunning: Bool { running.withLock { $0 } }

  func run() async throws {
    await cancelWhenGracefulShutdown {
      if let start = self.start { await self.keep(start) } else { await self.watch() }
    }
    // A broker that runs removes it when it ends, after the last answer.
    guard start != nil, !isRunning else { return }
    unlink(socket)
    rmdir(String(socket.dropLast("/broker".count)))
  }

  /// Starts the broker again whenever it has ended.
  private func keep(_ start: @Sendable () throws(BrokerProcess.Failure) -> BrokerProcess) async {
    var pause = Self.firstPause
    var begun = ContinuousClock.now
    while !Task.isCancelled {
      try? await Task.sleep(for: Self.look)
      if let process = process.withLock({ $0 }) {
        guard let how = process.ended() else { continue }
        self.process.withLock { $0 = nil }
        running.withLock { $0 = false }
        if begun.duration(to: .now) > Self.longestPause { pause = Self.firstPause }
        logger.error("the broker has ended: nobody can submit", metadata: ["how": "\(how)", "again in": "\(pause)"])
      }
      try? await Task.sleep(for: pause)
      guard !Task.isCancelled else { return }
      pause = min(pause * 2, Self.longestPause)
      do throws(BrokerProcess.Failure) {
        let new = try start()
        process.withLock { $0 = new }
        begun = .now
        running.withLock { $0 = true }
        logger.notice("the broker was started again")
      } catch {
        logger.error(
          "the broker cannot be started",
          metadata: ["reason": "\(String(cString: strerror(error.reason)))", "again in": "\(pause)"])
      }
    }
  }

  /// Notices whether the broker of somebody else is there.
  private func watch() async {
    while !Task.isCancelled {
      try? await Task.sleep(for: Self.tryingOther)
      let isThere = await Broker(socket: socket).isThere
      guard !Task.isCancelled, isThere != isRunning else { continue }
      running.withLock { $0 = isThere }
      if isThere {
        logger.notice("the broker answers again")
      } else {
        logger.error("the broker does not answer: nobody can submit", metadata: ["socket": "\(socket)"])
      }
    }
  }
}
