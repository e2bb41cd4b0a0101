import Foundation
import RecordRendering
import Subprocess
import Testing

@Suite struct DemoShowsTheWholeJobTests {
  let desk: Desk

  init() throws { desk = try Desk() }

  @Test(arguments: [60, 250, 700])
  func interruptedItLeavesNothingAndCanBeTriedAgain(milliseconds: Int) async throws {
    let run = try await desk.program(["demo", "sample"]).run(sending: .interrupt, after: .milliseconds(milliseconds))
    // It may have finished before; otherwise nothing of it is left.
    if run.status == 0 { return }
    // On a busy machine the signal may come before the program has started, and ends it like any other.
    let hasBegun = run.status != -2
    if hasBegun {
      #expect(run.status == 130 && run.said.contains("Stopped. Nothing was left half done."), "\(run.said)")
    }
    #expect(try desk.names(in: ".") == [])
    try await desk.done("demo", "sample")
    try await desk.done("verify", at: "sample")
  }

  @Test func itMakesARecordThatStockGitAndTheAuditorAgreeWith() async throws {
    let run = try await desk.done("demo")
    let record = "gcmrepo-demo"
    #expect(run.output.contains("draft-1") && run.output.contains("{+"))
    let page = try #require(run.said.firstMatch(of: /is in (\S+\.html)\./)).1
    #expect(try desk.read(String(page)).contains("<ins"))
    #expect(run.said.contains("gcmrepo status -C gcmrepo-demo"))

    try await desk.git("fsck", "--strict", "--full", in: record)
    #expect(try await desk.git("status", "--porcelain", in: record).isEmpty)
    let trailers = try await desk.git("log", "--format=%(trailers:key=Contribution,valueonly)", in: record)
    let list =
      try await desk.done("list", "--format", "json", at: record).json()["contributions"]?.array ?? []
    for contribution in list { #expect(trailers.contains(contribution["id"]?.string ?? "?")) }
    #expect(Set(list.compactMap { $0["party"]?.string }).count >= 8)
    #expect(Set(list.compactMap { $0["kind"]?.string }) == ["input", "questionnaire", "best-practice"])
    let languages = Set(list.flatMap { $0["languages"]?.array ?? [] }.compactMap(\.string))
    #expect(languages.isSuperset(of: ["es", "en"]))
    let paths = try await desk.git("log", "--format=", "--name-only", in: record).split(separator: "\n")
    let kinds = Set(paths.filter { $0.contains("/original.") }.compactMap { $0.split(separator: ".").last })
    #expect(kinds.isSuperset(of: ["docx", "odt", "pdf", "md"]))

    try await desk.done("verify", at: record)
    #expect(try await desk.done("audit", "--format", "json", at: record).json()["finding_count"]?.int == 0)

    let drafts = try await desk.done("tags", "--format", "json", at: record).json()["drafts"]?.array ?? []
    try #require(drafts.count == 2)
    for draft in drafts {
      let name = try #require(draft["name"]?.string)
      let sum = try await desk.shell(
        """
        mkdir \(name) && git -C \(record) archive \(name) | tar -x -C \(name) && cd \(name) &&
        find . -type f -printf '%P\\0' | LC_ALL=C sort -z | xargs -0 sha256sum | sha256sum
        """)
      #expect(draft["manifest_sha256"]?.string == String(sum.output.prefix(64)))
    }
  }

  @Test func aFolderThatHoldsSomethingIsLeftAlone() async throws {
    try desk.write("mine/letter.txt", "Dear colleagues,\n")
    for more in [[], ["--dry-run"]] {
      expectRefusal(try await desk.gcmrepo("demo", "mine", more: more), status: 3, naming: "mine")
    }
    #expect(try desk.names(in: ".") == ["mine"])
    #expect(try desk.names(in: "mine") == ["letter.txt"])
  }

  @Test func whereAConverterIsMissingNothingIsLeftBehind() async throws {
    let run = try await desk.gcmrepo("demo", setting: ["PATH": desk.folder])
    expectRefusal(run, status: 6, naming: "poppler-utils", "apt-get install")
    #expect(try desk.names(in: ".") == [])
  }

  @Test func aDryRunMakesNothing() async throws {
    try await desk.done("demo", "--dry-run")
    #expect(try desk.names(in: ".") == [])
  }
}
