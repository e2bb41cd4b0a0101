import Foundation
import Testing

/// What git writes while it carries the record: on a terminal in one line, with `--verbose` a line each, else nothing.
@Suite struct GitsProgressIsReadableTests {
  let desk: Desk

  init() throws { desk = try Desk() }

  /// A copy to which something is to be fetched.
  private func behind() async throws -> String {
    let record = try await desk.record()
    let host = desk.path("host.git")
    let made = try await desk.shell(
      "git clone -q --bare --no-local '\(record)' '\(host)' && \"$GCMREPO\" clone '\(host)' a && \"$GCMREPO\" clone '\(host)' b"
    )
    try #require(made.status == 0, "\(made.said)")
    try desk.write("uno.md", "# Uno\n\nUno.\n")
    try await desk.done("submit", "uno.md", "--country", "CL", "--kind", "input", "--lang", "es", at: "a")
    return "b"
  }

  @Test func withoutATerminalItIsShownOnlyWhenAskedFor() async throws {
    let copy = try await behind()
    try desk.copy(copy, as: "c")
    let plain = try await desk.done("sync", at: copy)
    #expect(plain.said == "1 commit came, 0 were sent.\n", "\(plain.said)")
    let verbose = try await desk.done("sync", "--verbose", at: "c")
    let lines = verbose.said.split(separator: "\n")
    #expect(!verbose.said.unicodeScalars.contains { $0 == "\r" || $0 == "\u{1B}" })
    for kind in ["  Counting objects: 100%", "  Total "] {
      #expect(lines.count { $0.replacing("remote: ", with: "").hasPrefix(kind) } == 1, "\(kind) \(verbose.said)")
    }
    #expect(lines.last == "1 commit came, 0 were sent.")
  }

  @Test func onATerminalEachLineIsLeftOnceWhenAskedFor() async throws {
    let copy = try await behind()
    let (status, screen) = try await desk.onTerminal(words: ["sync", "--verbose", "-C", copy])
    #expect(status == 0, "\(screen)")
    #expect(foreignEscapes(in: screen).isEmpty, "\(screen)")
    // As left on the screen: after the last return to the beginning of each line.
    let left = screen.split(separator: "\n").map { line in
      (line.split(separator: "\r").last.map(String.init) ?? "").replacing("\u{1B}[K", with: "")
    }
    #expect(left.count { $0.hasPrefix("  ") && $0.contains("Counting objects: 100%") } == 1, "\(left)")
    #expect(left.last == "1 commit came, 0 were sent.", "\(left)")
  }

  @Test func aFailureTellsWhatGitSaidLineByLine() async throws {
    let copy = try await behind()
    try desk.remove("host.git")
    let run = try await desk.gcmrepo("sync", "--verbose", at: copy)
    #expect(run.status == 6, "\(run.said)")
    let lines = run.said.split(separator: "\n")
    #expect(lines.count > 2 && lines.dropFirst().allSatisfy { $0.hasPrefix("  ") }, "\(run.said)")
    #expect(lines.contains { $0.hasPrefix("  fatal: ") }, "\(run.said)")
  }
}
