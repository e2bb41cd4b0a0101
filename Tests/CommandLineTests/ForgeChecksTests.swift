import Foundation
import Testing

/// The shell lines of the workflows in the article on forges, run as a forge would run them.
@Suite struct ForgeChecksTests {
  let desk: Desk

  init() throws { desk = try Desk() }

  /// The commands of each example, in their order.
  static func commands() throws -> [(forge: String, lines: [String])] {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("../..")
    let article = try String(
      contentsOf: root.appendingPathComponent("Sources/GCMRepo/GCMRepo.docc/ForgeChecks.md"), encoding: .utf8)
    return article.components(separatedBy: "\n### ").dropFirst().map { part in
      let lines = part.split(separator: "\n").compactMap { line -> String? in
        let line = line.trimmingCharacters(in: .whitespaces)
        if line.hasPrefix("- run: ") { return String(line.dropFirst(7)) }
        return line.hasPrefix("- curl") || line.hasPrefix("- ./gcmrepo") ? String(line.dropFirst(2)) : nil
      }
      return (String(part.prefix { $0 != "\n" }), lines)
    }
  }

  @Test func theirLinesTakeAnHonestRangeAndRefuseAForgedOne() async throws {
    let shared = try await SharedHost(desk)
    let clone = try await shared.clone("RCM-TS")
    try await shared.admit("CL", in: clone)
    let honest = try await desk.git("rev-parse", "HEAD", in: clone)
    let base = try await desk.git("rev-parse", "HEAD~1", in: clone)
    let forged = try await shared.shell(
      "git -c commit.gpgsign=false commit -q --allow-empty -m forged && git rev-parse HEAD", in: clone, as: "CL"
    ).output.trimmingCharacters(in: .whitespacesAndNewlines)
    let examples = try Self.commands()
    #expect(examples.map(\.forge) == ["GitHub", "GitLab", "Forgejo"])
    for (forge, lines) in examples {
      #expect(lines.count == 2, "\(forge)")
      for (head, status) in [(honest, 0), (forged, 1)] {
        let setting: [String: String?] = [
          "GCMREPO_URL": "file://" + Program.gcmrepo, "BASE": base, "HEAD": head,
          "CI_MERGE_REQUEST_DIFF_BASE_SHA": base, "CI_COMMIT_SHA": head,
        ]
        let run = try await desk.shell(
          "cd '\(desk.path(clone))' && " + lines.joined(separator: " && "), setting: setting)
        #expect(run.status == status, "\(forge): \(run.said)\(run.output)")
      }
    }
  }
}
