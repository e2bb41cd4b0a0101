import Foundation
import RecordRendering
import Testing

/// An exported document comes back as the text that it was made from.
@Suite struct LoopThroughOfficeTests {
  let desk: Desk

  init() throws { desk = try Desk() }

  /// How many random texts go through LibreOffice; more with `GCMREPO_LOOP_TEXTS`.
  private static let count = ProcessInfo.processInfo.environment["GCMREPO_LOOP_TEXTS"].flatMap(Int.init) ?? 6

  private func office(_ files: [String], to form: String) async throws {
    let run = try await Program(
      path: "/usr/bin/soffice",
      words: [
        "--headless", "-env:UserInstallation=file://" + desk.path("office-profile"), "--convert-to", form, "--outdir",
        desk.path("back"),
      ] + files.map(desk.path), folder: desk.folder, environment: desk.environment()
    ).run()
    try #require(run.status == 0, "\(run.said)")
  }

  private func declared(
    _ file: String, language: String = "en", more: [String] = [], at record: String
  ) async throws -> Outcome {
    try await desk.done(
      "declare", file, "--lang", language, "--party", "RCM-TS", "-m", "As it came back", "--format", "json", more: more,
      at: record)
  }

  @Test func whatWriterOpensAndSavesIsTheSameText() async throws {
    let record = try await desk.record()
    var names: [String] = []
    for seed in 1...UInt64(max(Self.count, 1)) {
      var maker = RandomMarkdown(seed: seed)
      let file = try desk.write("text-\(seed).md", maker.text())
      try await desk.submit(
        file, "CL", "input", "text-\(seed)", language: "en", more: ["--title", "Text \(seed)"], at: record)
      for form in ["docx", "odt", "html"] {
        try await desk.done("export", "CL/inputs/text-\(seed)", "-o", "text-\(seed).\(form)", at: record)
      }
      names.append("text-\(seed)")
    }
    for form in ["docx", "odt"] { try await office(names.map { "\($0).\(form)" }, to: form) }
    for name in names {
      for file in ["\(name).docx", "\(name).odt", "\(name).html", "back/\(name).docx", "back/\(name).odt"] {
        let receipt = try await desk.submit(desk.path(file), "CL", "input", name, language: "en", at: record).json()
        #expect(receipt["unchanged"]?.bool == true, "\(file)")
        #expect(receipt["made_from"]?[0]?["document"]?.string == "CL/inputs/\(name)")
      }
    }
    #expect(try await desk.git("rev-list", "--count", "main", in: record) == String(1 + names.count))
  }

  private static let text = """
    Joint declaration
    =================

    The States, *recalling* **[the Compact]**, agree as
    follows. See the *B.O.* of today[^x].

    1. First.
    3. Third:
       * a point
       * another

    8) Eighth.

    | A | B |
    |:--|--:|
    | 1 | 2 |

    [^x]: A note
      of two lines.

    """

  private func declaration() async throws -> String {
    let record = try await desk.record()
    _ = try await declared(try desk.write("a.md", Self.text), at: record)
    try await desk.done("tag", "draft-1", "-m", "First", "--party", "RCM-TS", at: record)
    return record
  }

  private func held(_ record: String) async throws -> String {
    try await desk.done("show", "declaration", "--lang", "en", at: record).output
  }

  @Test(arguments: ["docx", "odt", "html"])
  func anUnchangedDocumentIsTheDeclarationAlready(_ form: String) async throws {
    let record = try await declaration()
    try await desk.done("export", "declaration", "--lang", "en", "--at", "draft-1", "-o", "d.\(form)", at: record)
    let run = try await desk.done(
      "declare", desk.path("d.\(form)"), "--lang", "en", "--party", "RCM-TS", "-m", "Again", at: record)
    #expect(run.said.contains("The declaration already has this text."))
    #expect(run.said.contains("was made from draft-1 of declaration (en)") && !run.said.contains("Warning"))
    #expect(try await held(record).contains("The States, *recalling* **[the Compact]**, agree as\nfollows."))
  }

