import Foundation
import RecordRendering
import Testing

/// Records made by earlier builds stay valid and usable, and so do their receipts. `Tests/OldRecords/make-record` makes
/// one with any build.
@Suite struct RecordsOfEarlierBuildsTests {
  let desk: Desk

  init() throws { desk = try Desk() }

  private static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "OldRecords").path(percentEncoded: false)

  private static let shared = ".shared.bundle"
  private static let negotiated = ".negotiated.bundle"
  private static let bundles = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
  private static let builds =
    bundles.filter { $0.hasSuffix(".bundle") && !$0.hasSuffix(shared) && !$0.hasSuffix(negotiated) }
    .map { String($0.dropLast(7)) }.sorted()
  private static let sharedBuilds = bundles.filter { $0.hasSuffix(shared) }.map { String($0.dropLast(shared.count)) }
    .sorted()

  private static let negotiations = bundles.filter { $0.hasSuffix(negotiated) }.sorted()

  @Test func thereIsOne() {
    #expect(!Self.builds.isEmpty && !Self.sharedBuilds.isEmpty && !Self.negotiations.isEmpty)
  }

  @Test(arguments: builds) func eachIsSoundAndGoesOn(build: String) async throws {
    try await desk.git("clone", "-q", "--mirror", Self.folder + "/\(build).bundle", "record", in: desk.folder)
    let record = desk.path("record")
    let verified = try await desk.done("verify", "--format", "json", at: record).json()
    #expect(verified["findings"]?.array?.isEmpty == true && verified["commits"]?.int == 13)
    let audited = try await desk.done("audit", "--format", "json", at: record).json()
    #expect(audited["finding_count"]?.int == 0)
    let receipt = try String(contentsOfFile: Self.folder + "/\(build).receipt.json", encoding: .utf8)
    try await desk.done("verify", "-", at: record, input: receipt)
    let listed = try await desk.done("list", "--format", "json", at: record).json()
    #expect(
      listed["contributions"]?.array?.compactMap { $0["id"]?.string } == [
        "CA/inputs/pathways", "CL/inputs/aportes", "MX/best-practices/ventanilla", "UY/questionnaires/gcm-inputs",
      ])
    #expect(try await desk.done("diff", "draft-1", "draft-2", at: record).output.contains("siempre"))
    try await desk.done("diff", "draft-1", "draft-2", "CL/inputs/aportes", "--as", "docx", "-o", "r.docx", at: record)
    #expect(try await desk.done("show", "declaration", "--lang", "en", at: record).output.contains("We agree"))

    // And it can be continued: numbering continues after a withdrawal, and nothing old becomes a finding.
    let next = try await desk.submit(
      desk.note("nota.md", "# Práctica\n\nOtra.\n"), "CL", "input", "aportes", at: record)
    #expect(try next.json()["revision"]?.int == 3)
    try await desk.done("tag", "draft-3", "-m", "Third", "--party", "RCM-TS", at: record)
    try await desk.done("verify", at: record)
    try await desk.done("audit", at: record)
  }

  /// `Tests/OldRecords/make-shared-record` makes one of these.
  @Test(arguments: sharedBuilds) func eachSharedRecordIsSound(build: String) async throws {
    let bundle = Self.folder + "/" + build + Self.shared
    try await desk.git("clone", "-q", "--mirror", bundle, "record", in: desk.folder)
    let verified = try await desk.done("verify", "--format", "json", at: "record").json()
    #expect(verified["findings"]?.array?.isEmpty == true && verified["commits"]?.int == 11)
    let audited = try await desk.done("audit", "--format", "json", at: "record").json()
    #expect(audited["finding_count"]?.int == 0)
    let commits = audited["commits"]?.array ?? []
    #expect(commits.count == 11 && commits.allSatisfy { $0["signature"]?["status"]?.string == "good" })
    let drafts = try await desk.done("tags", "--format", "json", at: "record").json()["drafts"]?.array ?? []
    #expect(drafts.map { $0["state"]?.string } == ["agreed", "agreed"])
    try await desk.done(
      "verify", Self.folder + "/\(build).shared.receipt.json", "--host-key", Self.folder + "/\(build).shared.pub")
    try await desk.done("verify", Self.folder + "/\(build).shared.receipt.json", at: "record")

    // A clone of today's program takes it, and stock git verifies all of it there.
    try await desk.done("clone", bundle, "copy")
    for commit in try await desk.git("rev-list", "main", in: "copy").split(separator: "\n") {
      let run = try await desk.shell("cd '\(desk.path("copy"))' && TZ=UTC git verify-commit \(commit)")
      #expect(run.status == 0, "\(run.said)")
    }
    for draft in ["draft-1", "draft-2"] {
      let run = try await desk.shell("cd '\(desk.path("copy"))' && TZ=UTC git verify-tag \(draft)")
      #expect(run.status == 0, "\(run.said)")
    }
  }

  /// `Tests/OldRecords/make-negotiated-record` makes one of these.
  @Test(arguments: negotiations) func eachNegotiationIsSound(bundle: String) async throws {
    try await desk.git("clone", "-q", "--mirror", Self.folder + "/" + bundle, "record", in: desk.folder)
    let record = desk.path("record")
    try await desk.done("verify", at: record)
    try await desk.done("audit", at: record)
    let compiled = try await desk.done("compile", "draft-1", "--lang", "es", "--as", "json", at: record).json()
    #expect(compiled["proposals"]?.array?.count == 8 && compiled["not_applied"]?.array?.isEmpty == true)
    let matrix = try await desk.done("matrix", "draft-1", "--format", "json", at: record).output
    #expect(matrix.contains("Apoyada por dos Estados.") && matrix.contains("Gracias"))
    let silence = try await desk.done("silence", "show", "--format", "json", at: record).output
    #expect(silence.contains("agreed"))
    let adoption = try await desk.done("adoption", "draft-3", "--format", "json", at: record).output
    #expect(adoption.contains("associated"))
    let brackets = try await desk.done("brackets", "draft-3", "--format", "json", at: record).json()
    #expect(brackets["brackets"]?.array?.isEmpty == true)
  }
}
