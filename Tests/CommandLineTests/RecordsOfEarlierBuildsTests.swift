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

  private static let builds =
    (try? FileManager.default.contentsOfDirectory(atPath: folder))?
    .filter { $0.hasSuffix(".bundle") }.map { String($0.dropLast(7)) }.sorted() ?? []

  @Test func thereIsOne() { #expect(!Self.builds.isEmpty) }

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
}
