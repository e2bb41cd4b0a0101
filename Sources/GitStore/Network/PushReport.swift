/// What became of one reference of a push, as `git push --porcelain` says.
public struct PushedReference: Sendable, Hashable {
  /// The local side: a reference or an object's name.
  public let source: String
  /// The full name of the server's reference.
  public let destination: String
  public let outcome: Outcome
  /// git's summary, with the server's reason for a refusal: `[remote rejected] (pre-receive hook declined)`.
  public let summary: String

  /// git's flag.
  public enum Outcome: Sendable, Hashable {
    case upToDate, created, forwarded, forced, deleted, refused
  }

  public init(source: String, destination: String, outcome: Outcome, summary: String) {
    self.source = source
    self.destination = destination
    self.outcome = outcome
    self.summary = summary
  }

  /// Reads a line `FLAG TAB FROM:TO TAB SUMMARY`; `nil` for any other line, such as the last, `Done`, which git prints
  /// even if everything was refused.
  init?(porcelain line: some StringProtocol) {
    let fields = line.split(separator: "\t", maxSplits: 2, omittingEmptySubsequences: false)
    guard fields.count == 3, fields[0].count == 1 else { return nil }
    switch fields[0] {
    case "=": outcome = .upToDate
    case "*": outcome = .created
    case " ": outcome = .forwarded
    case "+": outcome = .forced
    case "-": outcome = .deleted
    case "!": outcome = .refused
    default: return nil
    }
    let names = fields[1].split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    guard names.count == 2 else { return nil }
    source = String(names[0])
    destination = String(names[1])
    summary = String(fields[2].prefix(500))
  }

  /// Whether it was refused because the server's reference had moved, so that fetching and pushing again may succeed.
  var lostRace: Bool {
    ["fetch first", "non-fast-forward", "stale info", "failed to update ref", "cannot lock ref", "incorrect old value"]
      .contains { summary.contains($0) }
  }
}

extension RemoteFailure {
  /// The failure of a push of which some references were refused.
  init(refused: [PushedReference], diagnostics: String) {
    let lines = DiagnosticLines(diagnostics)
    // With --atomic the others fail because of the one that was refused.
    let causes = refused.filter {
      !$0.summary.contains("atomic push fail") && !$0.summary.contains("atomic transaction")
    }
    let everything = lines.own + lines.server
    let code: Code
    if everything.contains(where: Self.isFullDisk) {
      code = .serverDiskFull
    } else if causes.contains(where: { $0.summary.contains("unpacker error") }) {
      code = .serverCannotWrite
    } else if causes.contains(where: { $0.summary.contains("hook declined") }) {
      code = .refusedByServer
    } else if causes.isEmpty || causes.contains(where: { $0.lostRace || $0.summary.contains("already exists") }) {
      code = .nonFastForward
    } else if causes.contains(where: { $0.summary.hasPrefix("[remote rejected]") }) {
      code = .refusedByServer
    } else {
      let own = Self.code(of: lines.own, serverSaid: lines.server)
      code = own == .other ? .refusedByServer : own
    }
    self.init(code, serverLines: lines.server, references: refused, detail: lines.detail)
  }
}
