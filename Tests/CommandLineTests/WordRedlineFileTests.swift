import Foundation
import RecordRendering
import Testing

/// `diff --as docx`, read back by LibreOffice and python-docx.
@Suite struct WordRedlineFileTests {
  let desk: Desk

  init() throws { desk = try Desk() }

  private let before = """
    # Acuerdo de la región

    Los Estados reafirman su *compromiso*[^1] con los **derechos** humanos de todas las personas migrantes.

    | Estado | Fecha |
    |---|---|
    | Chile | 2017 |
    | México | 2018 |

    1. Primera medida de cooperación consular entre las autoridades.

    2. Segunda medida sobre el intercambio de información migratoria.

    Un párrafo que cambia de lugar hacia el comienzo del texto acordado.

    [^1]: Véase la resolución 71/1.

    """
  private let after = """
    # Acuerdo de toda la región

    Un párrafo que cambia de lugar hacia el comienzo del texto acordado.

    Los Estados Miembros reafirman su **compromiso**[^1] con los derechos humanos de todas las personas migrantes.

    | Estado | Fecha |
    |---|---|
    | Chile | noviembre de 2017 |
    | Perú | 2019 |

    1. Primera medida de cooperación consular entre las autoridades competentes.

    3. Tercera medida: portabilidad.

    [^1]: Véase la resolución 71/1 de la Asamblea.

    """

  private func declare(_ text: String, _ draft: String, name: String = "declaration.md", at record: String) async throws
  {
    try await declare(file: desk.write(name, text), draft, at: record)
  }

  private func declare(file: String, _ draft: String, at record: String) async throws {
    try await desk.done("declare", file, "--lang", "es", "--party", "AD-HOC", "-m", "A new reading", at: record)
    try await desk.done("tag", draft, "-m", draft, "--party", "AD-HOC", at: record)
  }

  /// A Word file of a text, made by pandoc as somebody might submit it.
  private func word(_ name: String, _ text: String) async throws -> String {
    let source = try desk.write(name + ".source.md", text)
    let run = try await Program(
      path: "pandoc", words: ["-f", "markdown", "-o", desk.path(name), source], folder: desk.folder,
      environment: desk.environment()
    ).run()
    try #require(run.status == 0, "\(run.said)")
    return desk.path(name)
  }

  /// A part of a .docx.
  private func part(_ part: String, of file: String) async throws -> String {
    let line = "import zipfile, sys; sys.stdout.buffer.write(zipfile.ZipFile(sys.argv[1]).read(sys.argv[2]))"
    let run = try await Program(
      path: "/usr/bin/python3", words: ["-c", line, desk.path(file), part], folder: desk.folder,
      environment: desk.environment()
    ).run()
    return run.output
  }

  private func marks(_ text: String) async throws -> Set<String> {
    Set(text.matches(of: /w:author="([^"]*)" w:date="([^"]*)"/).map { "\($0.1) \($0.2)" })
  }

