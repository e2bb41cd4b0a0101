import Foundation
import RecordRendering
import Testing

@Suite struct ExportsAreRefusedTests {
  let desk: Desk

  init() throws { desk = try Desk() }

  @Test(arguments: [
    (["CL/inputs/aporte", "--as", "pdf"], 3, "CL/inputs/aportes"),
    (["declaracion", "--as", "pdf"], 3, "Did you mean declaration"),
    (["MX/inputs/rcm", "--as", "docx"], 3, "MX/questionnaires/rcm"),
    (["CL/inputs/aportes", "--as", "pdf", "--at", "draft-9"], 3, "draft-9"),
    (["CL/inputs/aportes", "--as", "pdf", "--lang", "fr"], 3, "only in es"),
    (["declaration", "--lang", "pt", "--as", "pdf"], 3, "“pt”"),
    (["declaration", "--as", "pdf"], 2, "--lang"),
    (["CL/inputs/aportes"], 2, "--as docx, odt, pdf, html or md"),
    (["CL/inputs/aportes", "-o", "x"], 2, "--as"),
    (["CL/inputs/aportes", "-o", "x.txt"], 2, "--as"),
    (["CL/inputs/aportes", "--as", "rtf"], 2, "rtf"),
    (["CL/inputs/aportes", "--as", "pdf", "-o", "x.docx"], 2, "x.docx"),
    ([], 2, "Name a contribution or declaration"),
    (["CL/inputs/aportes", "--as", "html", "-o", "no/x.html"], 6, "folder does not exist"),
    (["../../etc/passwd", "--as", "md"], 3, "passwd"),
  ])
  func whatCannotBeDoneIsSaidInASentence(_ words: [String], _ status: Int, _ naming: String) async throws {
    let record = try await desk.negotiatedRecord()
    try await desk.done(
      "declare", desk.write("d.md", "# Declaración\n\nTexto.\n"), "--lang", "es", "--party", "SACM-TS", "-m", "m",
      at: record)
    let before = try desk.names(in: ".")
    expectRefusal(try await desk.gcmrepo("export", more: words, at: record), status: status, naming: naming)
    #expect(try desk.names(in: ".") == before)
  }

  @Test func aDeclarationThatNobodySetIsUnknown() async throws {
    let record = try await desk.record()
    try await desk.git("rm", "-r", "-q", "declaration", in: record)
    try await desk.git("commit", "-q", "-m", "x", in: record)
    expectRefusal(
      try await desk.gcmrepo("export", "declaration", "--as", "md", at: record), status: 3, naming: "declaration")
  }

  @Test func aBinaryFileIsNotPutOnATerminal() async throws {
    let record = try await desk.negotiatedRecord()
    for form in ["docx", "odt", "pdf"] {
      let (status, screen) = try await desk.onTerminal(
        words: ["export", "CL/inputs/aportes", "--as", form, "-C", record])
      #expect(status == 2)
      #expect(screen.contains("-o CL-inputs-aportes.es.\(form)"), "\(screen)")
    }
    let (status, screen) = try await desk.onTerminal(words: ["export", "CL/inputs/aportes", "--as", "md", "-C", record])
    #expect(status == 0 && screen.contains("firme compromiso"))
  }

  @Test func aMissingProgramIsNamedWithItsCommand() async throws {
    let record = try await desk.negotiatedRecord()
    for (form, package) in [("docx", "pandoc"), ("odt", "pandoc"), ("html", "pandoc"), ("pdf", "weasyprint")] {
      let run = try await desk.gcmrepo(
        "export", "CL/inputs/aportes", "-o", "x.\(form)", at: record, setting: ["PATH": "/nonexistent"])
      expectRefusal(run, status: 6, naming: "sudo apt-get install \(package)")
      #expect(!desk.exists("x.\(form)"))
    }
    // The text itself needs none.
    try await desk.done("export", "CL/inputs/aportes", "--as", "md", at: record, setting: ["PATH": "/nonexistent"])
    let doctor = try await desk.gcmrepo("doctor", setting: ["PATH": "/nonexistent"])
    #expect(doctor.status == 1 && doctor.said.contains("weasyprint"))
  }

