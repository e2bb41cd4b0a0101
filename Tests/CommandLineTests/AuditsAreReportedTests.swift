import Foundation
import RecordRendering
import Testing

/// `audit -o`: a report for the file, which says all that was found, in the reader's language, and is the same each time.
@Suite struct AuditsAreReportedTests {
  let desk: Desk

  init() throws { desk = try Desk() }

  private let moment: [String: String?] = ["SOURCE_DATE_EPOCH": "1512000000"]

  /// A record with a broken proof, breaches, and a fault that is acknowledged.
  private func faultyRecord() async throws -> String {
    let record = try await desk.negotiatedRecord()
    let made = try await desk.shell(
      """
      cd '\(record)' && git commit -q --allow-empty -m 'By hand' && printf x > 'countries/<script>alert(1)<|`a` *b*.md' &&
      git add -A && git commit -qm 'Set

      Party: PE
      Action: record' && printf more >> countries/CL/inputs/aportes/original.es.md && git commit -qam 'Submit

      Party: CL
      Kind: input
      Contribution: CL/inputs/aportes
      Revision: 3
      Original-SHA256: \(String(repeating: "0", count: 64)) original.es.md
      Action: submit'
      """)
    try #require(made.status == 0, "\(made.said)")
    try await desk.done(
      "audit", "--acknowledge", "main~2", "-m", "It is *known* <b>", "--party", "RCM-TS", at: record)
    return record
  }

  private func text(of file: String) async throws -> String {
    let shown =
      file.hasSuffix("pdf") ? "pdftotext '\(file)' -" : "pandoc -s --wrap=none -t plain '\(file)'"
    return try await desk.shell(shown).output
  }

  @Test(arguments: ["pdf", "html", "docx", "odt"]) func itSaysAllInEachFormat(ending: String) async throws {
    let record = try await faultyRecord()
    let output = desk.path("report.\(ending)")
    let run = try await desk.gcmrepo("audit", "-o", output, at: record, setting: moment)
    #expect(run.status == 1 && run.output.isEmpty && run.said.contains(output))
    let text = try await text(of: output).split(whereSeparator: \.isWhitespace).joined(separator: " ")
    let tip = try await desk.git("rev-parse", "main", in: record)
    for fact in [
      "Audit report", tip, "30 November 2017, 00:00 UTC", "gcmrepo 0.1.0", "Broken proofs", "Breaches of rules",
      "Acknowledged faults", "Acknowledged by Ana Rojas, RCM-TS", "It is *known* <b>", "draft-1", "draft-2",
      try await desk.git("rev-parse", "draft-2", in: record), "It names the draft before it: draft-1.",
      "submit contributions: member States", "not signed",
    ] {
      #expect(text.contains(fact), "\(fact)\n\(text)")
    }
    #expect(text.contains("git cat-file blob ") && text.contains("sha256sum"))
    #expect(text.contains("<script>alert(1)<|`a` *b*.md"))
    let fingerprint = try await desk.done("fingerprint", at: record).output.prefix(17)
    #expect(text.contains(fingerprint))
    let first = try Data(contentsOf: URL(fileURLWithPath: output))
    _ = try await desk.gcmrepo("audit", "-o", output, at: record, setting: moment)
    #expect(try Data(contentsOf: URL(fileURLWithPath: output)) == first, "the same report has the same bytes")
  }

  @Test(arguments: [
    ("es", "Informe de auditoría", "Faltas reconocidas"), ("pt", "Relatório de auditoria", "Falhas reconhecidas"),
    ("fr", "Rapport d’audit", "Défauts reconnus"),
  ]) func itIsInTheReadersLanguage(language: String, title: String, section: String) async throws {
    let record = try await desk.negotiatedRecord()
    let output = desk.path("r.html")
    try await desk.done("audit", "draft-1..draft-2", "-o", output, "--locale", language, at: record)
    let page = try desk.read("r.html")
    #expect(page.contains("lang=\"\(language)\"") && page.contains("draft-1..draft-2"))
    // What is acknowledged is a section of every report, also where there is nothing.
    #expect(try await text(of: output).contains(title) && page.contains(section))
    // It needs nothing from elsewhere.
    #expect(page.ranges(of: /(?:src|href)=\"(?!#|data:)/).isEmpty)
  }

