import Foundation
import RecordRendering
import Subprocess
import Testing

@Suite("Every text of a state is a file of its own in a folder")
struct EverythingIsExportedTests {
  private let desk: Desk
  private let record: String

  init() async throws {
    desk = try Desk()
    record = try await desk.negotiatedRecord()
  }

  private static let names = [
    "CA/CA-best-practices-permits.en", "CL/CL-inputs-aportes.es", "MX/MX-questionnaires-rcm.es", "declaration.en",
    "declaration.es",
  ]

  private func all(_ form: String, _ more: String..., status: Int = 0) async throws -> Outcome {
    let run = try await desk.gcmrepo("export", "--all", "--as", form, "-o", "all", more: more, at: record)
    #expect(run.status == status, "\(run.said)")
    return run
  }

  private func bytes(_ name: String) throws -> Data { try Data(contentsOf: URL(fileURLWithPath: desk.path(name))) }

  private func files() -> [String] {
    desk.files(under: "all", endingIn: "").filter { name in
      var isFolder: ObjCBool = false
      return FileManager.default.fileExists(atPath: desk.path("all/" + name), isDirectory: &isFolder)
        && !isFolder.boolValue
    }
  }

  /// Copies of Chile's contribution, as commits of git.
  private func addCopies(_ count: Int) async throws {
    let folder = record + "/countries/CL/inputs"
    let facts = try desk.read(folder + "/aportes/contribution.yml")
    for number in 1...count {
      try desk.copy(folder + "/aportes", as: folder + "/copia-\(number)")
      try desk.write(
        folder + "/copia-\(number)/contribution.yml",
        facts.replacing("CL/inputs/aportes", with: "CL/inputs/copia-\(number)"))
    }
    try await desk.git("add", "-A", in: record)
    try await desk.git("commit", "-q", "-m", "Copies", in: record)
  }

  @Test(arguments: ["md", "html", "docx", "odt"])
  func eachFileIsTheExportOfThatTextAlone(_ form: String) async throws {
    let run = try await all(form)
    #expect(run.said.contains("5 documents were written to all."), "\(run.said)")
    #expect(files() == Self.names.map { $0 + "." + form })
    for name in files() {
      let parts = name.split(separator: "/").last?.split(separator: ".").map(String.init) ?? []
      let id = parts[0].replacing("best-practices", with: "best_practices").replacing("-", with: "/")
        .replacing("_", with: "-")
      try await desk.done("export", id, "--lang", parts[1], "--as", form, "-o", "one." + form, at: record)
      #expect(try bytes("one." + form) == bytes("all/" + name), "\(name)")
    }
  }

  @Test func aPDFIsMadeOfEach() async throws {
    _ = try await all("pdf", "--country", "CL")
    #expect(files() == ["CL/CL-inputs-aportes.es.pdf"])
    try await desk.done("export", "CL/inputs/aportes", "-o", "one.pdf", at: record)
    #expect(try bytes("one.pdf") == bytes("all/CL/CL-inputs-aportes.es.pdf"))
  }

  @Test(
    arguments: [
      (["--country", "Chile"], ["CL/CL-inputs-aportes.es.md"]),
      (["--theme", "governance"], ["CL/CL-inputs-aportes.es.md"]),
      (["--kind", "questionnaire"], ["MX/MX-questionnaires-rcm.es.md"]),
      (["--conference", "rcm"], ["CA/CA-best-practices-permits.en.md", "MX/MX-questionnaires-rcm.es.md"]),
      (["--lang", "en"], ["CA/CA-best-practices-permits.en.md", "declaration.en.md"]),
      (
        ["--at", "draft-1"],
        ["CL/CL-inputs-aportes.es.md", "MX/MX-questionnaires-rcm.es.md", "declaration.en.md", "declaration.es.md"]
      ),
    ])
  func aChoiceIsAFileEachToo(_ options: [String], _ names: [String]) async throws {
    let run = try await desk.gcmrepo("export", "--all", "--as", "md", "-o", "all", more: options, at: record)
    #expect(run.status == 0, "\(run.said)")
    // The record's own declaration in Spanish is older than the drafts.
    #expect(files() == names)
    if options == ["--at", "draft-1"] {
      #expect(try desk.read("all/CL/CL-inputs-aportes.es.md") == SampleRecord.firstText)
    }
  }

