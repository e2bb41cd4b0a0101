import Foundation
import RecordRendering
import Testing

@Suite("The history names the drafts, so that losing all of them is found")
struct DraftsAreAnchoredTests {
  private let desk: Desk
  private let record: String

  init() async throws {
    desk = try Desk()
    record = try await desk.negotiatedRecord()
  }

  private func loseAllDrafts() async throws {
    for folder in ["refs/tags/", "refs/gcmrepo/drafts/"] {
      for name in ["draft-1", "draft-2"] { try await desk.git("update-ref", "-d", folder + name, in: record) }
    }
    try await desk.git("reflog", "expire", "--expire=now", "--all", in: record)
    try await desk.git("gc", "-q", "--prune=now", in: record)
  }

  @Test func theNextCommitNamesTheNewestDraft() async throws {
    let tag = try await desk.git("rev-parse", "draft-2", in: record)
    try await desk.submit(desk.note(), "PE", at: record)
    let named = try await desk.git(
      "log", "-1", "--format=%(trailers:key=Newest-Draft,valueonly,separator=)", in: record)
    #expect(named == "draft-2 " + tag)
    try await desk.done("verify", at: record)
    try await desk.done("audit", at: record)
  }

  @Test func losingAllOfThemIsFound() async throws {
    try await desk.submit(desk.note(), "PE", at: record)
    try await loseAllDrafts()
    for command in ["audit", "verify"] {
      let run = try await desk.gcmrepo(command, at: record)
      #expect(run.status == 1, "\(command): \(run.output)")
      #expect(run.output.contains("The draft draft-2 was made and is no longer there"), "\(run.output)")
    }
    // Without another copy to fetch from, the next draft goes on naming it.
    try await desk.done("tag", "draft-3", "-m", "Third", "--party", "RCM-TS", at: record)
    #expect(try await desk.git("cat-file", "-p", "draft-3", in: record).contains("Previous-Draft: draft-2 "))
  }

  @Test func withACopyToFetchFromNoDraftIsMadeBeforeTheyAreBack() async throws {
    try await desk.submit(desk.note(), "PE", at: record)
    try await desk.git("clone", "-q", "--bare", record, desk.path("copy"), in: desk.folder)
    try await desk.git("remote", "add", "origin", desk.path("copy"), in: record)
    try await loseAllDrafts()
    let refused = try await desk.gcmrepo("tag", "draft-3", "-m", "Third", "--party", "RCM-TS", at: record)
    #expect(refused.status == 4 && refused.said.contains("draft-2") && refused.said.contains("`git fetch --tags`"))
    try await desk.git("fetch", "-q", "--tags", "origin", in: record)
    try await desk.done("tag", "draft-3", "-m", "Third", "--party", "RCM-TS", at: record)
    try await desk.done("verify", at: record)
  }

  @Test func aDraftThatWasMadeAnewUnderTheSameNameIsFound() async throws {
    try await desk.submit(desk.note(), "PE", at: record)
    try await desk.git("update-ref", "-d", "refs/gcmrepo/drafts/draft-2", in: record)
    try await desk.git("tag", "-f", "-a", "-m", "Forged", "draft-2", "HEAD", in: record)
    let run = try await desk.gcmrepo("verify", at: record)
    #expect(run.status == 1 && run.output.contains("draft-2 was moved"), "\(run.output)")
  }

  @Test func tagsThatAreNoDraftsAreToldForWhatTheyAre() async throws {
    try await desk.git("-c", "advice.nestedTag=false", "tag", "-a", "-m", "Nested", "nested", "draft-2", in: record)
    try await desk.git("tag", "copy", "draft-1", in: record)
    let audit = try await desk.gcmrepo("audit", at: record)
    #expect(audit.status == 1 && audit.output.contains("nested is a tag of the tag draft-2"), "\(audit.output)")
    #expect(audit.output.contains("copy is only another name for the draft draft-1"))
    #expect(!audit.output.contains("rewritten") && audit.output.matches(of: /only another name/).count == 1)
    let rows = try await desk.gcmrepo("tags", "--format", "json", at: record).json()["drafts"]?.array ?? []
    let nested = try #require(rows.first { $0["name"]?.string == "nested" })
    #expect(nested["commit"]?.string == (try await desk.git("rev-parse", "draft-2^{}", in: record)))
    #expect(nested["contributions"] == .int(3))
    try await desk.done("show", "declaration", "--at", "nested", at: record)
  }