  @Test func whatCouldNotBeExportedIsSaidWhenItIsTaken() async throws {
    let record = try await desk.record()
    let deep = try desk.write("deep.md", "# A\n\n" + String(repeating: "> ", count: 100) + "deep\n")
    let words = ["declare", deep, "--lang", "en", "--party", "RCM-TS", "-m", "m"]
    let run = try await desk.gcmrepo(words[0], more: Array(words.dropFirst()), at: record)
    #expect(run.status == 0 && run.said.contains("line 3") && run.said.contains("cannot be exported"), "\(run.said)")
    expectRefusal(
      try await desk.gcmrepo("export", "declaration", "--lang", "en", "--as", "docx", at: record), status: 3,
      naming: "nested too deeply")
    let spanish = try await desk.gcmrepo(words[0], more: Array(words.dropFirst()) + ["--locale", "es"], at: record)
    #expect(spanish.said.contains("no se puede exportar") && spanish.said.contains("línea 3"), "\(spanish.said)")
    let wide = try desk.write("wide.md", "# B\n\n" + String(repeating: "- a\n\nb\n\n", count: 9_000))
    let receipt = try await desk.submit(
      wide, "CL", "input", "wide", language: "en", at: record
    ).json()
    #expect(receipt["warnings"]?.array?.contains { $0.string?.contains("5 seconds and 500 MB") == true } == true)
    #expect(receipt["warning_details"]?.array?.contains { $0["code"]?.string == "export-size" } == true)
    let plain = try desk.write("plain.md", "# C\n\n" + String(repeating: "> > - a\n\n", count: 20))
    let quiet = try await desk.submit(plain, "CL", "input", "plain", language: "en", at: record).json()
    #expect(quiet["warnings"]?.array?.isEmpty == true)
  }

  @Test func aFullDiskLeavesTheOldFile() async throws {
    let record = try await desk.negotiatedRecord()
    try desk.write("x.md", "viejo")
    let line = "\"$GCMREPO\" export CL/inputs/aportes -C '\(record)' -o"
    let bounded = try await desk.shell("exec env --default-signal=XFSZ prlimit --fsize=10 \(line) x.md")
    expectRefusal(bounded, status: 6, naming: "disk is full", "x.md")
    #expect(try desk.read("x.md") == "viejo")
    #expect(try desk.names(in: ".").filter { $0.hasPrefix(".gcmrepo") } == [])
    let device = try await desk.shell("\(line) /dev/full --as md; echo $?; test -c /dev/full && echo there")
    #expect(device.output == "6\nthere\n" && device.said.contains("disk is full"))
    let stream = try await desk.shell("\(line) - --as html > /dev/full")
    #expect(stream.status == 6 && stream.said.contains("could not be written"))
    let pipe = try await desk.shell("\(line) /dev/stdout --as md | head -1")
    #expect(pipe.output == "# Aportes de Chile\n")
  }

  @Test func aFolderThatMayNotBeWrittenToIsNamed() async throws {
    let record = try await desk.negotiatedRecord()
    // The system refuses to make files there, also for an administrator.
    let run = try await desk.gcmrepo("export", "CL/inputs/aportes", "-o", "/proc/self/fdinfo/x.md", at: record)
    #expect(run.status == 6)
    expectPlainSentence(run.said)
    guard getuid() != 0 else { return }
    try desk.makeFolder("cerrada")
    _ = try await desk.shell("chmod 500 cerrada")
    let closed = try await desk.gcmrepo("export", "CL/inputs/aportes", "-o", "cerrada/x.md", at: record)
    expectRefusal(closed, status: 6, naming: "may not write")
  }

  @Test func theSentencesAreSpanishToo() async throws {
    let record = try await desk.negotiatedRecord()
    for (words, naming) in [
      (["CL/inputs/aportes"], "qué documento desea"),
      (["CL/inputs/aportes", "-o", "no/x.md"], "su carpeta no existe"),
      (["CL/inputs/aportes", "--as", "md", "-o", "x.pdf"], "es el nombre de un archivo pdf"),
    ] {
      let run = try await desk.gcmrepo("export", more: words + ["--locale", "es"], at: record)
      #expect(run.status == 2 || run.status == 6)
      #expect(run.said.contains(naming), "\(run.said)")
    }
  }
}
