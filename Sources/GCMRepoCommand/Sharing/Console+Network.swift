import GCMRepo
import GitStore
import RecordLocalization
import RecordRendering

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

extension Console {
  /// How git is run over the network: at a terminal it may ask for a passphrase, and its progress is shown in one line.
  /// With `--verbose` what it wrote is shown after each run.
  ///
  /// `GCMREPO_NETWORK_TIMEOUT` is the number of seconds without progress after which it is given up.
  var network: NetworkOptions {
    var network = NetworkOptions()
    if let seconds = Self.environment("GCMREPO_NETWORK_TIMEOUT").flatMap({ Double($0) }), seconds.isFinite {
      network.silence = min(max(0.1, seconds), 86_400)
    }
    network.isInteractive = isatty(STDIN_FILENO) == 1 && Self.errorIsTerminal
    if Self.errorIsTerminal, !options.quiet {
      network.progress = { line in Console.write("\r\u{1B}[K\(line)\r", to: STDERR_FILENO) }
    }
    if options.verbose {
      network.transcript = { lines in
        if Self.errorIsTerminal { Self.write("\r\u{1B}[K", to: STDERR_FILENO) }
        for line in lines { Self.write("  \(TerminalText.neutralised(line))\n", to: STDERR_FILENO) }
      }
    }
    return network
  }

  /// Who exchanges with a host. Whoever only reads, such as an auditor, need not be known to git: nothing of theirs waits, and
  /// nothing is written in their name.
  func exchangingIdentity(author: String?, in record: Record) throws -> Identity {
    do throws(CommandFailure) { return try identity(author: author, in: record) } catch {
      guard author == nil, try knowsNobody(in: record), try record.outbox().isEmpty else { throw error }
      return Identity(author: .init(name: "gcmrepo", email: "gcmrepo@localhost"))
    }
  }

  /// Removes the line of git's progress.
  func endProgress() {
    if Self.errorIsTerminal, !options.quiet { Self.write("\r\u{1B}[K", to: STDERR_FILENO) }
  }

  /// Says what the host said, as its own words, and how to go on without an event that it refuses.
  func remark(hostSaying lines: [String], in record: Record) {
    for line in lines.prefix(50) { remark(Message("The host says: \(line, "line")")) }
    guard !lines.isEmpty, let entries = try? record.outbox().entries, entries.count > 1 else { return }
    let refused = entries.filter { if case .refused = $0.state { true } else { false } }
    // If it did not say which one it means, any could be it.
    guard refused.count < entries.count, let first = refused.first else { return }
    remark(
      Message(
        """
        All that waits is held back by that. To give up \(first.revision.commit.short, "commit") and share the rest: \
        gcmrepo outbox --drop \(first.revision.commit.short, "commit"), then gcmrepo sync.
        """))
  }
}

extension RecordError {
  /// The status of a command whose exchange with the host failed.
  var sharingStatus: ExitStatus {
    guard code == .hostFailed else { return CommandFailure(self).status }
    switch RemoteFailure.Code(rawValue: fact(.problem)) {
    case .refusedByServer: return .notPermitted
    case .diskFull: return .recordNotUsable
    default: return .outsideProgramFailed
    }
  }
}
