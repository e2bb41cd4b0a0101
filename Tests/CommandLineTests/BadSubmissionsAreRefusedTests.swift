import Foundation
import Testing

/// A bad submission: its arguments, and what the error must say.
struct BadSubmission: CustomTestStringConvertible, Sendable {
  let testDescription: String
  var file = "nota.md"
  var options: [String]
  var status = 3
  var naming: [String]

  init(
    _ description: String, file: String = "nota.md", _ options: [String] = [], status: Int = 3,
    _ naming: String...
  ) {
    testDescription = description
    self.file = file
    self.options = options
    self.status = status
    self.naming = naming
  }
}

@Suite struct BadSubmissionsAreRefusedTests {
  let desk: Desk

  init() throws { desk = try Desk() }

  /// Each is refused without changing the record, so that one record serves all cases of a test.
  private func expectRefused(
    _ cases: [BadSubmission], at location: SourceLocation = #_sourceLocation
  ) async throws {
    let record = try await desk.record()
    _ = try desk.note()
    try await desk.expectNothingWritten(in: record) {
      for bad in cases {
        var options = ["--country": "CL", "--kind": "input", "--lang": "es"]
        for place in stride(from: 0, to: bad.options.count, by: 2) { options[bad.options[place]] = nil }
        let run = try await desk.gcmrepo(
          "submit", more: bad.options + options.flatMap { [$0.key, $0.value] } + ["--", bad.file], at: record)
        expectRefusal(run, status: bad.status, at: location)
        for word in bad.naming {
          #expect(run.said.contains(word), "\(bad.testDescription): \(run.said)", sourceLocation: location)
        }
      }
    }
  }

  @Test func wordsThatAreNotKnownAreRefusedWithWhatMayHaveBeenMeant() async throws {
    try await expectRefused([
      BadSubmission("a mistyped country", ["--country", "CX"], "CX", "Did you mean", "CL"),
      BadSubmission("a mistyped name of a country", ["--country", "Chila"], "Did you mean CL?"),
      BadSubmission("a State outside both conferences", ["--country", "FR"], "FR"),
      BadSubmission("a body", ["--country", "IOM"], "IOM", "not a member"),
      BadSubmission("an observer", ["--country", "JM"], "JM", "not a member"),
      BadSubmission("a mistyped kind", ["--kind", "inptu"], "inptu", "Did you mean input?"),
      BadSubmission("a misspelt kind", ["--kind", "best-practise"], "Did you mean best-practice?"),
      BadSubmission("a mistyped theme", ["--theme", "governence"], "governence", "Did you mean governance?"),
      BadSubmission("an unknown language", ["--lang", "xx"], "xx", "es"),
      BadSubmission("too many languages", ["--lang", "es", "--lang", "en"], status: 2, "--lang"),
    ])
  }

  @Test func namesThatCouldLeaveTheirFolderAreRefused() async throws {
    let slugs = [
      "..", "../evil", "a/b", "a\\b", ".git", ".GIT", "git~1", ".g\u{200C}it", "a b", "Ñandú", "a\nb", "a--b",
      "",
      String(repeating: "x", count: 81),
    ]
    try await expectRefused(
      slugs.map { BadSubmission("slug \($0.debugDescription)", ["--id", $0], "--id") })
  }

  @Test func textsThatWouldMisleadAReaderAreRefused() async throws {
    try await expectRefused([
      BadSubmission("an escape in the title", ["--title", "a\u{1B}[31mred"], "title", "U+001B"),
      BadSubmission(
        "a change of direction in the title", ["--title", "acta\u{202E}cod.exe"], "title", "U+202E"),
      BadSubmission("a line break in the title", ["--title", "a\nb"], "title", "U+000A"),
      BadSubmission("an empty title", ["--title", " "], "title"),
      BadSubmission("a title without end", ["--title", String(repeating: "a", count: 5000)], "title"),
      BadSubmission("an escape in the message", ["-m", "a\u{1B}]0;x\u{7}"], "message", "U+001B"),
    ])
  }