  @Test func signaturesApprovalsAndTimesAreInIt() async throws {
    let shared = try await SharedHost(desk)
    let clone = try await shared.clone("RCM-TS")
    try await shared.admit("CL", in: clone)
    _ = try await shared.push(from: clone, as: "RCM-TS")
    try await desk.done("tag", "draft-1", "-m", "x", "-C", clone, setting: shared.person("RCM-TS"))
    #expect(try await shared.push("draft-1", from: clone, as: "RCM-TS").status == 0)
    let other = try await shared.clone("SACM-TS")
    try await desk.done("approve", "draft-1", "-C", other, setting: shared.person("SACM-TS"))
    let approval = "refs/gcmrepo/approvals/*:refs/gcmrepo/approvals/*"
    #expect(try await shared.push("'\(approval)'", from: other, as: "SACM-TS").status == 0)
    try await desk.done("audit", "-o", desk.path("r.html"), at: shared.host)
    let text = try await text(of: desk.path("r.html"))
    for fact in [
      "agreed", "Signed by rosa-paz, RCM-TS, on ", "Signed by saul-rey, SACM-TS, on ", "the host", "SHA256:",
    ] {
      #expect(text.contains(fact), "\(fact)\n\(text)")
    }
  }

  @Test func aLongHistoryIsCountedAndItsFindingsAreAllListed() async throws {
    let record = try await desk.record()
    // By git's own bulk import: every tenth is by hand and lacks both trailers.
    var stream = ""
    for number in 0..<2_000 {
      let message =
        number.isMultiple(of: 10)
        ? "By hand \(number)" : "Note \(number)\n\nParty: RCM-TS\nAction: record"
      stream += "commit refs/heads/main\ncommitter Ana <a@example.org> \(1_500_000_000 + number * 20_000) +0000\n"
      stream += "data \(message.utf8.count)\n\(message)\n" + (number == 0 ? "from refs/heads/main^0\n" : "") + "\n"
    }
    try desk.write("stream", stream)
    let made = try await desk.shell("git -C '\(record)' fast-import --quiet --date-format=raw < stream")
    try #require(made.status == 0, "\(made.said)")
    let run = try await desk.gcmrepo("audit", "-o", desk.path("r.html"), at: record)
    #expect(run.status == 1 && run.said.contains("2001 commits, 400 findings") || run.said.contains("2,001 commits"))
    let page = try desk.read("r.html")
    #expect(page.ranges(of: "Its Party is missing.").count == 200)
    #expect(page.ranges(of: "Its Action is missing.").count == 200)
    #expect(page.contains("2017-07") && page.contains("gcmrepo audit --format csv"))
    #expect(page.utf8.count < 500_000)
  }

  @Test func whatCannotBeMadeIsRefusedFirst() async throws {
    let record = try await desk.record()
    expectRefusal(try await desk.gcmrepo("audit", "-o", "r.txt", at: record), status: 2, naming: ".pdf")
    expectRefusal(
      try await desk.gcmrepo("audit", "-o", desk.path("no/r.pdf"), at: record), status: 6, naming: "does not exist")
    #expect(
      try await desk.gcmrepo("audit", "--acknowledge", "main", "-m", "x", "-o", "r.pdf", at: record).status == 2)
    #expect(try desk.names(in: ".").filter { $0.hasPrefix("r.") }.isEmpty)
  }

  @Test func axeFindsNothingInIt() async throws {
    let record = try await faultyRecord()
    _ = try await desk.gcmrepo("audit", "-o", desk.path("r.html"), at: record)
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let axe = try String(
      contentsOf: root.appending(path: ".build/checkers/axe_playwright_python/axe.min.js"), encoding: .utf8)
    var page = try desk.read("r.html")
    if let policy = page.firstRange(of: /<meta http-equiv="Content-Security-Policy"[^>]*>/) {
      page.replaceSubrange(policy, with: "")
    }
    let end = try #require(page.ranges(of: "</body>").last).lowerBound
    page.insert(
      contentsOf: """
        <script>\(axe)</script><script>
        axe.run(document, { runOnly: { type: "tag",
          values: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] } }).then(function (run) {
          const place = document.createElement("pre");
          place.textContent = "answer:" + run.passes.length + ":" +
            run.violations.map((rule) => rule.id + " " + rule.nodes[0].html.slice(0, 100)).join("; ") + ":end";
          document.body.append(place);
        });
        </script>
        """, at: end)
    try desk.write("probe.html", page)
    let dom = try await desk.shell(
      """
      chromium --headless=new --no-sandbox --disable-gpu --user-data-dir='\(desk.path("profile"))' \
      --virtual-time-budget=60000 --dump-dom 'file://\(desk.path("probe.html"))'
      """)
    let answer = try #require(dom.output.firstMatch(of: /answer:(\d+):(.*?):end/), "\(dom.said)")
    #expect((Int(answer.1) ?? 0) > 10)
    #expect(answer.2.isEmpty, "\(answer.2)")
  }
}
