import Foundation
import RecordRendering
import Testing

/// Where a party has focal points, a submission of somebody else is taken, and said to be that.
@Suite struct FocalPointsActForTheirPartyTests {
  let desk: Desk

  init() throws { desk = try Desk() }

  /// A record in which Lucía Pérez is Chile's focal point.
  private func record() async throws -> String {
    let record = try await desk.record()
    let file = record + "/parties/CL.yml"
    try desk.write(
      file,
      try desk.read(file).replacing(
        "focal_points: []", with: "focal_points:\n  - {name: Lucía Pérez, email: Lucia@cl.example.org}"))
    try await desk.git(
      "commit", "-qam", "Name Chile's focal point\n\nParty: RCM-TS\nAction: admit", in: record)
    return record
  }

  @Test func somebodyElseIsWarnedAndNoticed() async throws {
    let record = try await record()
    let receipt = try await desk.submit(desk.note(), at: record).json()
    let details = receipt["warning_details"]?.array ?? []
    #expect(details.map { $0["code"]?.string } == ["not-a-focal-point"])
    #expect(details.first?["party"]?.string == "CL" && details.first?["person"]?.string == "Ana Rojas")
    #expect(receipt["warnings"]?[0]?.string == "Ana Rojas is not one of the focal points of CL.")

    let audit = try await desk.gcmrepo("audit", "--format", "json", at: record)
    #expect(audit.status == 0)
    let report = try audit.json()
    #expect(report["finding_count"]?.int == 0 && report["notice_count"]?.int == 1)
    let notice = report["commits"]?[0]?["notices"]?[0]
    #expect(notice?["code"]?.string == "not-a-focal-point" && notice?["commit"] == receipt["commit"])
    let table = try await desk.done("audit", at: record)
    #expect(table.output.contains("not one of the focal points") && table.said.contains("1 notice"))
    #expect(table.said.contains("no findings"))
    let csv = try await desk.done("audit", "--format", "csv", at: record)
    #expect(csv.lines.first?.hasSuffix(",findings,notices,message,sent_in_by") == true)
    #expect(csv.output.contains("not-a-focal-point: "))
    #expect(try await desk.gcmrepo("verify", at: record).status == 0)

    let withdrawn = try await desk.done(
      "withdraw", "CL/inputs/nota", "-m", "Por error.", "--format", "json", at: record)
    #expect(try withdrawn.json()["warning_details"]?[0]?["code"]?.string == "not-a-focal-point")
    #expect(
      try await desk.done("audit", "--format", "json", at: record).json()["notice_count"]?.int == 2)
  }

  @Test func aFocalPointIsNot() async throws {
    let record = try await record()
    let receipt = try await desk.submit(
      desk.note(), more: ["--author", "Lucía Pérez <lucia@CL.example.org>"], at: record
    ).json()
    #expect(receipt["warnings"]?.array?.isEmpty == true)
    // Peru has named nobody.
    let other = try await desk.submit(desk.note("otra.md", "# Otra\n\nAlgo distinto.\n"), "PE", at: record).json()
    #expect(other["warnings"]?.array?.isEmpty == true)
    let report = try await desk.done("audit", "--format", "json", at: record).json()
    #expect(report["notice_count"]?.int == 0)
    let table = try await desk.done("audit", at: record)
    #expect(!table.said.contains("notice"))
  }

  @Test func whoIsNamedLaterIsNotMissedBefore() async throws {
    let record = try await desk.record()
    try await desk.submit(desk.note(), at: record)
    let file = record + "/parties/CL.yml"
    try desk.write(
      file,
      try desk.read(file).replacing("focal_points: []", with: "focal_points: [{name: L, email: l@example.org}]"))
    try await desk.git("commit", "-qam", "Name a focal point\n\nParty: RCM-TS\nAction: admit", in: record)
    #expect(try await desk.done("audit", "--format", "json", at: record).json()["notice_count"]?.int == 0)
  }
}