  @Test func aChangedParagraphLeavesTheOthersAsTheyWere() async throws {
    let record = try await declaration()
    try await desk.done("export", "declaration", "--lang", "en", "-o", "d.docx", at: record)
    let script = """
      import docx, sys
      file = docx.Document(sys.argv[1])
      for p in file.paragraphs:
          for r in p.runs:
              if "Third:" in r.text: r.text = r.text.replace("Third:", "Third, as amended:")
      file.save(sys.argv[2])
      """
    let run = try await Program(
      path: "/usr/bin/python3", words: ["-c", script, desk.path("d.docx"), desk.path("e.docx")], folder: desk.folder,
      environment: desk.environment()
    ).run()
    try #require(run.status == 0, "\(run.said)")
    let answer = try await declared(desk.path("e.docx"), at: record).json()
    #expect(answer["made_from"]?["draft"]?.string == "draft-1")
    #expect(answer["compared_with"]?.string == "draft-1")
    #expect(answer["changes"]?["blocks"]?.int == 1)
    #expect(answer["changes"]?["words_inserted"]?.int == 2)
    #expect(try await held(record) == Self.text.replacing("3. Third:", with: "3. Third, as amended:"))
  }

  @Test func aWebPageWithAChangedWordKeepsTheOtherParagraphs() async throws {
    let record = try await declaration()
    try await desk.done("export", "declaration", "--lang", "en", "-o", "d.html", at: record)
    let page = try desk.read("d.html").replacing("agree as", with: "have agreed as")
    _ = try await declared(try desk.write("e.html", page), at: record)
    let held = try await held(record)
    #expect(held.contains("have agreed as") && !held.contains("Identifier"), "\(held)")
    #expect(held.contains("Joint declaration\n=================\n") && held.contains("   * a point\n"), "\(held)")
    #expect(held.contains("8) Eighth.") && held.contains("[^x]: A note\n  of two lines."), "\(held)")
  }

  private func trackedFile() async throws -> String {
    let script = """
      import docx
      from docx.oxml import parse_xml
      ns = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
      file = docx.Document()
      line = file.add_paragraph("The States agree")
      for who, word in (("Eva", " fully"), ("Ana; 100%", " and gladly")):
          line._p.append(parse_xml(f'<w:ins {ns} w:id="1" w:author="{who}" w:date="2026-01-01T00:00:00Z">'
                                   f'<w:r><w:t xml:space="preserve">{word}</w:t></w:r></w:ins>'))
      file.save("t.docx")
      """
    let run = try await Program(
      path: "/usr/bin/python3", words: ["-c", script], folder: desk.folder, environment: desk.environment()
    ).run()
    try #require(run.status == 0, "\(run.said)")
    return desk.path("t.docx")
  }

  @Test func rereadTakesTrackedChangesAsTheyWereTaken() async throws {
    let record = try await desk.record()
    let file = try await trackedFile()
    let choice = ["--tracked", "reject", "--tracked-by", "Ana; 100%=accept"]
    try await desk.submit(file, "CL", "input", "t", language: "en", more: choice, at: record)
    _ = try await declared(file, more: choice, at: record)
    let fact = try await desk.git("show", "HEAD:countries/CL/inputs/t/contribution.yml", in: record)
    #expect(fact.contains("reject; except Ana%3b 100%25"), "\(fact)")
    try await desk.done("reread", "--all", "--party", "RCM-TS", at: record)
    for name in ["CL/inputs/t", "declaration"] {
      let text = try await desk.done("show", name, "--lang", "en", at: record).output
      #expect(text.contains("agree and gladly") && !text.contains("fully"), "\(name): \(text)")
    }
  }

