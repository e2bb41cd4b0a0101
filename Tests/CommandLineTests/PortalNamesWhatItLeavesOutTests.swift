import RecordRendering
import Testing

/// A file that cannot be read is on no page, and whoever builds or serves the portal is told which, and where.
@Suite struct PortalNamesWhatItLeavesOutTests {
  let desk: Desk

  init() throws { desk = try Desk() }

  @Test func everyKindOfDataFileIsNamed() async throws {
    let record = try await desk.negotiatedRecord()
    try await desk.keep(
      "consultations", "open", "CL", "gcm-inputs", "--subject", "es=Aportes", "--from", "2017-06-01", "--until",
      "2017-07-15", at: record)
    let sound = try await desk.done("portal", "build", "-o", desk.path("site"), "--format", "json", at: record)
    #expect(try sound.json()["problems"]?.array == [] && sound.said.isEmpty)
    let damaged = [
      "meetings/2017-08-30-troikas/meeting.yml", "meetings/2017-05-11-joint-meeting/agreements.yml",
      "meetings/duties.yml", "consultations/CL.yml", "glossary/\(try desk.names(in: record + "/glossary").first ?? "")",
      "questionnaires/gcm-inputs/questionnaire.yml", "countries/CL/inputs/aportes/contribution.yml",
      "countries/MX/questionnaires/gcm-inputs/answers.yml",
    ]
    for path in damaged { try desk.write(record + "/" + path, "# A comment\nid: [unclosed\n") }
    try await desk.git("add", "-A", in: record)
    try await desk.git("commit", "-qm", "Damage", in: record)
    let run = try await desk.done("portal", "build", "-o", desk.path("site"), at: record)
    for path in damaged { #expect(run.said.contains("\(path)"), "\(path): \(run.said)") }
    #expect(run.said.split(separator: "\n").filter { $0.contains("meetings/duties.yml") }.count == 1)
    // It says so as long as it is so, also where nothing is made again.
    let again = try await desk.done("portal", "build", "-o", desk.path("site"), "--format", "json", at: record).json()
    #expect(again["made"]?.int == 0)
    let problems = again["problems"]?.array ?? []
    #expect(Set(damaged).isSubset(of: problems.compactMap { $0["path"]?.string }))
    #expect(problems.first { $0["path"]?.string == damaged[0] }?["line"]?.int == 3)
  }

  @Test func aServerLogsIt() async throws {
    let record = try await desk.negotiatedRecord()
    try desk.write(record + "/meetings/2017-08-30-troikas/meeting.yml", "id: [unclosed\n")
    try await desk.git("commit", "-qam", "Damage", in: record)
    let found = try await LivePortal.play("leaving_out", at: record, on: desk)
    #expect(found["logged"] == #"[true,true,1]"#)
  }
}
