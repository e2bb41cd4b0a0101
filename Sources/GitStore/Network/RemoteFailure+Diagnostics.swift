// What git, ssh and curl write in the C locale. git has no exit status for causes: 128 for nearly all of them.

extension RemoteFailure {
  /// The failure that git's standard error tells of.
  ///
  /// - Parameter diagnostics: what git wrote in the C locale.
  init(diagnostics: String) {
    let lines = DiagnosticLines(diagnostics)
    self.init(
      Self.code(of: lines.own, serverSaid: lines.server), serverLines: lines.server,
      detail: lines.detail)
  }

  /// The first rule that matches decides, so the special come before the general: ssh adds "Permission denied" and git
  /// "Could not read from remote repository" to almost anything.
  static func code(of own: [String], serverSaid: [String]) -> Code {
    // The connection breaks after that, which says less.
    if serverSaid.contains(where: isFullDisk) { return .serverDiskFull }
    for (code, forms) in forms where own.contains(where: { line in forms.contains { line.contains($0) } }) {
      return code
    }
    return .other
  }

  static func isFullDisk(_ line: String) -> Bool {
    line.contains("No space left on device") || line.contains("Disk quota exceeded")
      || line.contains("File too large")
  }

  private static let forms: [(Code, [String])] = [
    (.hostKeyChanged, ["REMOTE HOST IDENTIFICATION HAS CHANGED", "POSSIBLE DNS SPOOFING DETECTED"]),
    (.hostKeyUnknown, ["Host key verification failed", "host key is known for"]),
    (
      .certificateNotTrusted,
      [
        "SSL certificate problem", "server certificate verification failed", "SSL: no alternative certificate",
        "certificate subject name",
      ]
    ),
    (.programMissing, ["cannot run ssh", "unable to find remote helper for"]),
    (.bundleLacksBase, ["lacks these prerequisite commits"]),
    (.otherOwner, ["detected dubious ownership in repository"]),
    (.diskFull, ["No space left on device", "Disk quota exceeded", "File too large"]),
    (
      .timedOut,
      [
        "Connection timed out", "Operation timed out", "Timeout, server", "Operation too slow", "Connection timeout",
        "Timeout was reached", "timed out during banner exchange",
      ]
    ),
    (
      .unreachable,
      [
        "Could not resolve host", "Name or service not known", "Temporary failure in name resolution",
        "Connection refused", "No route to host", "Network is unreachable", "Failed to connect to",
        "Couldn't connect to server", "Could not connect to", "kex_exchange_identification", "unable to look up",
        "Unable to look up",
      ]
    ),
    (
      .notPermitted,
      [
        "Permission denied (", "Too many authentication failures", "Authentication failed for",
        "could not read Username", "could not read Password", "returned error: 401", "returned error: 403",
        "terminal prompts disabled", "No supported authentication methods",
        // No client certificate, or not one that the server or this machine takes (RFC 8446, section 6.2).
        "alert certificate required", "alert bad certificate", "alert unknown ca", "alert certificate expired",
        "alert handshake failure", "could not load PEM client certificate", "unable to set private key file",
        "error reading X.509 key or certificate file",
      ]
    ),
    (
      .notARepository,
      [
        "does not appear to be a git repository", "returned error: 404", "' not found", "access denied or repository",
        "not a git repository", "does not exist", "not valid: is this a git repository",
        "is not a valid repository name", "server info not found",
      ]
    ),
    (
      .serverCannotWrite,
      ["remote unpack failed", "insufficient permission for adding an object", "Permission denied"]
    ),
    (
      .incomplete,
      [
        "bad object", "missing necessary objects", "did not send all necessary objects", "fsck error in",
        "fsck error", "is corrupt", "invalid index-pack output", "source repository is shallow", "shallow file",
        "Could not read ", "remote did not send", "missing blob", "missing tree", "missing commit",
      ]
    ),
    (
      .unreachable,
      [
        "Connection reset by", "Connection closed by", "hung up unexpectedly", "early EOF", "Broken pipe",
        "unexpected disconnect", "Empty reply from server", "RPC failed", "Could not read from remote repository",
        "returned error: 5",
      ]
    ),
  ]
}

/// git's standard error, divided into its own lines and those of the server (`remote: …`).
struct DiagnosticLines {
  private(set) var own: [String] = []
  private(set) var server: [String] = []
  /// The last of all lines, for a log.
  let detail: String

  /// The lines as they are left on a terminal: of git's progress, which overwrites itself, the last state.
  static func settled(_ diagnostics: String) -> [String] {
    // As scalars: a carriage return and a newline are one character.
    diagnostics.unicodeScalars.split(separator: "\n").prefix(10_000).compactMap { line in
      let states = line.split(separator: "\r").map { shown(Substring($0)) }
      return states.last { !$0.isEmpty }
    }
  }

  init(_ diagnostics: String) {
    detail = String(Self.settled(diagnostics).joined(separator: "\n").suffix(4000))
    for line in diagnostics.split(whereSeparator: \.isNewline).prefix(10_000) {
      guard line.hasPrefix("remote:") else {
        own.append(String(line))
        continue
      }
      let said = Self.shown(line.dropFirst("remote:".count))
      guard !said.isEmpty, Progress.isProgress(said) == false, server.count < 1000 else { continue }
      server.append(said)
    }
  }

  /// Without what could act on a terminal, and without git's padding.
  private static func shown(_ line: Substring) -> String {
    // git ends the server's lines with "erase to the end of the line".
    var scalars = String.UnicodeScalarView()
    var rest = line.unicodeScalars[...]
    while let scalar = rest.popFirst() {
      if scalar == "\u{1B}", rest.first == "[" {
        rest = rest.dropFirst().drop { !("@"..."~").contains($0) }.dropFirst()
        continue
      }
      switch scalar.properties.generalCategory {
      case .control, .format, .lineSeparator, .paragraphSeparator: if scalar == "\t" { scalars.append(" ") }
      default: scalars.append(scalar)
      }
    }
    var text = Substring(String(scalars))
    while text.last == " " { text.removeLast() }
    while text.first == " " { text.removeFirst() }
    return String(text.prefix(1000))
  }

  /// git's own progress lines.
  enum Progress {
    static func isProgress(_ line: some StringProtocol) -> Bool {
      let names = [
        "Enumerating objects", "Counting objects", "Compressing objects", "Receiving objects", "Writing objects",
        "Unpacking objects", "Resolving deltas", "Checking connectivity", "Checking objects", "Updating files",
        "Finding sources", "Total ",
      ]
      return names.contains { line.hasPrefix($0) }
    }
  }
}
