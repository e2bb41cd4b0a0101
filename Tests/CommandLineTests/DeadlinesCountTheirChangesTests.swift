import RecordRendering
import Testing

/// `SEQUENCE` of a deadline rises with each change, never falls, and is the same in every clone.
@Suite struct DeadlinesCountTheirChangesTests {
  let desk: Desk

  init() throws { desk = try Desk() }

  /// The numbers of all deadlines, by their targets.
  private func sequences(at record: String, _ more: String...) async throws -> [String: Int] {
    let rows = try await desk.done(more: ["calendar", "--format", "json", "-C", record] + more).json()["entries"]?.array
    return Dictionary(
      uniqueKeysWithValues: (rows ?? []).compactMap { row in
        row["target"]?.string.flatMap { target in row["sequence"]?.int.map { (target, $0) } }
      })
  }

  private func move(_ day: String, at record: String) async throws {
    try await desk.keep("agreements", "change", "2017-05-11-4", "--due", day, at: record)
  }

  @Test func eachKindOfDeadlineCounts() async throws {
    let record = try await desk.record()
    let before = try await sequences(at: record)
    #expect(before["agreement/2017-05-11-4"] == 0 && before["duty/troikas-meet"] == 0)
    for (place, day) in ["2017-07-01", "2017-08-01", "2017-06-08"].enumerated() {
      try await move(day, at: record)
      #expect(try await sequences(at: record)["agreement/2017-05-11-4"] == place + 1)
    }
    try await desk.keep("agreements", "close", "2017-05-11-4", at: record)
    #expect(try await sequences(at: record)["agreement/2017-05-11-4"] == 4)
    // Another text is no change for a calendar.
    try await desk.keep("agreements", "change", "2017-05-11-4", "--text", "en=Another text", at: record)
    #expect(try await sequences(at: record)["agreement/2017-05-11-4"] == 4)

    try await desk.keep("duties", "change", "troikas-meet", "--every-months", "13", at: record)
    try await desk.keep("duties", "change", "troikas-meet", "--title", "en=Another title", at: record)
    #expect(try await sequences(at: record)["duty/troikas-meet"] == 1)
    // It is due again after the meeting that was held.
    try await desk.keep("meetings", "change", "2017-08-30-troikas", "--status", "held", at: record)
    #expect(try await sequences(at: record)["duty/troikas-meet"] == 2)

    try await desk.keep(
      "consultations", "open", "CL", "gcm-inputs", "--subject", "es=Aportes", "--from", "2017-06-01", "--until",
      "2017-07-15", at: record)
    #expect(try await sequences(at: record)["consultation/CL/gcm-inputs"] == 0)
    try await desk.keep("consultations", "change", "CL", "--until", "2017-07-31", at: record)
    #expect(try await sequences(at: record)["consultation/CL/gcm-inputs"] == 1)

    let form = record + "/questionnaires/gcm-inputs/questionnaire.yml"
    for (place, day) in ["2017-12-08", "2017-12-15"].enumerated() {
      let text = try desk.read(form)
      try desk.write(form, text.replacing(/date: 2017-12-\d\d/, with: "date: \(day)"))
      try await desk.git("commit", "-qam", "Move the deadline", in: record)
      #expect(try await sequences(at: record)["questionnaire/gcm-inputs"] == place + 1)
    }
    // What was then, is counted up to then.
    #expect(try await sequences(at: record, "--at", "main~1")["questionnaire/gcm-inputs"] == 1)
    let others = try await sequences(at: record).filter { before[$0.key] == $0.value }
    #expect(others.count == before.count - 4)

    let numbers = try await sequences(at: record)
    let file = try await desk.done("calendar", "--as", "ics", at: record).output
    try await desk.done("portal", "build", "-o", desk.path("site"), at: record)
    for text in [file, try desk.read("site/es/calendar.ics")] {
      let events = text.replacing("\r\n", with: "\n").split(separator: "BEGIN:VEVENT\n")
      for (target, number) in numbers where !target.hasPrefix("meeting/") {
        let parts = target.split(separator: "/", maxSplits: 1)
        let event = events.first { $0.contains("KIND:\(parts[0])\nX-GCMREPO-ID:\(parts[1])\n") }
        #expect(event?.contains("\nSEQUENCE:\(number)\n") == true, "\(target)")
      }
    }
  }

  @Test func itIsTheSameInEveryCloneAndNeverFalls() async throws {
    let record = try await desk.record()
    try await desk.git("clone", "-q", record, desk.path("clone"), in: desk.folder)
    try await move("2017-07-01", at: record)
    try await move("2017-07-02", at: record)
    // Another person moves another deadline, and merges.
    try await desk.keep(
      "agreements", "change", "2017-05-11-5", "--due", "2017-08-01", at: desk.path("clone"))
    let here = try await sequences(at: record)
    let there = try await sequences(at: desk.path("clone"))
    try await desk.git("pull", "-q", "--no-rebase", "--no-edit", in: desk.path("clone"))
    try await desk.git("pull", "-q", desk.path("clone"), "main", in: record)
    let merged = try await sequences(at: record)
    #expect(merged == (try await sequences(at: desk.path("clone"))))
    for (target, number) in here.merging(there, uniquingKeysWith: max) { #expect((merged[target] ?? 0) >= number) }
    #expect(merged["agreement/2017-05-11-4"] == 2 && merged["agreement/2017-05-11-5"] == 1)
  }

  @Test func whatWasCountedIsContinued() async throws {
    let record = try await desk.record()
    try await move("2017-07-01", at: record)
    for _ in 1...70 { try await desk.git("commit", "-q", "--allow-empty", "-m", "x", in: record) }
    let first = try await sequences(at: record)
    let file = record + "/.git/gcmrepo/cache/deadlines"
    #expect(desk.exists(file))
    try await move("2017-07-02", at: record)
    let continued = try await sequences(at: record)
    #expect(first["agreement/2017-05-11-4"] == 1 && continued["agreement/2017-05-11-4"] == 2)
    // A file that is not whole, and one of a history that is gone, are not believed.
    try desk.write(file, try desk.read(file) + "x")
    #expect(try await sequences(at: record) == continued)
    try desk.remove(file)
    #expect(try await sequences(at: record) == continued)
    try await desk.git("reset", "-q", "--hard", "HEAD~1", in: record)
    #expect(try await sequences(at: record) == first)
  }
}
