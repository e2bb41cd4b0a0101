import Foundation
import OfficeOpenXML
import RecordRendering
import Testing

/// `--on DRAFT`: the file with all tracked changes rejected is the draft.
@Suite struct FilesOnADraftMarkTheirChangesTests {
  let desk: Desk

  init() throws { desk = try Desk() }

  private static let paragraphs = [
    "Declaración conjunta", "Los Estados reafirman su compromiso.", "Los Estados acuerdan reunirse cada año.",
    "Las secretarías informan.",
  ]

  /// A Word file with these paragraphs, which may contain markup of their own.
  private func word(_ paragraphs: [String]) throws -> [UInt8] {
    let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    let package = "http://schemas.openxmlformats.org/package/2006"
    let space = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\""
    let body = paragraphs.map { "<w:p><w:r><w:t xml:space=\"preserve\">\($0)</w:t></w:r></w:p>" }.joined()
    let entries = [
      (
        "[Content_Types].xml",
        "<Types xmlns=\"\(package)/content-types\"><Override PartName=\"/word/document.xml\" ContentType=\"application/"
          + "vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/></Types>"
      ),
      (
        "_rels/.rels",
        "<Relationships xmlns=\"\(package)/relationships\"><Relationship Id=\"r\" Type=\"\(office)/officeDocument\" "
          + "Target=\"word/document.xml\"/></Relationships>"
      ),
      ("word/document.xml", "<w:document \(space)><w:body>\(body)</w:body></w:document>"),
    ]
    return try ArchiveWriter.archive(entries.map { ($0.0, Array($0.1.utf8)) })
  }

  /// In a run: ends it, and inserts a tracked change.
  private static func inserted(_ words: String) -> String {
    "</w:t></w:r><w:ins w:id=\"1\" w:author=\"Chile\" w:date=\"2017-05-11T16:00:00Z\"><w:r><w:t xml:space=\"preserve\">"
      + "\(words)</w:t></w:r></w:ins><w:r><w:t xml:space=\"preserve\">"
  }

  /// A record whose draft has the declaration from a Word file.
  private func record() async throws -> String {
    let record = try await desk.record()
    let file = try desk.write("declaracion.docx", bytes: try word(Self.paragraphs))
    try await desk.done("declare", file, "--lang", "es", "--party", "RCM-TS", "-m", "First", at: record)
    try await desk.done("tag", "draft-1", "-m", "First", "--party", "RCM-TS", at: record)
    return record
  }

  private func submit(_ file: String, _ more: String..., to record: String) async throws -> Outcome {
    try await desk.gcmrepo(
      "submit", file, "--country", "CL", "--kind", "input", "--id", "sobre-el-proyecto", "--lang", "es", "--on",
      "draft-1",
      more: more, at: record)
  }

