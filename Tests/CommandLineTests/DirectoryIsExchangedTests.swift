import Foundation
import RecordRendering
import SeededRandom
import Testing

/// `gcmrepo directory export`, `import` and `handover`: other programs' lists, and one person after another.
@Suite struct DirectoryIsExchangedTests {
  let desk: Desk

  init() throws { desk = try Desk() }

  private func named(_ record: String) async throws {
    try await desk.keep(
      "directory", "add", "--country", "CL", "--name", "Lucía Pérez Soto", "--family-name", "Pérez Soto", "--office",
      "Dirección de Política Consular, Migración; y más 👩🏽‍⚖️", "--role", "Jefa", "--language", "es,en", "--body", "AD-HOC",
      "--from", "2018-01-01", "--public-email", "consular@example.org", "--public-telephone", "+56 2 2827 4200",
      at: record)
  }

  @Test func vobjectReadsTheCards() async throws {
    let record = try await desk.record()
    try await named(record)
    try await desk.done("directory", "export", "--lang", "es", "-o", desk.path("d.vcf"), at: record)
    let text = try desk.read("d.vcf")
    #expect(text.utf8.split(separator: 0x0A).allSatisfy { $0.count <= 76 })
    let script = """
      import vobject, json, sys
      cards = list(vobject.readComponents(open(sys.argv[1], newline="", encoding="utf-8").read()))
      c = cards[0]
      print(json.dumps([len(cards), c.fn.value, c.n.value.family, c.n.value.given, c.org.value, c.title.value, c.email.value, c.tel.value]))
      """
    let run = try await Program(
      path: try VObject.python(), words: ["-c", script, desk.path("d.vcf")], folder: desk.folder,
      environment: desk.environment()
    ).run()
    try #require(run.status == 0, "\(run.said)")
    let read = try #require(try JSONSerialization.jsonObject(with: Data(run.bytes)) as? [Any])
    #expect(read[0] as? Int == 13 && read[1] as? String == "Lucía Pérez Soto")
    #expect(read[2] as? String == "Pérez Soto" && read[3] as? String == "Lucía" && read[5] as? String == "Jefa")
    #expect(read[4] as? [String] == ["Chile", "Dirección de Política Consular, Migración; y más 👩🏽‍⚖️"])
    #expect(read[6] as? String == "consular@example.org" && read[7] as? String == "+56 2 2827 4200")
    // The same state gives the same bytes, and an entry keeps its UID when it changes.
    try await desk.done("directory", "export", "--lang", "es", "-o", desk.path("e.vcf"), at: record)
    #expect(try desk.read("e.vcf") == text)
    try await desk.keep("directory", "change", "CL/lucia-perez-soto", "--role", "Directora", at: record)
    let later = try await desk.done("directory", "export", "--as", "vcard", "--country", "CL", at: record).output
    let uid = try #require(text.split(separator: "\r\n").first { $0.hasPrefix("UID:") })
    #expect(later.contains(uid) && later.contains("TITLE:Directora"))
  }

  @Test(arguments: ["csv", "xlsx", "vcf"]) func whatIsExportedIsNoChange(_ ending: String) async throws {
    let record = try await desk.record()
    try await named(record)
    for language in ["es", "en", "pt", "fr"] {
      let file = desk.path("d-\(language).\(ending)")
      try await desk.done("directory", "export", "--locale", language, "-o", file, at: record)
      let run = try await desk.keep(
        "directory", "import", file, more: ending == "vcf" ? ["--work-is-public"] : [], at: record)
      let answer = try run.json()
      #expect(!run.said.contains("not known"), "\(language): \(run.said)")
      #expect(answer["same"]?.array?.count == 1 && answer["unchanged"]?.bool == true, "\(language): \(answer)")
      #expect(answer["left_out"]?.array?.isEmpty == true && answer["differing"]?.array?.isEmpty == true)
    }
  }

