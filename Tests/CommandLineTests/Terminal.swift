import Foundation

extension Desk {
  /// What a user sees who runs a command on a terminal of this width: both streams of a pseudo-terminal.
  func onTerminal(
    words: [String], columns: Int = 100, setting: [String: String?] = [:], after preparation: String = ""
  ) async throws -> (status: Int, screen: String) {
    let command = ([Program.gcmrepo] + words).map { "'" + $0.replacing("'", with: "'\\''") + "'" }
    let line = "stty cols \(columns) rows 24; \(preparation) exec " + command.joined(separator: " ")
    let changes: [String: String?] = ["TERM": "xterm", "PAGER": "cat", "NO_COLOR": nil, "SHELL": "/bin/sh"]
    let run = try await Program(
      path: "script", words: ["-qec", line, "/dev/null"], folder: folder,
      environment: environment(changes.merging(setting) { $1 })
    ).run()
    return (run.status, run.output.replacing("\r\n", with: "\n"))
  }
}

/// The escape sequences in the output, except those that only set colours.
func foreignEscapes(in screen: String) -> [Substring] {
  let own = /\u{1B}\[[0-9;]*m|\r\u{1B}\[(?:2)?K|\u{1B}\[(?:2)?K/
  let rest = screen.replacing(own, with: "")
  return rest.split(separator: "\n").filter { line in
    line.unicodeScalars.contains {
      ($0.value < 0x20 && $0 != "\t" && $0 != "\r") || (0x7F...0x9F).contains($0.value)
    }
  }
}