  @Test func anotherChoiceOfTheSameFileIsANewRevision() async throws {
    let record = try await desk.record()
    let file = try await trackedFile()
    let submitted = { (more: [String]) in
      try await desk.submit(file, "CL", "input", "t", language: "en", more: more, at: record).json()
    }
    #expect(try await submitted([])["revision"]?.int == 1)
    #expect(try await submitted(["--tracked", "reject"])["revision"]?.int == 2)
    #expect(try await submitted(["--tracked", "reject"])["unchanged"]?.bool == true)
    let text = try await desk.done("show", "CL/inputs/t", "--lang", "en", at: record).output
    #expect(!text.contains("gladly"))
    try await desk.done("verify", at: record)
  }

  @Test func aRedlineComesBackAsTheTextThatItShows() async throws {
    let record = try await declaration()
    let second = Self.text.replacing("1. First.\n", with: "1. First of all.\n2. Second.\n")
    _ = try await declared(try desk.write("b.md", second), at: record)
    try await desk.done("diff", "draft-1", "--as", "docx", "-o", "r.docx", at: record)
    let accepted = try await declared(desk.path("r.docx"), at: record).json()
    #expect(accepted["unchanged"]?.bool == true)
    #expect(accepted["made_from"]?["kind"]?.string == "redline")
    let rejected = try await declared(desk.path("r.docx"), more: ["--tracked", "reject"], at: record).json()
    #expect(rejected["unchanged"]?.bool == false)
    #expect(try await held(record) == Self.text)
    let refused = try await desk.gcmrepo(
      "declare", desk.path("r.docx"), "--lang", "en", "--party", "RCM-TS", "-m", "No", "--tracked", "refuse", at: record
    )
    #expect(refused.status == 3 && refused.said.contains("Ana Rojas"))
  }

  private static let firstReading = """
    # Joint declaration

    The States agree as
    follows.

    1. First item.
    2. Second item, which goes.
    3. Third item.

       A second paragraph.
       - a bullet
         1. deep
    4) Fourth item.

    > A quotation.

    | A | B |
    |---|---|
    | 1 | 2 |

    A paragraph that moves down, with words enough to be found.

    The last one.

    """

  private static let secondReading =
    firstReading
    .replacing("First item.", with: "First item, amended.")
    .replacing("2. Second item, which goes.\n3. Third", with: "2. Third")
    .replacing("   - a bullet\n", with: "   - a bullet\n   - an inserted bullet\n")
    .replacing("> A quotation.", with: "> A longer quotation.")
    .replacing("| 1 | 2 |\n", with: "| 1 | 2 |\n| 3 | 4 |\n")
    .replacing(
      "A paragraph that moves down, with words enough to be found.\n\nThe last one.",
      with: "The last one.\n\nA paragraph that moves down, with words enough to be found.")

  @Test(arguments: ["docx", "odt"])
  func aRedlineThatWriterSavedIsTheTextThatItShows(_ form: String) async throws {
    let record = try await desk.record()
    for (text, draft) in [(Self.firstReading, "draft-1"), (Self.secondReading, "draft-2")] {
      _ = try await declared(try desk.write("text.md", text), at: record)
      try await desk.done("tag", draft, "--party", "RCM-TS", "-m", draft, at: record)
    }
    try await desk.done("diff", "draft-1", "draft-2", "--as", "docx", "-o", "r.docx", at: record)
    try await office(["r.docx"], to: form)
    let file = desk.path("back/r.\(form)")
    #expect(try await declared(file, at: record).json()["unchanged"]?.bool == true)
    _ = try await declared(file, more: ["--tracked", "reject"], at: record)
    #expect(try await held(record) == Self.firstReading)
  }