  @Test func anotherConferencesListIsLookedAtBeforeItIsTaken() async throws {
    let record = try await desk.record()
    try await named(record)
    let list = try desk.write(
      "lista.csv",
      """
      Nombre;Apellidos;País;Institución;Cargo;Idiomas;Correo electrónico;Celular;Correo institucional público;Cumpleaños
      Ana;Rojas Díaz;Perú;Cancillería;Asesora;español, inglés;ana.home@example.org;+51 999 888 777;migra@example.org;1 de mayo
      Lucía;Pérez;Chile;;;;;;;
      Lucía;Pérez Soto;Chile;Otra oficina;;;;;;
      Juan;Gómez;Atlantis;;;;;;;
      Mary;Smith;Canada;;;;;;;
      Eva;Luz;Perú;Tel. 2827-4200 ext 5;;;;;;
      """)
    let words = ["directory", "import", list, "--conference", "SACM"]
    func take(_ more: String...) async throws -> JSONValue {
      let run = try await desk.gcmrepo(more: words + more + ["--party", "RCM-TS", "--format", "json", "-C", record])
      #expect(run.status == 1, "persons are left out: \(run.said)")
      return try run.json()
    }
    for answer in [try await take("--dry-run"), try await take()] {
      #expect(answer["added"]?.array?.map { $0["entry"]?.string } == ["PE/ana-rojas-diaz", "PE/eva-luz"])
      #expect(answer["differing"]?.array?.map { $0["entry"]?.string } == ["CL/lucia-perez-soto"])
      #expect(
        answer["left_out"]?.array?.map { $0["reason"]?.string } == ["ambiguous", "no-party", "other-conference"],
        "\(answer)")
      #expect(answer["left_out"]?[0]?["about"]?[0]?.string == "CL/lucia-perez-soto")
      #expect(answer["private_left_out"]?.int == 2 && answer["private_texts"]?.array?.count == 1)
    }
    let file = try desk.read(record + "/parties/PE.yml")
    #expect(file.contains("languages: [es, en]") && file.contains("email: migra@example.org"))
    #expect(!file.contains("home") && !file.contains("999") && !file.contains("2827"))
    #expect(try !desk.read(record + "/parties/CL.yml").contains("Otra oficina"))
    _ = try await take("--update")
    #expect(try desk.read(record + "/parties/CL.yml").contains("Otra oficina"))
    let said = try await desk.gcmrepo(more: words + ["--party", "RCM-TS", "-C", record])
    #expect(said.status == 1 && said.said.contains("--private") && said.said.contains("Cumpleaños"), "\(said.said)")
    #expect(said.output.contains("may be CL/lucia-perez-soto"))
    try await desk.expectSound(record)
  }

  /// Each sheet that is shown is read, and a merged cell is that of each of its rows.
  @Test func aWorkbookIsReadWithAllItsSheets() async throws {
    let record = try await desk.record()
    let script = """
      import openpyxl, sys
      book = openpyxl.Workbook()
      sheet = book.active
      for row in [["Name", "Country", "Office"], ["Ana Rojas", "CL", "DGC"], ["Eva Luz", None, "DIGEX"]]: sheet.append(row)
      sheet.merge_cells("B2:B3")
      more = book.create_sheet("SACM")
      for row in [["Country", "Name"], ["PE", "Juan Soto"]]: more.append(row)
      book.create_sheet("Notes").append(["Nothing of persons"])
      hidden = book.create_sheet("Old")
      for row in [["Name", "Country"], ["Leo Viejo", "CL"]]: hidden.append(row)
      hidden.sheet_state = "hidden"
      book.save(sys.argv[1])
      """
    let made = try await Program(
      path: "/usr/bin/python3", words: ["-c", script, desk.path("list.xlsx")], folder: desk.folder,
      environment: desk.environment()
    ).run()
    try #require(made.status == 0, "python3-openpyxl is needed: \(made.said)")
    let run = try await desk.keep("directory", "import", desk.path("list.xlsx"), at: record)
    let answer = try run.json()
    #expect(answer["added"]?.array?.map { $0["entry"]?.string } == ["CL/ana-rojas", "CL/eva-luz", "PE/juan-soto"])
    #expect(answer["left_out"]?.array?.isEmpty == true)
    #expect(run.said.contains("Notes, Old") && !run.said.contains("SACM"), "\(run.said)")
    try await desk.expectSound(record)
  }

  @Test func whatIsNoListIsRefused() async throws {
    let record = try await desk.record()
    for (name, text, said) in [
      ("a.csv", "Color,Size\nred,4\n", "headers"), ("b.vcf", "BEGIN:VCARD", "cannot be read"),
      ("c.xlsx", "PK\u{3}\u{4}x", ""),
    ] {
      let run = try await desk.refuse("directory", "import", try desk.write(name, text), at: record)
      if name == "b.vcf" { continue }
      expectRefusal(run, status: 3, naming: said.isEmpty ? name : said)
    }
    expectRefusal(
      try await desk.refuse("directory", "export", at: record), status: 2)
    expectRefusal(try await desk.gcmrepo("directory", "export", at: record), status: 2, naming: "--as")
  }

  @Test func onePersonTakesOverInOneCommit() async throws {
    let record = try await desk.record()
    try await named(record)
    let answer = try await desk.keep(
      "directory", "handover", "CL/lucia-perez-soto", "--to", "Juan Soto", "--on", "2018-07-01", at: record
    ).json()
    #expect(answer["until"]?.string == "2018-06-30" && answer["new"]?.string == "CL/juan-soto")
    #expect(
      try await desk.lastCommit(of: record) == [
        "Hand over from CL/lucia-perez-soto to CL/juan-soto", "Party: RCM-TS", "Action: admit", "parties/CL.yml",
      ])
    let shown = try await desk.done("directory", "show", "CL/juan-soto", "--format", "json", at: record).json()
    #expect(
      shown["role"]?.string == "Jefa" && shown["bodies"]?[0]?.string == "AD-HOC"
        && shown["from"]?.string == "2018-07-01")
    let members = try await desk.rows("directory", "list", "--body", "AD-HOC", key: "entries", at: record)
    #expect(members.first?["id"]?.string == "CL/juan-soto" && members.last?["id"]?.string == "AD-HOC")
    #expect(try await desk.gcmrepo("directory", "check", at: record).status == 0)
    // Nobody takes over from whom there is not, before the first day, or twice.
    for words in [
      ["CL/nobody", "--to", "A B"], ["CL/juan-soto", "--to", "A B", "--on", "2018-07-01"],
      ["CL/juan-soto", "--to", "Juan Soto"],
      ["CL/juan-soto", "--to", "Ли"],
    ] {
      expectRefusal(try await desk.refuse("directory", "handover", more: words, at: record), status: 3)
    }
    try await desk.expectSound(record)
  }

  @Test func anOfficeWithTwoHoldersIsNamed() async throws {
    let record = try await desk.record()
    try await named(record)
    let add = [
      "directory", "add", "--country", "CL", "--name", "Juan Soto", "--office",
      "Dirección de Política Consular, Migración; y más 👩🏽‍⚖️", "--role", "jefa",
    ]
    let run = try await desk.refuse(more: add, at: record)
    #expect(run.status == 0 && run.said.contains("CL/lucia-perez-soto, CL/juan-soto"), "\(run.said)")
    let list = try await desk.done("directory", "list", at: record)
    #expect(list.said.contains("same office and function"))
    let check = try await desk.gcmrepo("directory", "check", "--format", "json", at: record)
    let warnings = try check.json()["warnings"]
    #expect(check.status == 1 && warnings?[0]?["kind"]?.string == "several-holders" && warnings?.array?.count == 1)
    // The audit notices it once, at the commit that brought it, and finds nothing wrong.
    try await desk.keep("directory", "change", "CL/juan-soto", "--language", "es", at: record)
    let report = try await desk.done("audit", "--format", "json", at: record).json()
    #expect(report["finding_count"]?.int == 0 && report["notice_count"]?.int == 1)
    let notice = report["commits"]?[1]?["notices"]?[0]
    #expect(
      notice?["code"]?.string == "several-holders" && notice?["person"]?.string == "CL/lucia-perez-soto, CL/juan-soto")
    #expect(try await desk.done("audit", at: record).output.contains("same office and function"))
    try await desk.keep("directory", "end", "CL/lucia-perez-soto", "--on", "2018-06-30", at: record)
    try await desk.keep("directory", "change", "CL/juan-soto", "--from", "2018-07-01", at: record)
    #expect(try await desk.gcmrepo("directory", "check", at: record).status == 0)
    #expect(try await desk.done("audit", "--format", "json", at: record).json()["notice_count"]?.int == 1)
  }
}

/// The Python that has vobject.
enum VObject {
  static func python() throws -> String {
    let paths = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":").map {
      String($0) + "/python3"
    }
    let found = (["/usr/bin/python3"] + paths).first { path in
      let process = Process()
      process.executableURL = URL(filePath: path)
      process.arguments = ["-c", "import vobject"]
      process.standardError = FileHandle.nullDevice
      guard (try? process.run()) != nil else { return false }
      process.waitUntilExit()
      return process.terminationStatus == 0
    }
    return try #require(found, "Install it: apt-get install python3-vobject, or pip install vobject")
  }
}