  @Test func filesThatAreNoDocumentsAreRefusedByName() async throws {
    try desk.write("vacio.docx", "")
    try desk.write("latin.md", bytes: Array("# Migraci".utf8) + [0xF3, 0x6E, 0x0A])
    try desk.write("falso.docx", "not a Word file")
    try desk.write("cortado.docx", bytes: [0x50, 0x4B, 0x03, 0x04] + [UInt8](repeating: 0, count: 60))
    try desk.write("programa.exe", bytes: [0x4D, 0x5A] + [UInt8](repeating: 0, count: 80))
    try desk.write("foto.png", bytes: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13])
    try desk.write("macros.docm", bytes: [0x50, 0x4B, 0x03, 0x04] + [UInt8](repeating: 0, count: 60))
    try desk.makeFolder("carpeta")
    try await expectRefused([
      BadSubmission("no such file", file: "nada.md", [], "nada.md", "Check the name"),
      BadSubmission("a folder", file: "carpeta", [], "carpeta", "folder"),
      BadSubmission("an empty file", file: "vacio.docx", [], "vacio.docx", "empty"),
      BadSubmission("not UTF-8", file: "latin.md", [], "latin.md", "line 1", "UTF-8"),
      BadSubmission("a docx that is none", file: "falso.docx", [], "falso.docx"),
      BadSubmission("a docx cut short", file: "cortado.docx", [], "cortado.docx"),
      BadSubmission("a program", file: "programa.exe", [], "programa.exe", "docx"),
      BadSubmission("a picture", file: "foto.png", [], "foto.png", "picture"),
      BadSubmission("macros", file: "macros.docm", [], "macros.docm"),
    ])
  }

  @Test func whatIsNotAPlainFileIsNeverOpened() async throws {
    try desk.write("aparte/secreto.md", "# Secreto\n")
    try desk.makeFolder("sub")
    try FileManager.default.createSymbolicLink(
      atPath: desk.path("sub/enlace.md"), withDestinationPath: "../aparte/secreto.md")
    _ = try await desk.shell("mkfifo tubo.md")
    try await expectRefused([
      BadSubmission("a device", file: "/dev/zero", [], "/dev/zero"),
      BadSubmission("a pipe that nobody writes to", file: "tubo.md", [], "tubo.md"),
      BadSubmission("a link out of its folder", file: "sub/enlace.md", [], "sub/enlace.md", "link"),
    ])
  }

  @Test func aFileBeyondTheRecordsLimitIsRefused() async throws {
    try desk.write("grande.md", String(repeating: "palabra ", count: 3_200_000))
    try await expectRefused([BadSubmission("26 MB", file: "grande.md", [], "grande.md", "25 MB")])
  }

  @Test func aNameWithAnEscapeIsShownWithoutIt() async throws {
    let name = "a\u{1B}[31m\u{202E}b.md"
    try desk.write(name, "")
    try await expectRefused([BadSubmission("an escape in a file's name", file: name)])
  }

  @Test func whoLeavesSomethingOutIsToldWhat() async throws {
    let record = try await desk.record()
    let file = try desk.note("nota.md", "Ok.\n")
    expectRefusal(try await desk.gcmrepo("submit", at: record), status: 2, naming: "file")
    expectRefusal(
      try await desk.gcmrepo("submit", file, "--kind", "input", at: record), status: 2, naming: "--country")
    expectRefusal(
      try await desk.gcmrepo("submit", file, "--country", "CL", at: record), status: 2, naming: "--kind")
    expectRefusal(
      try await desk.gcmrepo("submit", file, "--country", "CA", "--kind", "input", at: record), status: 3,
      naming:
        "nota.md", "--lang")
    expectRefusal(
      try await desk.gcmrepo(
        "submit", file, file, "--lang", "es", "--lang", "es", "--country", "CL", "--kind", "input", at: record
      ),
      status: 3, naming: "es")
  }

  @Test func aMisspeltOptionIsCorrected() async throws {
    let record = try await desk.record()
    expectRefusal(
      try await desk.gcmrepo(
        "submit", desk.note(), "--country", "CL", "--kind", "input", "--titel", "T", at: record),
      status: 2, naming: "--titel", "Did you mean '--title'?", "gcmrepo help submit")
  }

  @Test func whatIsOnlyUntidyIsCorrected() async throws {
    let record = try await desk.record()
    let cases: [(bytes: String, text: String)] = [
      ("# T\r\n\r\nuno\r\n", "# T\n\nuno\n"), ("\u{FEFF}# T\n\ndos\n", "# T\n\ndos\n"),
      ("# T\n\ntres", "# T\n\ntres\n"),
      ("# Migracio\u{301}n\n\nnin\u{303}ez\n", "# Migraci\u{F3}n\n\nni\u{F1}ez\n"),
    ]
    for (bytes, text) in cases {
      try await desk.submit(desk.note("nota.md", bytes), at: record)
      let shown = try await desk.done("show", "CL/inputs/nota", at: record)
      #expect(shown.bytes == Array(text.utf8))
      let original = try await desk.done("show", "CL/inputs/nota", "--original", at: record)
      #expect(original.bytes == Array(bytes.utf8))
    }
  }

  @Test func aLocalEditIsNeverOverwritten() async throws {
    let record = try await desk.record()
    try await desk.submit(desk.note(), at: record)
    let mine = "record/countries/CL/inputs/nota/text.es.md"
    try desk.write(mine, "my own words\n")
    try await desk.expectNothingWritten(in: record) {
      let run = try await desk.gcmrepo(
        "submit", desk.note("nota.md", "# Nota\n\nOtra.\n"), "--country", "CL", "--kind", "input", "--id",
        "nota",
        "--lang", "es", at: record)
      expectRefusal(run, status: 4, naming: "countries/CL/inputs/nota/text.es.md", "git checkout")
    }
    #expect(try desk.read(mine) == "my own words\n")
  }
}