  @Test func aRedlineTakenInPartIsWhatItShowsAndKeepsTheRest() async throws {
    let record = try await desk.record()
    for (text, draft) in [(Self.firstReading, "draft-1"), (Self.secondReading, "draft-2")] {
      _ = try await declared(try desk.write("text.md", text), at: record)
      try await desk.done("tag", draft, "--party", "RCM-TS", "-m", draft, at: record)
    }
    try await desk.done("diff", "draft-1", "draft-2", "--as", "docx", "-o", "r.docx", at: record)
    // Somebody rejects one insertion, accepts another, and leaves the rest to the secretariat, who accepts it.
    let script = """
      import docx, sys
      W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
      file = docx.Document("r.docx")
      for ins in list(file.element.body.iter(W + "ins")):
          words = "".join(t.text or "" for t in ins.iter(W + "t"))
          if "amended" in words: ins.getparent().remove(ins)
          elif "longer" in words:
              for run in list(ins): ins.addprevious(run)
              ins.getparent().remove(ins)
      file.save("p.docx")
      """
    let run = try await Program(
      path: "/usr/bin/python3", words: ["-c", script], folder: desk.folder, environment: desk.environment()
    ).run()
    try #require(run.status == 0, "\(run.said)")
    _ = try await declared(desk.path("p.docx"), at: record)
    #expect(try await held(record) == Self.secondReading.replacing("First item, amended.", with: "First item."))
  }

  @Test func aRedlinePageIsNoText() async throws {
    let record = try await declaration()
    _ = try await declared(try desk.write("b.md", Self.text.replacing("First", with: "First of all")), at: record)
    try await desk.done("diff", "draft-1", "--as", "html", "-o", "r.html", at: record)
    try await desk.done("redline", "a.md", "b.md", "-o", "s.html")
    for name in ["r.html", "s.html"] {
      let run = try await desk.gcmrepo(
        "declare", desk.path(name), "--lang", "en", "--party", "RCM-TS", "-m", "No", at: record)
      expectRefusal(run, status: 3, naming: "--as docx")
      let submitted = try await desk.gcmrepo(
        "submit", desk.path(name), "--country", "CL", "--kind", "input", "--lang", "en", at: record)
      expectRefusal(submitted, status: 3, naming: "redline page")
    }
  }

  @Test func aFileOfSeveralTextsIsNoText() async throws {
    let record = try await declaration()
    let file = try desk.write("c.md", "# Input\n\nThe first words.\n")
    try await desk.submit(file, "CL", "input", "c", language: "en", at: record)
    try await desk.done("tag", "draft-2", "--party", "RCM-TS", "-m", "Two", at: record)
    _ = try await declared(try desk.write("b.md", Self.text.replacing("First", with: "First of all")), at: record)
    try await desk.submit(
      try desk.write("c.md", "# Input\n\nThe second words.\n"), "CL", "input", "c", language: "en", at: record)
    try await desk.done("diff", "draft-2", "--as", "docx", "-o", "all.docx", at: record)
    try await office(["all.docx"], to: "odt")
    for name in ["all.docx", "back/all.odt"] {
      let run = try await desk.gcmrepo(
        "declare", desk.path(name), "--lang", "en", "--party", "RCM-TS", "-m", "No", at: record)
      expectRefusal(run, status: 3, naming: "several texts")
    }
  }

  @Test(arguments: ["| A | B |\n|---|---|\n| 1 | 2 |\n\nWords.\n", "> | A |\n> |---|\n> | 1 |\n\nWords.\n"])
  func aTextThatBeginsWithATableKeepsIt(_ text: String) async throws {
    let record = try await desk.record()
    _ = try await declared(try desk.write("t.md", text), at: record)
    for form in ["docx", "odt"] {
      try await desk.done("export", "declaration", "--lang", "en", "-o", "t.\(form)", at: record)
      try await office(["t.\(form)"], to: form)
      for file in ["t.\(form)", "back/t.\(form)"] {
        #expect(try await declared(desk.path(file), at: record).json()["unchanged"]?.bool == true, "\(file)")
        #expect(try await held(record) == text)
      }
    }
  }

  @Test func anItemOfAPageThatChangedKeepsItsParenthesis() async throws {
    let record = try await declaration()
    try await desk.done("export", "declaration", "--lang", "en", "-o", "d.html", at: record)
    _ = try await declared(
      try desk.write("e.html", try desk.read("d.html").replacing("Eighth.", with: "Eighth, amended.")), at: record)
    #expect(try await held(record) == Self.text.replacing("Eighth.", with: "Eighth, amended."))
  }

