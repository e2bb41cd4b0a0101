import Foundation
import RecordRendering
import Testing

/// `gcmrepo agreements import`: minutes and the agreements that they list.
@Suite struct MinutesAreTakenTests {
  let desk: Desk
  /// A meeting of both conferences that has no agreements in a new record.
  private let meeting = "2017-08-30-troikas"
  private var folder: String { "meetings/\(meeting)/" }
  private let items: [(what: String, who: String, when: String)] = [
    (
      "Las Secretarías Técnicas envían la compilación antes del 30 de septiembre.", "Secretarías Técnicas",
      "30 de septiembre de 2017"
    ),
    ("Chile y Panamá presentan un informe en la próxima reunión.", "CL, PA", "próxima reunión"),
    ("Se revisa el glosario.", "Comité Técnico", "cuanto antes"),
  ]

  init() throws { desk = try Desk() }

  private func take(_ path: String, at record: String, _ more: String...) async throws -> Outcome {
    try await desk.keep("agreements", "import", path, "--meeting", meeting, more: more, at: record)
  }

  @Test(arguments: WrittenMinutes.Shape.allCases)
  func aWordFileIsReadInEachShape(shape: WrittenMinutes.Shape) async throws {
    let record = try await desk.record()
    try await desk.keep(
      "meetings", "add", "2017-12-04-joint", "--title", "es=Reunión", "--conference", "RCM", "--conference", "SACM",
      at: record)
    let path = try await WrittenMinutes.write(items, as: shape, to: "minuta.docx", on: desk)
    let answer = try await take(path, at: record, "-m", "As approved").json()
    let rows = try #require(answer["agreements"]?.array)
    #expect(rows.map { $0["number"]?.string } == ["1", "2", "3"])
    #expect(rows.map { $0["id"]?.string } == ["2017-08-30-1", "2017-08-30-2", "2017-08-30-3"])
    #expect(rows.map { $0["result"]?.string } == ["new", "new", "new"])
    #expect(rows[0]["due"]?.string == "2017-09-30")
    #expect(rows[0]["responsible"]?.array?.map(\.string) == ["RCM-TS", "SACM-TS"])
    #expect(rows[1]["responsible"]?.array?.map(\.string) == ["CL", "PA"])
    // The calendar has the next meeting of the conferences.
    #expect(rows[1]["due"]?.string == "2017-12-04")
    if shape == .table {
      #expect(rows[2]["who"]?.string == "Comité Técnico" && rows[2]["when"]?.string == "cuanto antes")
    } else {
      #expect(rows[2]["responsible"]?.array?.isEmpty == true)
    }
    #expect(rows[2]["not_understood"]?.array?.isEmpty == false)
    #expect(answer["language"]?.string == "es" && answer["complete"]?.bool == true)
    #expect(
      try await desk.lastCommit(of: record) == [
        "Record minutes of \(meeting)", "Party: RCM-TS", "Action: record", folder + "agreements.yml",
        folder + "minutes.es.docx", folder + "minutes.es.md",
      ])
    let original = try Data(contentsOf: URL(fileURLWithPath: record + "/" + folder + "minutes.es.docx"))
    #expect(try original == Data(contentsOf: URL(fileURLWithPath: path)))
    #expect(try await take(path, at: record).json()["unchanged"]?.bool == true)
    try await desk.expectSound(record)
  }

  /// The next meeting is one of the same group.
  @Test func aMeetingOfAnotherGroupGivesNoDay() async throws {
    let record = try await desk.record()
    try await desk.keep(
      "meetings", "add", "2017-10-04-rcm", "--title", "es=Reunión", "--conference", "RCM", at: record)
    try await desk.keep(
      "meetings", "add", "2017-10-05-other", "--title", "es=Reunión", "--conference", "RCM", "--conference", "SACM",
      "--participant", "CL", "--participant", "PA", at: record)
    let path = try desk.write("m.es.md", "## Acuerdos\n\n1. Chile presenta un informe en la próxima reunión.\n")
    let row = try #require(try await take(path, at: record).json()["agreements"]?.array?.first)
    #expect(row["due"] == .null && row["when"]?.string == "próxima reunión")
    #expect(row["not_understood"]?.array?.first?["code"]?.string == "unknown-day")
  }

  @Test func importingAgainKeepsWhatHappenedSince() async throws {
    let record = try await desk.record()
    _ = try await take(try await WrittenMinutes.write(items, as: .list, to: "1.docx", on: desk), at: record)
    try await desk.keep("agreements", "progress", "2017-08-30-1", "--note", "Half of it", "--by", "SACM-TS", at: record)
    try await desk.keep("agreements", "close", "2017-08-30-2", "--on", "2017-09-01", at: record)
    try await desk.keep("agreements", "change", "2017-08-30-3", "--responsible", "IOM", at: record)
    var changed = items
    changed[0].what = "Las Secretarías Técnicas envían la compilación antes del 15 de octubre."
    changed.insert(("México publica la lista.", "MX", ""), at: 1)
    let answer = try await take(
      try await WrittenMinutes.write(changed, as: .list, to: "2.docx", on: desk), at: record
    ).json()
    let rows = try #require(answer["agreements"]?.array)
    // The third became the fourth; each is found by its words.
    #expect(rows.map { $0["id"]?.string?.suffix(2) } == ["-1", "-4", "-2", "-3"])
    #expect(rows.map { $0["result"]?.string } == ["changed", "new", "changed", "changed"])
    #expect(Set(rows[0]["changed"]?.array?.compactMap(\.string) ?? []) == ["text", "due"])
    let list = try await desk.rows("agreements", "--meeting", meeting, key: "agreements", at: record)
    let byID = Dictionary(uniqueKeysWithValues: list.map { ($0["id"]?.string ?? "", $0) })
    #expect(
      byID["2017-08-30-1"]?["status"]?.string == "in-progress" && byID["2017-08-30-1"]?["due"]?.string == "2017-10-15")
    #expect(byID["2017-08-30-1"]?["progress"]?.array?.first?["note"]?.string == "Half of it")
    #expect(byID["2017-08-30-2"]?["status"]?.string == "done" && byID["2017-08-30-2"]?["number"]?.string == "3")
    #expect(byID["2017-08-30-3"]?["responsible"]?.array?.map(\.string) == ["IOM"])
    try await desk.expectSound(record)
  }

  @Test func anotherLanguageIsAddedToTheSameAgreements() async throws {
    let record = try await desk.record()
    let joint = "2017-05-11-joint-meeting"
    let english = record + "/meetings/\(joint)/minutes.en.md"
    // The record's own minutes say what it has: nothing is written.
    let same = try await desk.keep("agreements", "import", english, "--meeting", joint, "--lang", "en", at: record)
      .json()
    #expect(same["unchanged"]?.bool == true && same["agreements"]?.array?.count == 8)
    let text =
      "# Procès-verbal\n\n## Accords\n\n8. Un portail d'information est construit par les secrétariats techniques.\n"
    let path = try desk.write("pv.fr.md", text)
    let answer = try await desk.keep("agreements", "import", path, "--meeting", joint, "--lang", "fr", at: record)
      .json()
    #expect(answer["agreements"]?.array?.map { $0["id"]?.string } == ["2017-05-11-8"])
    #expect(answer["absent"]?.array?.count == 7)
    let kept = try desk.read(record + "/meetings/\(joint)/agreements.yml")
    #expect(kept.contains("fr: Un portail d'information est construit"))
    #expect(try desk.read(record + "/meetings/\(joint)/minutes.fr.md") == text)
    try await desk.expectSound(record)
  }

  /// An address is refused wherever in the file it stands, and the place is named.
  @Test(arguments: [
    ("header", "a header"), ("footer", "a footer"), ("comment", "a comment"), ("deleted", "tracked change deletes"),
    ("properties", "the properties"), ("author", "authors of changes"),
  ])
  func anAddressBesideTheTextIsRefused(_ place: String, _ said: String) async throws {
    let record = try await desk.record()
    let head = try await desk.git("rev-parse", "HEAD", in: record)
    let path = try await WrittenMinutes.write(items, as: .list, to: "minuta.docx", on: desk)
    try await WrittenMinutes.put("ana@x.example", in: place, of: path, on: desk)
    let words = ["agreements", "import", path, "--meeting", meeting, "--lang", "es"]
    expectRefusal(
      try await desk.refuse(more: words, at: record), status: 3, naming: "ana@x.example", said, "--public-contacts")
    let attach = ["meetings", "attach", meeting, path, "--as", "agenda", "--lang", "es"]
    let attached = try await desk.refuse(more: attach, at: record)
    #expect(attached.status == 3 && attached.said.contains(said), "\(attached.said)")
    #expect(try await desk.git("rev-parse", "HEAD", in: record) == head)
    try await desk.keep(more: words + ["--public-contacts"], at: record)
    try await desk.expectSound(record)
  }

  @Test func whatCannotBeTakenIsRefusedPlainly() async throws {
    let record = try await desk.record()
    let head = try await desk.git("rev-parse", "HEAD", in: record)
    let plain = try desk.write("plain.es.md", "# Minuta\n\nSe conversó de todo.\n")
    let empty = try desk.write("empty.es.md", "# Minuta\n\n## Acuerdos\n\n## Firmas\n\nChile\n")
    let contact = try desk.write("contact.es.md", "# Minuta\n\nana@example.org\n\n## Acuerdos\n\n1. Chile va.\n")
    for (path, place, said) in [
      (plain, meeting, ["no list of agreements", "Acuerdos"]), (empty, meeting, ["line 3", "Nothing is listed"]),
      (contact, meeting, ["Line 3", "ana@example.org", "--public-contacts"]),
      (plain, "2017-08-30-troika", ["no meeting “2017-08-30-troika”", "Did you mean 2017-08-30-troikas"]),
      (desk.path("none.docx"), meeting, ["none.docx"]),
    ] {
      let run = try await desk.refuse("agreements", "import", path, "--meeting", place, at: record)
      #expect(run.status == 3, "\(path): \(run.said)")
      for words in said { #expect(run.said.contains(words), "\(path): \(run.said)") }
    }
    let foreign = try await desk.gcmrepo(
      "agreements", "import", contact, "--meeting", meeting, "--party", "CL", "--public-contacts", "-C", record)
    #expect(foreign.status == 5, "\(foreign.said)")
    let tried = try await desk.keep(
      "agreements", "import", contact, "--meeting", meeting, "--public-contacts", "--dry-run", at: record)
    #expect(try tried.json()["dry_run"]?.bool == true)
    #expect(try await desk.git("rev-parse", "HEAD", in: record) == head)
  }

  @Test func thePlanIsInTheOrderOfTheWork() async throws {
    let record = try await desk.record()
    _ = try await take(try await WrittenMinutes.write(items, as: .list, to: "1.docx", on: desk), at: record)
    try await desk.keep(
      "agreements", "change", "2017-08-30-1", "--start", "2017-09-01", "--depends-on", "2017-08-30-3", at: record)
    try await desk.keep("agreements", "change", "2017-08-30-2", "--depends-on", "2017-08-30-1", at: record)
    let rows = try await desk.rows("agreements", "plan", "--on", "2017-09-10", key: "tasks", at: record)
    #expect(rows.map { $0["id"]?.string?.suffix(2) } == ["-3", "-1", "-2"])
    #expect(rows.map { $0["state"]?.string } == ["ready", "waiting", "waiting"])
    let cycle = try await desk.refuse(
      "agreements", "change", "2017-08-30-3", "--depends-on", "2017-08-30-2", at: record)
    #expect(cycle.status == 3 && cycle.said.contains("wait for one another"), "\(cycle.said)")
    let early = try await desk.refuse("agreements", "change", "2017-08-30-1", "--start", "2018-01-01", at: record)
    #expect(early.status == 3, "\(early.said)")
    let done = try await desk.done(
      "agreements", "plan", "--on", "2017-09-10", "-o", desk.path("plan.md"), "--lang", "en", at: record)
    let plan = try desk.read("plan.md").replacing("\\", with: "")
    #expect(done.said.contains("plan.md") && plan.contains("waits for 2017-08-30-3"))
    try await desk.expectSound(record)
  }

  @Test func theReportFollowsUpForTheNextMeeting() async throws {
    let record = try await desk.record()
    try await desk.keep("agreements", "close", "2017-05-11-3", "--on", "2017-05-20", at: record)
    try await desk.keep(
      "agreements", "progress", "2017-05-11-1", "--note", "The form is *ready*", "--by", "RCM-TS", "--on", "2017-06-01",
      at: record)
    let refused = try await desk.refuse("agreements", "progress", "2017-05-11-3", "--note", "x", at: record)
    #expect(refused.status == 3 && refused.said.contains("has ended already"), "\(refused.said)")
    for name in ["report.docx", "report.html", "report.md", "report.json"] {
      try await desk.done(
        "agreements", "report", "--for", meeting, "--on", "2017-07-01", "--lang", "en", "-o", desk.path(name),
        at: record)
      #expect(desk.exists(name))
    }
    // Punctuation is escaped in Markdown.
    let text = try desk.read("report.md").replacing("\\", with: "")
    #expect(text.contains("# Overdue") && text.contains("2017-05-11-4") && text.contains("1 June 2017, RCM-TS"))
    let json = try JSONValue.parse(Array(try desk.read("report.json").utf8))
    let rows = try #require(json["agreements"]?.array)
    #expect(rows.map { $0["group"]?.string }.first == "overdue")
    #expect(rows.last?["id"]?.string == "2017-05-11-3" && rows.last?["group"]?.string == "closed")
    let bad = try await desk.gcmrepo("agreements", "report", "-o", desk.path("x.exe"), "-C", record)
    #expect(bad.status == 2, "\(bad.said)")
  }
}