  @Test func whatIsThereIsCompletedAndNothingIsLost() async throws {
    _ = try await all("html")
    try desk.remove("all/declaration.en.html")
    let again = try await all("html")
    #expect(again.said.contains("4 documents were there already"), "\(again.said)")
    #expect(again.said.contains("1 document was written"), "\(again.said)")
    // Somebody's own work is kept, the rest is made.
    try desk.write("all/CL/CL-inputs-aportes.es.html", "mine")
    try desk.remove("all/declaration.es.html")
    let kept = try await all("html", status: 2)
    #expect(kept.said.contains("differs and was kept: CL/CL-inputs-aportes.es.html"), "\(kept.said)")
    #expect(try desk.read("all/CL/CL-inputs-aportes.es.html") == "mine" && desk.exists("all/declaration.es.html"))
    let replaced = try await all("html", "--overwrite")
    #expect(replaced.said.contains("1 document was written"), "\(replaced.said)")
    #expect(try desk.read("all/CL/CL-inputs-aportes.es.html").contains("Aportes de Chile"))
    #expect(files().count == 5)
  }

  @Test func aLinkInTheFolderIsNotFollowed() async throws {
    try desk.write("elsewhere.md", "mine")
    try desk.makeFolder("all/CL")
    let link = desk.path("all/CL/CL-inputs-aportes.es.md")
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: desk.path("elsewhere.md"))
    #expect(try await all("md", status: 2).said.contains("was kept"))
    _ = try await all("md", "--overwrite")
    #expect(try desk.read("elsewhere.md") == "mine")
    #expect(try desk.read("all/CL/CL-inputs-aportes.es.md").contains("Aportes de Chile"))
  }

  @Test func whatCannotBeExportedIsNamedAndTheOthersAreMade() async throws {
    try await desk.submit(
      desk.write("deep.md", "# Hondo\n\n" + String(repeating: "> ", count: 120) + "x\n"), "PE", "input", "hondo",
      at: record)
    try desk.write(record + "/countries/MX/questionnaires/rcm/contribution.yml", "id: [\n")
    try await desk.git("commit", "-q", "-am", "Damage", in: record)
    let run = try await all("docx", "--format", "json", status: 3)
    for words in ["PE/inputs/hondo (es)", "MX/questionnaires/rcm/contribution.yml", "2 documents could not be"] {
      #expect(run.said.contains(words), "\(run.said)")
    }
    #expect(files().count == 4)
    let answer = try run.json()
    let deep = answer["documents"]?.array?.first { $0["document"]?.string == "PE/inputs/hondo" }
    #expect(deep?["outcome"]?.string == "failed" && deep?["code"]?.string == "nesting")
    #expect(answer["problems"]?.array?.count == 1)
    #expect(
      answer["documents"]?.array?.compactMap { $0["outcome"]?.string }.sorted()
        == ["failed", "written", "written", "written", "written"])
    // The text itself can be.
    #expect(try await all("md", "--country", "PE").said.contains("1 document"))
  }

  @Test func whatHappenedIsJSONAndCSV() async throws {
    let answer = try await all("md", "--at", "draft-2", "--format", "json").json()
    #expect(answer["schema"]?.string == "gcmrepo.export/1" && answer["draft"]?.string == "draft-2")
    #expect(answer["folder"]?.string == "all" && answer["format"]?.string == "md")
    let chile = answer["documents"]?.array?.first { $0["document"]?.string == "CL/inputs/aportes" }
    #expect(chile?["file"]?.string == "CL/CL-inputs-aportes.es.md" && chile?["language"]?.string == "es")
    #expect(chile?["bytes"]?.int == SampleRecord.secondText.utf8.count)
    let lines = try await all("md", "--format", "csv").output.split(whereSeparator: \.isNewline)
    #expect(lines.count == 6 && lines[0].hasPrefix("document,language,file,outcome"))
    #expect(lines.dropFirst().allSatisfy { $0.contains(",unchanged,") })
  }

  @Test func ctrlCLeavesWholeFilesAndTheSameCommandGoesOn() async throws {
    try await addCopies(130)
    // The second run of pandoc begins when a file of the first is there, and asks for the end.
    let pandoc = try await desk.shell("command -v pandoc").output.trimmingCharacters(in: .newlines)
    try desk.write(
      "bin/pandoc",
      """
      #!/bin/sh
      if mkdir '\(desk.path("first"))' 2>/dev/null; then exec \(pandoc) "$@"; fi
      for i in $(seq 100); do
        if ls '\(desk.path("all"))'/*/*.html >/dev/null 2>&1; then break; fi
        sleep 0.1
      done
      kill -INT $PPID
      sleep 60

      """)
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: desk.path("bin/pandoc"))
    let line = "exec \"$GCMREPO\" export --all --as html -o all -C '\(record)'"
    let stopped = try await desk.shell(line, setting: ["PATH": desk.path("bin") + ":/usr/bin:/bin"])
    #expect(stopped.status == 130, "\(stopped.said)")
    #expect(stopped.said.contains("The documents in all are complete; the same command makes the others"))
    let whole = files()
    #expect(!whole.isEmpty && whole.count < 135 && whole.allSatisfy { $0.hasSuffix(".html") }, "\(whole)")
    #expect(try whole.allSatisfy { try desk.read("all/" + $0).hasSuffix("</html>\n") })
    let rest = try await all("html")
    #expect(rest.said.contains("were there already"), "\(rest.said)")
    #expect(files().count == 135)
  }

  @Test func aTerminalShowsHowFarItIs() async throws {
    try await addCopies(140)
    let (status, screen) = try await desk.onTerminal(
      words: ["export", "--all", "--as", "html", "-o", desk.path("all"), "-C", record])
    #expect(status == 0 && screen.contains("Exporting"), "\(screen)")
    #expect(screen.contains("145 documents were written"))
  }

  @Test(
    arguments: [
      (["--all", "--as", "md"], 2, "-o FOLDER"), (["--all", "--as", "md", "-o", "-"], 2, "-o FOLDER"),
      (["--all", "-o", "all"], 2, "--as docx, odt, pdf, html or md"),
      (["CL/inputs/aportes", "--all", "--as", "md", "-o", "all"], 2, "either an id or --all"),
      (["CL/inputs/aportes", "--overwrite", "--as", "md", "-o", "x.md"], 2, "--overwrite is for --all"),
      (["--all", "--as", "md", "-o", "all", "--country", "UY"], 3, "no such contributions"),
      (["--all", "--as", "md", "-o", "all", "--lang", "xx"], 3, "xx"),
      (["--all", "--as", "md", "-o", "all", "--theme", "governence"], 3, "governance"),
      (["--all", "--as", "md", "-o", "all", "--at", "draft-9"], 3, "draft-9"),
      (["--all", "--as", "md", "-o", "no/all"], 6, "no/all"),
      (["--all", "--as", "md", "-o", "a-file"], 6, "a-file"),
    ] as [([String], Int, String)])
  func whatCannotBeDoneIsSaidInASentence(_ words: [String], _ status: Int, _ naming: String) async throws {
    try desk.write("a-file", "x")
    let before = try desk.names(in: ".")
    expectRefusal(try await desk.gcmrepo("export", more: words, at: record), status: status, naming: naming)
    #expect(try desk.names(in: ".") == before)
  }

  @Test func aMissingProgramIsSaidOnce() async throws {
    let run = try await desk.gcmrepo(
      "export", "--all", "--as", "docx", "-o", "all", at: record, setting: ["PATH": "/nonexistent"])
    expectRefusal(run, status: 6, naming: "sudo apt-get install pandoc")
    #expect(files() == [])
  }

  @Test func aFullDiskIsSaidOnce() async throws {
    let line = "exec env --default-signal=XFSZ prlimit --fsize=10 \"$GCMREPO\" export --all --as md -o all"
    expectRefusal(try await desk.shell(line + " -C '\(record)'"), status: 6, naming: "disk is full")
    #expect(files() == [])
  }

  @Test func inTheReadersLanguage() async throws {
    let run = try await all("md", "--locale", "es")
    #expect(run.said.contains("Se escribieron 5 documentos en all"), "\(run.said)")
  }
}