  @Test func aRedlineInAWordOriginalComesBackToo() async throws {
    let record = try await desk.record()
    let script = """
      import docx, sys
      for name, words in (("a.docx", "shall"), ("b.docx", "may")):
          file = docx.Document()
          file.add_heading("Declaration", 1)
          for n in range(3): file.add_paragraph(f"Rule {n}: each State {words} report.", style="List Number")
          file.save(name)
      """
    _ = try await Program(
      path: "/usr/bin/python3", words: ["-c", script], folder: desk.folder, environment: desk.environment()
    ).run()
    for (file, draft) in [("a.docx", "draft-1"), ("b.docx", "draft-2")] {
      _ = try await declared(desk.path(file), at: record)
      try await desk.done("tag", draft, "--party", "RCM-TS", "-m", draft, at: record)
    }
    try await desk.done("diff", "draft-1", "draft-2", "declaration", "-o", "r.docx", at: record)
    let accepted = try await declared(desk.path("r.docx"), at: record).json()
    #expect(accepted["unchanged"]?.bool == true)
    #expect(accepted["made_from"]?["kind"]?.string == "redline")
    try await office(["r.docx"], to: "docx")
    let saved = try await declared(desk.path("back/r.docx"), at: record).json()
    #expect(saved["unchanged"]?.bool == true && saved["made_from"]?["draft"]?.string == "draft-2")
    let rejected = try await declared(desk.path("r.docx"), more: ["--tracked", "reject"], at: record).json()
    #expect(rejected["unchanged"]?.bool == false)
    #expect(try await held(record).contains("1. Rule 0: each State shall report."))
  }

  @Test func declareSaysWhatItDidToTheNumbers() async throws {
    let record = try await declaration()
    let second = Self.text.replacing("1. First.\n", with: "1. First.\n2. [Second.\n").replacing(
      "8) Eighth", with: "9) Eighth")
    let run = try await desk.done(
      "declare", try desk.write("b.md", second), "--lang", "en", "--party", "RCM-TS", "-m", "Two", at: record)
    #expect(run.said.contains("Against draft-1: 2 paragraphs changed, 1 word inserted, 0 deleted."), "\(run.said)")
    #expect(run.said.contains("Numbers, new: 2.; renumbered: 8) → 9)."), "\(run.said)")
    #expect(run.said.contains("A bracket is opened and never closed in line 8"), "\(run.said)")
  }

  @Test(arguments: ["docx", "odt", "pdf", "html"])
  func aListKeepsItsOwnNumbers(_ form: String) async throws {
    let record = try await desk.record()
    let text = "1. One.\n\n2. Two.\n\n4. Four.\n\n   1. Sub one.\n\n   3. Sub three.\n\n8) Eight.\n"
    _ = try await declared(try desk.write("a.md", text), at: record)
    try await desk.done("export", "declaration", "--lang", "en", "-o", "d.\(form)", at: record)
    let printed: String
    switch form {
    case "pdf":
      printed = try await Program(
        path: "/usr/bin/pdftotext", words: ["-layout", desk.path("d.pdf"), "-"], folder: desk.folder,
        environment: desk.environment()
      ).run().output
    case "html":
      let page = try desk.read("d.html")
      #expect(page.contains("<li value=\"4\">Four.") && page.contains("<li value=\"3\">Sub three."))
      #expect(page.contains("<ol start=\"8\"") && page.contains("<li class=\"parenthesis\">Eight."))
      return
    default:
      try await office(["d.\(form)"], to: "txt:Text")
      printed = try desk.read("back/d.txt")
    }
    for line in [/1\.\s+One/, /2\.\s+Two/, /4\.\s+Four/, /1\.\s+Sub one/, /3\.\s+Sub three/, /8\)\s+Eight/] {
      #expect(printed.contains(line), "\(printed)")
    }
  }
}