  @Test func whatIsMarkedIsTakenAndTheDraftIsNamed() async throws {
    let record = try await record()
    var marked = Self.paragraphs
    marked[1] = "Los Estados reafirman \(Self.inserted("solemnemente "))su compromiso."
    let file = try desk.write("marked.docx", bytes: try word(marked))
    let made = try await submit(file, "--format", "json", to: record)
    let receipt = try made.json()
    #expect(
      made.status == 0 && receipt["on_draft"]?.string == "draft-1" && receipt["untracked"]?.array?.isEmpty == true)
    let commit = try await desk.git("log", "-1", "--format=%B", in: record)
    #expect(commit.contains("On-Draft: draft-1") && !commit.contains("Untracked"))
    let declared = try await desk.done(
      "declare", file, "--lang", "es", "--party", "RCM-TS", "-m", "Second", "--on", "draft-1", "--format", "json",
      at: record)
    #expect(try declared.json()["on_draft"]?.string == "draft-1")
    #expect(try await desk.git("log", "-1", "--format=%B", in: record).contains("On-Draft: draft-1"))
    try await desk.done("audit", at: record)
    try await desk.done("verify", at: record)
  }

  @Test func whatIsNotMarkedIsListedAndRefused() async throws {
    let record = try await record()
    var changed = Self.paragraphs
    changed[1] = "Los Estados reafirman \(Self.inserted("solemnemente "))su voluntad."
    changed[2] = "Una frase nueva que nadie marcó en parte alguna."
    changed[3] = "Las secretarías informan."
    changed.insert("Los Estados acuerdan reunirse cada año.", at: 2)
    let file = try desk.write("changed.docx", bytes: try word(changed))
    try await desk.expectNothingWritten(in: record) {
      let run = try await submit(file, to: record)
      #expect(
        run.status == 3 && run.said.contains("2 paragraphs") && run.said.contains("--untracked take"), "\(run.said)")
      #expect(run.said.contains("paragraph 2 was changed") && run.said.contains("voluntad"), "\(run.said)")
      #expect(run.said.contains("Una frase nueva") && !run.said.contains("solemnemente"), "\(run.said)")
      let declared = try await desk.gcmrepo(
        "declare", file, "--lang", "es", "--party", "RCM-TS", "-m", "x", "--on", "draft-1", at: record)
      #expect(declared.status == 3 && declared.said.contains("without marking it"), "\(declared.said)")
    }
    let taken = try await submit(file, "--untracked", "take", "--format", "json", to: record)
    let receipt = try taken.json()
    #expect(receipt["untracked"]?.array?.map { $0["change"]?.string } == ["modified", "inserted"], "\(taken.said)")
    #expect(receipt["untracked"]?[0]?["paragraph"]?.int == 2)
    #expect(taken.output.contains("\"code\":\"untracked-change\""))
    #expect(try await desk.git("log", "-1", "--format=%B", in: record).contains("Untracked: 2"))
    try await desk.done("audit", "--format", "json", at: record)
  }

  @Test func aFileWithoutMarksSaysSo() async throws {
    let record = try await record()
    let same = try desk.write("same.md", Self.paragraphs.joined(separator: "\n\n") + "\n")
    #expect(try await submit(same, "--dry-run", to: record).status == 0)
    let other = try desk.write("other.md", Self.paragraphs.dropLast().joined(separator: "\n\n") + "\n")
    let run = try await submit(other, to: record)
    #expect(run.status == 3 && run.said.contains("no tracked changes that could mark it"), "\(run.said)")
    #expect(run.said.contains("paragraph 4 is gone"), "\(run.said)")
    let unknown = try await desk.gcmrepo(
      "submit", same, "--country", "CL", "--kind", "input", "--lang", "es", "--on", "draft-7", at: record)
    #expect(unknown.status == 3 && unknown.said.contains("draft-1"), "\(unknown.said)")
    let english = try await desk.gcmrepo(
      "submit", same, "--country", "CL", "--kind", "input", "--lang", "pt", "--on", "draft-1", at: record)
    #expect(english.status == 3, "\(english.said)")
  }

  /// An exported draft is recognised: the spelling, numbers and header of the document are no changes.
  @Test(arguments: ["docx", "odt"]) func anExportedDraftComesBackMarked(format: String) async throws {
    let record = try await desk.record()
    let text =
      "# Declaración\n\n1. Los Estados **reafirman** su compromiso\\*.\n2. Los Estados acuerdan.\n\n- uno\n- dos\n"
    try await desk.done(
      "declare", desk.write("d.md", text), "--lang", "es", "--party", "RCM-TS", "-m", "First", at: record)
    try await desk.done("tag", "draft-1", "-m", "First", "--party", "RCM-TS", at: record)
    let file = desk.path("draft." + format)
    try await desk.done("export", "declaration", "--lang", "es", "--at", "draft-1", "-o", file, at: record)
    #expect(try await submit(file, "--dry-run", to: record).status == 0)
    // Chile inserts a word with a mark, and in another copy without one.
    let change = """
      import sys, zipfile
      source, target, tracked = sys.argv[1], sys.argv[2], sys.argv[3] == "tracked"
      old = zipfile.ZipFile(source); new = zipfile.ZipFile(target, "w")
      for item in old.infolist():
          data = old.read(item)
          if item.filename in ("word/document.xml", "content.xml"):
              text = data.decode(); place = text.index("acuerdan")
              if not tracked: text = text[:place] + "nuevamente " + text[place:]
              elif item.filename == "content.xml":
                  mark = '<text:change-%s text:change-id="c1"/>'
                  text = text[:place] + mark % "start" + "nuevamente " + mark % "end" + text[place:]
                  body = text.index(">", text.index("<office:text")) + 1
                  text = (text[:body] + '<text:tracked-changes><text:changed-region text:id="c1"><text:insertion>'
                      '<office:change-info><dc:creator xmlns:dc="http://purl.org/dc/elements/1.1/">Chile</dc:creator>'
                      '<dc:date xmlns:dc="http://purl.org/dc/elements/1.1/">2017-05-11T16:00:00</dc:date></office:change-info>'
                      '</text:insertion></text:changed-region></text:tracked-changes>' + text[body:])
              else:
                  text = (text[:place] + '</w:t></w:r><w:ins w:id="901" w:author="Chile" w:date="2017-05-11T16:00:00Z"><w:r>'
                      '<w:t xml:space="preserve">nuevamente </w:t></w:r></w:ins><w:r><w:t xml:space="preserve">' + text[place:])
              data = text.encode()
          new.writestr(item, data)
      new.close()
      """
    for how in ["tracked", "silent"] {
      let changed = desk.path("\(how).\(format)")
      let made = try await Program(
        path: "/usr/bin/python3", words: ["-c", change, file, changed, how], folder: desk.folder,
        environment: desk.environment()
      ).run()
      try #require(made.status == 0, "\(made.said)")
      let run = try await submit(changed, "--dry-run", "--format", "json", to: record)
      if how == "tracked" {
        #expect(try run.status == 0 && run.json()["untracked"]?.array?.isEmpty == true, "\(run.said)")
        #expect(run.output.contains("Chile"))
      } else {
        #expect(run.status == 3 && run.said.contains("nuevamente") && run.said.contains("1 paragraph"), "\(run.said)")
      }
    }
  }
}