  @Test func accepted_itIsTheNewTextAndRejectedTheOldOne() async throws {
    let record = try await desk.record()
    try await declare(before, "draft-1", at: record)
    try await declare(after, "draft-2", at: record)
    for (name, moves) in [("split.docx", "split"), ("native.docx", "native")] {
      try await desk.done("diff", "draft-1", "draft-2", "declaration", "-o", name, "--moves", moves, at: record)
    }
    #expect(try await Office.schemaFaults(in: ["split.docx", "native.docx"], at: desk) == [])
    // Each text alone, as a redline in which everything is new.
    try await desk.done("diff", "draft-1~1", "draft-1", "declaration", "-o", "old.docx", at: record)
    try await desk.done("diff", "draft-1~1", "draft-2", "declaration", "-o", "new.docx", at: record)
    let read = try await Office.words(
      of: [
        ("old.docx", true), ("new.docx", true), ("split.docx", true), ("split.docx", false), ("native.docx", true),
        ("native.docx", false),
      ], at: desk)
    let (old, new) = (read[0], read[1])
    for word in ["Acuerdo", "México", "2.", "Segunda", "71/1."] { #expect(old.contains(word)) }
    for word in ["Perú", "Miembros", "3.", "portabilidad.", "Asamblea."] { #expect(new.contains(word)) }
    #expect(!old.contains { $0.contains("*") || $0.contains("[^") || $0.contains("|") })
    #expect(read[2] == new && read[3] == old)
    #expect(read[4] == new && read[5] == old)
    #expect(try await part("word/document.xml", of: "native.docx").contains("w:moveFromRangeStart"))
    #expect(!(try await part("word/document.xml", of: "split.docx").contains("w:moveFrom")))
    #expect(try await part("word/footnotes.xml", of: "split.docx").contains("Asamblea"))
    let outline = try await Office.outline(of: "split.docx", at: desk)
    #expect(outline.contains("Heading 1") && outline.contains("List Paragraph") && outline.contains(", 2)]"))
    // Author and date, as in the record.
    let time = try await desk.git(
      "log", "-1", "--format=%ad", "--date=format-local:%Y-%m-%dT%H:%M:%SZ", "draft-2", in: record)
    #expect(try await marks(part("word/document.xml", of: "split.docx")).count == 1)
    #expect(try await part("word/document.xml", of: "split.docx").contains("w:author=\"Ana Rojas (AD-HOC)\""))
    #expect(try await part("word/document.xml", of: "split.docx").contains(time.prefix(10)))
  }

  @Test func thatTheOldFileHoldsChangesOfOneAuthorIsSaid() async throws {
    let record = try await desk.record()
    let change = "[ordenada]{.insertion author=\"México\" date=\"2017-05-11T16:00:00Z\"}"
    let old = try await word("old.docx", "Una migración \(change) y segura.\n")
    let new = try await word("new.docx", "Una migración \(change) y muy segura.\n")
    try await declare(file: old, "draft-1", at: record)
    try await declare(file: new, "draft-2", at: record)
    let run = try await desk.done("diff", "draft-1", "draft-2", "declaration", "-o", "x.docx", at: record)
    #expect(run.said.contains("México that nobody has accepted"), "\(run.said)")
    let accepted = try await desk.done(
      "diff", "draft-1", "draft-2", "declaration", "-o", "y.docx", "--existing-changes", "accept", at: record)
    #expect(!accepted.said.contains("nobody has accepted"))
  }

  @Test func aNewWordOriginalIsMarkedInACopyOfIt() async throws {
    let record = try await desk.record()
    let file = try await word("aportes.docx", "# Aportes\n\nLos Estados cooperan.\n\nSegundo párrafo.\n")
    try await desk.done("tag", "draft-1", "-m", "Before", "--party", "AD-HOC", at: record)
    try await desk.done(
      "submit", file, "--country", "CL", "--kind", "input", "--id", "aportes", "--lang", "es", at: record)
    let run = try await desk.done("diff", "draft-1", "main", "CL/inputs/aportes", "-o", "x.docx", at: record)
    #expect(!run.said.contains("plain document"), "\(run.said)")
    #expect(try await part("word/styles.xml", of: "x.docx").contains("FirstParagraph"))
    let read = try await Office.words(of: [("x.docx", true), ("x.docx", false)], at: desk)
    #expect(read[0] == ["Aportes", "Los", "Estados", "cooperan.", "Segundo", "párrafo."] && read[1].isEmpty)
  }

  @Test func aWordOriginalKeepsItsOwnFormAndTheOldOneMayBeMarkdown() async throws {
    let record = try await desk.record()
    try await declare(before, "draft-1", at: record)
    try await declare(file: word("second.docx", after), "draft-2", at: record)
    try await declare(
      file: word("third.docx", after.replacing("portabilidad", with: "vivienda")), "draft-3", at: record)
    let run = try await desk.done("diff", "draft-1", "draft-2", "declaration", "-o", "mixed.docx", at: record)
    #expect(run.said.contains("no Word original"))
    try await desk.done("diff", "draft-2", "draft-3", "declaration", "-o", "words.docx", at: record)
    // pandoc's own styles, not ours.
    #expect(try await part("word/styles.xml", of: "words.docx").contains("FirstParagraph"))
    let read = try await Office.words(
      of: [
        ("words.docx", true), ("third.docx", true), ("words.docx", false), ("second.docx", true),
      ],
      at: desk)
    #expect(read[0] == read[1] && read[2] == read[3])
    // LibreOffice crashes on some files with a comment, which this one has at its top.
    let mixed = try await part("word/document.xml", of: "mixed.docx")
    #expect(mixed.contains("w:ins ") && mixed.contains("w:delText") && mixed.contains("portabilidad"))
  }

  @Test func aStaleOriginalIsNeverTaken() async throws {
    let record = try await desk.record()
    try await declare(file: word("first.docx", before), "draft-1", at: record)
    #expect(desk.exists("record/declaration/original.es.docx"))
    // A Markdown declaration after a Word one: the Word file no longer exists.
    try await declare(after, "draft-2", at: record)
    #expect(!desk.exists("record/declaration/original.es.docx") && desk.exists("record/declaration/original.es.md"))
    try await desk.done("diff", "draft-1", "draft-2", "declaration", "-o", "plain.docx", at: record)
    #expect(try await part("word/styles.xml", of: "plain.docx").contains("PartTitle"))
    // The text of a Word declaration is changed by hand, with git alone.
    try await declare(file: word("third.docx", before), "draft-3", at: record)
    try desk.write("record/declaration/text.es.md", after)
    try await desk.git("commit", "-qam", "By hand", in: record)
    let run = try await desk.done("diff", "draft-3", "main", "declaration/text.es.md", "-o", "hand.docx", at: record)
    #expect(run.said.contains("changed after its Word original"))
    #expect(try await part("word/document.xml", of: "hand.docx").contains("portabilidad"))
    #expect(try await part("word/comments.xml", of: "hand.docx").contains("changed after its Word original"))
  }

  @Test func severalTextsGoIntoOneFileOrIntoAFolder() async throws {
    let record = try await desk.negotiatedRecord()
    let run = try await desk.done("diff", "draft-1", "draft-2", "-o", "all.docx", at: record)
    #expect(run.output.isEmpty && run.said.contains("all.docx"))
    let outline = try await Office.outline(of: "all.docx", at: desk)
    #expect(outline.contains("Title") && outline.contains("Part Title"))
    let words = try await part("word/document.xml", of: "all.docx")
    for word in ["firme", "Work permits", "Words inserted", "Joint declaration"] { #expect(words.contains(word)) }
    try await desk.done("diff", "draft-1", "draft-2", "-o", "folder/", at: record)
    #expect(
      try desk.names(in: "folder") == [
        "CA-best-practices-permits.en.docx", "CL-inputs-aportes.es.docx", "declaration.en.docx",
      ])
    for name in try desk.names(in: "folder") { _ = try await Office.outline(of: "folder/" + name, at: desk) }
    // An existing file is not overwritten silently.
    let again = try await desk.gcmrepo("diff", "draft-1", "draft-2", "-o", "folder/", at: record)
    expectRefusal(again, status: 2, naming: "already exists")
    try await desk.done(
      "diff", "draft-1", "draft-2", "CL/inputs/aportes", "--as", "docx", "-o", "es.docx", "--locale", "es", at: record)
  }

  @Test func itEndsAsTheOtherFormsDo() async throws {
    let record = try await desk.negotiatedRecord()
    let same = try await desk.done("diff", "draft-2", "draft-2", "-o", "none.docx", "--exit-code", at: record)
    #expect(same.said.contains("no difference") && !desk.exists("none.docx"))
    let differs = try await desk.gcmrepo("diff", "draft-1", "draft-2", "-o", "x.docx", "--exit-code", at: record)
    #expect(differs.status == 1 && desk.exists("x.docx"))
    let piped = try await desk.done("diff", "draft-1", "draft-2", "--as", "docx", "-o", "-", at: record)
    #expect(piped.bytes.starts(with: [0x50, 0x4B]))
    #expect(
      try await desk.done("diff", "draft-1", "draft-2", "--as", "docx", at: record).bytes == piped.bytes,
      "the same redline is the same file")
    let terminal = try await desk.shell(
      "script -qec '\"$GCMREPO\" diff draft-1 draft-2 --as docx -C \"\(record)\"' /dev/null")
    #expect(terminal.status == 2 && terminal.output.contains("-o FILE.docx"))
    expectRefusal(
      try await desk.gcmrepo("diff", "draft-1", "-o", "nowhere/x.docx", at: record), status: 6, naming: "nowhere/x.docx"
    )
    expectRefusal(
      try await desk.gcmrepo("diff", "draft-1", "-o", "nowhere/folder/", at: record), status: 6,
      naming: "nowhere/folder")
    expectRefusal(
      try await desk.gcmrepo("diff", "draft-1", "-o", "y.docx", "--attribute", at: record), status: 2,
      naming: "--attribute")
    expectRefusal(
      try await desk.gcmrepo("diff", "draft-1", "-o", "y.docx", "--moves", "some", at: record), status: 2,
      naming: "--moves")
    try desk.write("out/redline.docx", "kept")
    let full = try await desk.shell(
      "prlimit --fsize=100 \"$GCMREPO\" diff draft-1 -C '\(record)' -o out/redline.docx")
    expectRefusal(full, status: 6, naming: "out/redline.docx")
    #expect(try desk.names(in: "out") == ["redline.docx"] && desk.read("out/redline.docx") == "kept")
  }

  @Test func changesOfSeveralAuthorsInTheOriginalsAreNotDecidedInSilence() async throws {
    let record = try await desk.record()
    try await declare(file: word("first.docx", before), "draft-1", at: record)
    // pandoc writes these spans as tracked changes.
    let tracked = before.replacing(
      "Segunda", with: "[Otra]{.insertion author=\"Luis\" date=\"2017-01-01T00:00:00Z\"} segunda"
    )
    .replacing("Primera", with: "[Inicial]{.deletion author=\"Marta\" date=\"2017-01-02T00:00:00Z\"} Primera")
    try await declare(file: word("second.docx", tracked), "draft-2", at: record)
    let refused = try await desk.gcmrepo("diff", "draft-1", "draft-2", "declaration", "-o", "r.docx", at: record)
    expectRefusal(refused, status: 3, naming: "Luis", "Marta", "--existing-changes")
    #expect(!desk.exists("r.docx"))
    for choice in ["keep", "accept", "reject"] {
      try await desk.done(
        "diff", "draft-1", "draft-2", "declaration", "-o", choice + ".docx", "--existing-changes", choice, at: record)
    }
    #expect(try await part("word/document.xml", of: "keep.docx").contains("w:author=\"Luis\""))
    #expect(!(try await part("word/document.xml", of: "accept.docx").contains("w:author=\"Luis\"")))
  }
}