  @Test func theReflogNamesTheCommitter() async throws {
    let another = ["GIT_COMMITTER_NAME": "Zoë Ñandú", "GIT_COMMITTER_EMAIL": "zoe@example.org"]
    try await desk.git("config", "user.name", "Somebody Else", in: record)
    try await desk.done(
      "submit", desk.note(), "--country", "PE", "--kind", "input", "--lang", "es", at: record, setting: another)
    #expect(try await desk.git("reflog", "-1", "--format=%gn <%ge>", in: record) == "Zoë Ñandú <zoe@example.org>")
    try await desk.git("config", "core.logAllRefUpdates", "always", in: record)
    try await desk.done("tag", "draft-3", "-m", "3", "--party", "RCM-TS", at: record, setting: another)
    #expect(try desk.read(record + "/.git/logs/refs/tags/draft-3").contains(" Zoë Ñandú <zoe@example.org> "))
  }

  @Test(arguments: ["@", "@~2", "@^", "@^^", "@~1^0", "HEAD~1", "@{0}", "draft-1^{}"])
  func namesAreWhatGitTakesThemFor(_ name: String) async throws {
    let commit = try await desk.git("rev-parse", name + "^{commit}", in: record)
    let status = try await desk.gcmrepo("status", "--at", name, "--format", "json", at: record).json()
    #expect(status["commit"]?.string == commit)
    let log = try await desk.gcmrepo("log", name + "..HEAD", "--format", "json", at: record).json()
    let expected = try await desk.git("rev-list", "--count", name + "..HEAD", in: record)
    #expect("\(log["revisions"]?.array?.count ?? -1)" == expected)
  }

  /// libgit2 before 1.9 takes each of them for `HEAD`.
  @Test func aNameThatEndsInAtIsNoOtherName() async throws {
    try await desk.git("branch", "topic@", "HEAD~2", in: record)
    for name in ["topic@", "topic@~1", "refs/heads/topic@^", "heads/topic@"] {
      let status = try await desk.gcmrepo("status", "--at", name, "--format", "json", at: record).json()
      #expect(status["commit"]?.string == (try await desk.git("rev-parse", name, in: record)), "\(name)")
    }
    for name in ["main@", "nosuch@", "nosuch@~1", "CL/inputs/aportes@"] {
      expectRefusal(try await desk.gcmrepo("status", "--at", name, at: record), status: 3, naming: name)
    }
  }

  @Test func aRangeStandsWhereTwoNamesGo() async throws {
    let two = try await desk.gcmrepo("diff", "draft-1", "draft-2", "--as", "json", at: record)
    for range in ["draft-1..draft-2", "draft-1.."] {
      let one = try await desk.gcmrepo("diff", range, "--as", "json", at: record)
      #expect(one.status == 0 && one.json(withoutNames: two), "\(one.said)")
    }
    #expect(try await desk.gcmrepo("diff", "..draft-2", at: record).status == 2)
    let narrowed = try await desk.gcmrepo("diff", "draft-1..draft-2", "CL/inputs/aportes", "--as", "json", at: record)
    let paths = try narrowed.json()["documents"]?.array?.compactMap { $0["path"]?.string } ?? []
    #expect(paths.contains("countries/CL/inputs/aportes/text.es.md"))
    #expect(paths.allSatisfy { $0.hasPrefix("countries/CL/inputs/aportes/") })
  }
}

extension Outcome {
  /// Whether two redlines have the same documents.
  fileprivate func json(withoutNames other: Outcome) -> Bool {
    guard let own = try? json(), let others = try? other.json() else { return false }
    return own["documents"] == others["documents"] && own["documents"] != nil
  }
}
