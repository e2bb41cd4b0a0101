import ArgumentParser
import GCMRepo
import PortalMessages
import RecordLocalization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The process of a portal that has the host's key: it keeps the personal links, and records what their sessions confirm.
struct PortalBroker: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "broker",
    abstract: .message(
      "Run what signs for a portal: it has the host's key, and reads no document and no request of the network."),
    discussion: .message(
      """
      With a user of its own, who alone can read the host's key; the portal's user may connect to the socket. Without it, \
      `gcmrepo portal serve` starts one.

      For example: gcmrepo portal broker --socket /run/gcmrepo/broker -C /srv/gcm.git
      """))

  @Option(help: .message("Where the portal finds it: a Unix socket.", value: "path"))
  var socket: String?

  @Option(help: .message("Who may connect: the mode of the socket, in octal.", value: "mode"))
  var socketMode = "660"

  @Flag(help: .hidden)
  var inherited = false

  @OptionGroup var global: GlobalOptions

  func run(on console: Console) async throws {
    let record = try console.openRecord()
    guard record.isHost else { throw RecordError(.notAHost, [.path: .text(record.path)]) }
    let service: BrokerService
    if inherited {
      let listener = LocalSocket(descriptor: InheritedDescriptor.socket.rawValue)
      service = BrokerService(record: record, listener: listener, life: InheritedDescriptor.life.rawValue)
    } else {
      guard let socket, let mode = UInt32(socketMode, radix: 8), mode <= 0o777 else {
        throw CommandFailure(
          .usage, Message("Say with --socket where the portal connects, and its mode in octal: 660."))
      }
      do throws(LocalSocket.Failure) {
        service = BrokerService(record: record, listener: try .listening(at: socket, mode: mode), life: nil)
      } catch {
        throw CommandFailure(RecordError.writing(socket, error.reason))
      }
      console.remark(Message("The broker listens at \(socket, "path")."))
    }
    await service.run()
    // The folder was made for this portal alone.
    if inherited, let socket, socket.hasSuffix("/broker") {
      unlink(socket)
      rmdir(String(socket.dropLast("/broker".count)))
    }
  }
}
