import Foundation
import Testing

@Suite struct WhatIsShownIsNeutralTests {
  let desk: Desk

  init() throws { desk = try Desk() }

  private static let hostile = """
    # Aportes \u{1B}]0;owned\u{7}

    \u{1B}[2J\u{1B}[31mRojo\u{1B}[0m \u{9B}2J hola \u{202E}oslaf\u{202C} <script>alert(1)</script>

    <img src=x onerror=alert(1)> [x](javascript:alert(1)) [y](data:text/html,x) ![z](https://a.org/z.png)

    <style>@import url(https://example.org/x.css)</style><iframe src="https://example.org"></iframe>

    """

  /// A record with that text, as far as it is accepted.
  private func hostileRecord() async throws -> String {
    let record = try await desk.record()
    try await desk.submit(
      desk.note("malo.md", Self.hostile), "UY", "input", "malo",
      more: ["--title", "=cmd|' /C calc'!A0", "-m", "+1+1"], at: record)
    return record
  }

  @Test func noEscapeOfADocumentReachesATerminal() async throws {
    let record = try await hostileRecord()
    for words in [
      ["show", "UY/inputs/malo"], ["diff", "main~1", "main"], ["diff", "main~1", "main", "--side-by-side"],
      ["list"],
      ["log"], ["status"], ["audit"],
    ] {
      let shown = desk.program(words, at: record).words
      let (status, screen) = try await desk.onTerminal(words: shown)
      #expect(status == 0, "\(words): \(screen)")
      #expect(!screen.isEmpty)
      #expect(foreignEscapes(in: screen) == [], "\(words)")
      for reversing in ["\u{202E}", "\u{9B}"] { #expect(!screen.contains(reversing), "\(words)") }
    }
  }

  @Test func colourIsForTerminalsThatWantIt() async throws {
    let record = try await desk.negotiatedRecord()
    let diff = ["diff", "draft-1", "draft-2", "-C", record]
    #expect(try await desk.onTerminal(words: diff).screen.contains("\u{1B}["))
    #expect(!(try await desk.onTerminal(words: diff, setting: ["NO_COLOR": "1"]).screen.contains("\u{1B}[3")))
    #expect(!(try await desk.onTerminal(words: diff + ["--color", "never"]).screen.contains("\u{1B}[3")))
    #expect(
      try await desk.done("diff", more: Array(diff.dropFirst()) + ["--color", "always"]).output.contains(
        "\u{1B}["))
    #expect(!(try await desk.done("diff", more: Array(diff.dropFirst())).output.contains("\u{1B}")))
  }

  @Test func whatIsLongerThanTheScreenGoesThroughThePager() async throws {
    let record = try await desk.negotiatedRecord()
    try desk.write("pager", "#!/bin/sh\necho PAGED; cat\n")
    _ = try await desk.shell("chmod +x pager")
    let setting: [String: String?] = ["PAGER": desk.path("pager")]
    let long = try await desk.onTerminal(words: ["status", "-C", record], setting: setting)
    #expect(long.status == 0)
    #expect(long.screen.contains("PAGED") && long.screen.contains("Uruguay"))
    let short = try await desk.onTerminal(words: ["tags", "-C", record], setting: setting)
    #expect(!short.screen.contains("PAGED") && short.screen.contains("draft-1"))
    let cat = try await desk.onTerminal(words: ["status", "-C", record])
    #expect(cat.screen.contains("Uruguay"))
    let lost = try await desk.onTerminal(
      words: ["status", "-C", record], setting: ["PAGER": "/no/such/pager"])
    #expect(lost.status == 0 && lost.screen.contains("Uruguay"))
    let failing = try await desk.onTerminal(
      words: ["status", "-C", record], setting: ["PAGER": "cat --no-such-option"])
    #expect(failing.status == 0 && failing.screen.contains("Uruguay"))
    #expect(!(try await desk.gcmrepo("status", at: record, setting: setting).output.contains("PAGED")))
  }

  @Test func aTableFitsTheTerminal() async throws {
    let record = try await desk.negotiatedRecord()
    let (_, screen) = try await desk.onTerminal(words: ["list", "-C", record], columns: 60)
    for line in screen.split(separator: "\n") { #expect(line.count <= 60) }
  }

  @Test func anOriginalThatIsNoTextIsKeptFromATerminal() async throws {
    let record = try await hostileRecord()
    let (status, screen) = try await desk.onTerminal(words: [
      "show", "UY/inputs/malo", "--original", "-C", record,
    ])
    #expect(status == 2)
    #expect(screen.contains("> FILE"))
    let bytes = try await desk.done("show", "UY/inputs/malo", "--original", at: record).bytes
    #expect(bytes == Array(Self.hostile.utf8))
  }

  @Test func noFormulaIsLiveInCSV() async throws {
    let record = try await hostileRecord()
    try await desk.done("tag", "draft-1", "-m", "@SUM(1+1)", "--party", "RCM-TS", at: record)
    for command in [["list"], ["log"], ["audit"], ["tags"], ["status"]] {
      let csv = try await desk.done(command[0], "--format", "csv", at: record).output
      let live = csv.contains(/(?:^|[,\n])"?[=+@\t\r]/)
      #expect(!live, "\(command): \(csv)")
    }
  }

  @Test func nothingOfADocumentIsLiveInAPage() async throws {
    let record = try await hostileRecord()
    let page = try await desk.done("diff", "main~1", "main", "--as", "html", at: record).output
    for live in [
      "<script>alert", "<img", "<iframe", "<style>@import", "href=\"javascript:", "href=\"data:",
      "onerror=alert(1)>",
      "\u{1B}", "\u{202E}",
    ] {
      #expect(!page.contains(live), "\(live)")
    }
    #expect(page.contains("&lt;script&gt;"))
  }

  @Test func errorsRepeatWhatWasTypedWithoutItsEscapes() async throws {
    let record = try await desk.record()
    let typed = "\u{1B}]0;owned\u{7}\u{202E}x"
    for words in [
      ["show", typed], ["list", "--country", typed], ["log", "--kind", typed], ["diff", typed], [typed],
      ["list", "--\(typed)"], ["audit", typed], ["verify", typed], ["status", "--format", typed],
    ] {
      let run = try await desk.program(words, from: record).run()
      #expect([2, 3].contains(run.status), "\(words)")
      expectPlainSentence(run.said)
      #expect(!run.said.contains("\u{202E}"))
    }
  }
}
