import Foundation
import Testing
import RecordLocalization
import RecordRendering

@Suite struct MessagesSpeakTheReadersLanguageTests {
  let desk: Desk

  init() throws { desk = try Desk() }

  @Test func spanishIsSpokenWhereItIsAskedForOrTheEnvironmentIsSpanish() async throws {
    let record = try await desk.negotiatedRecord()
    let ways: [(words: [String], setting: [String: String?])] = [
      (["--locale", "es"], [:]), ([], ["LC_ALL": "es_UY.UTF-8"]), ([], ["LC_ALL": nil, "LANG": "es_CL"]),
      (["--locale", "es"], ["LC_ALL": "en_US.UTF-8"]),
    ]
    for (words, setting) in ways {
      let run = try await desk.done("status", more: words, at: record, setting: setting)
      #expect(run.output.contains("Parte") && run.output.contains("México"))
      #expect(run.said.contains("han presentado algo"))
    }
    let english = try await desk.done(
      "status", "--locale", "en", at: record, setting: ["LC_ALL": "es_MX.UTF-8"])
    #expect(english.said.contains("have submitted"))
  }

  @Test func everyCommandAnswersInSpanish() async throws {
    let record = try await desk.negotiatedRecord()
    let cases: [([String], String)] = [
      (
        ["submit", try desk.note(), "--country", "PY", "--kind", "input", "--lang", "es"],
        "Conserve este recibo"
      ),
      (["withdraw", "PY/inputs/nota", "-m", "Retiro"], "queda retirado"),
      (["declare", try desk.note(), "--lang", "es", "--party", "RCM-TS", "-m", "Texto"], "declaración"),
      (["tag", "draft-3", "-m", "Tercero", "--party", "RCM-TS"], "no cambiará nunca"), (["tags"], "Borrador"),
      (["list"], "Aporte"), (["log"], "Fecha"), (["audit"], "sin hallazgos"), (["verify"], "íntegro"),
      (["diff", "draft-1", "draft-2"], "palabras"), (["doctor"], "exportación a PDF"),
      (["list", "--country", "AR", "--kind", "questionnaire"], "Ningún aporte cumple"),
    ]
    for (words, expected) in cases {
      let run = try await desk.program(words + ["--locale", "es"], at: words == ["doctor"] ? nil : record)
        .run()
      #expect(run.status == 0, "\(words): \(run.said)")
      #expect((run.output + run.said).contains(expected), "\(words): \(run.output) \(run.said)")
    }
  }

  @Test func historyIsToldInSpanishHoweverLongAnIdIs() async throws {
    let record = try await desk.record()
    let id = "ventanillas-de-atencion-a-las-personas-retornadas"
    _ = try await desk.done(
      "submit", try desk.note(), "--country", "SV", "--kind", "best-practice", "--lang", "es", "--id", id, at: record)
    _ = try await desk.done(
      "declare", try desk.note(), "--lang", "es", "--party", "RCM-TS", "-m", "Texto", at: record)
    let log = try await desk.done("log", "--locale", "es", at: record).output
    #expect(log.contains("Presenta SV/best-practices/\(id), revisión 1"))
    #expect(log.contains("Fija la declaración en «es»"))
    #expect(!log.contains("Submit "))
  }

  @Test func everySubjectOfTheProgramIsWorded() async throws {
    let record = try await desk.record()
    let texts = ["es": "Los Estados [CL: deberán] [MX: podrán]", "en": "The States [CL: shall] [MX: may]"]
    for (language, words) in texts {
      try await desk.done(
        "declare", desk.write("d.md", "# D\n\n\(words) cooperar.\n"), "--lang", language, "--party", "RCM-TS", "-m",
        "x",
        at: record)
    }
    let brackets = try await desk.done("brackets", "--lang", "es", "--format", "json", at: record).json()
    let id = try #require(brackets["brackets"]?[0]?["id"]?.string)
    try await desk.done("brackets", "resolve", id, "--to", "CL", "--party", "RCM-TS", "-m", "x", at: record)
    try await desk.done("tag", "draft-1", "--party", "RCM-TS", "-m", "x", at: record)
    let position = ["--on", "draft-1", "--country", "CL", "--stand", "support", "-m", "x"]
    try await desk.done("position", "#2", more: position, at: record)
    let spanish = try await desk.done("log", "--locale", "es", at: record).output
    for words in [
      "Iniciar el registro", "Fija la declaración en «es»", "Resolver el corchete \(id)",
      "Declarar el apoyo de CL a draft-1, #2",
    ] { #expect(spanish.contains(words), "\(words): \(spanish)") }
    // In git and for programs they are as they were written.
    let csv = try await desk.done("log", "--locale", "es", "--format", "csv", at: record).output
    #expect(csv.contains("Settle the bracket \(id)") && csv.contains("Begin the record"))
    #expect(try await desk.git("log", "--format=%s", in: record).contains("Settle the bracket \(id)"))
  }

  @Test func conferencesAreAbbreviatedInTheReadersLanguage() async throws {
    let record = try await desk.record()
    try await desk.done(
      "glossary", "add", "retorno", "--term", "es=retorno", "--definition", "es=Volver.", "--conference", "RCM",
      "--party", "RCM-TS", at: record)
    for words in [
      ["meetings"], ["meetings", "show", "2017-05-11-joint-meeting"], ["glossary"],
      ["glossary", "show", "retorno"],
      ["glossary", "compare", "retorno"], ["directory", "--body", "RCM-TS"], ["calendar"], ["status"],
    ] {
      let spanish = try await desk.done(words[0], more: words.dropFirst() + ["--locale", "es"], at: record).output
      // Bodies keep their codes.
      let names = spanish.replacing("RCM-", with: "")
      #expect(names.contains("CRM") && !names.contains("RCM"), "\(words): \(spanish)")
      let english = try await desk.done(words[0], more: Array(words.dropFirst()), at: record).output
      #expect(english.contains("RCM"), "\(words): \(english)")
    }
    let csv = try await desk.done("meetings", "--format", "csv", "--locale", "es", at: record).output
    #expect(csv.contains("RCM") && !csv.contains("CRM"))
  }

  @Test func refusalsAreInSpanishToo() async throws {
    let record = try await desk.record()
    let file = try desk.note()
    let cases: [([String], Int, String)] = [
      (["submit", file, "--country", "CX", "--kind", "input"], 3, "¿Quiso decir"),
      (["submit", file, "--country", "CL", "--kind", "imput"], 3, "no es un tipo de aporte"),
      (["submit", "nada.md", "--country", "CL", "--kind", "input"], 3, "No existe el archivo"),
      (["show", "CL/inputs/nada"], 3, "No hay ningún aporte"),
      (["diff", "draft-9"], 3, "No hay ningún borrador"),
      (["submit"], 2, "Falta"), (["list", "--temas", "x"], 2, "No existe la opción"),
      (["status", "--format", "xml"], 2, "no es válido"), (["tag", "d", "-m", "m"], 2, "en nombre de quién"),
      (["verify", "nada.json"], 3, "No existe"), (["status", "--quiet=3"], 2, "no admite ningún valor"),
      (["tag", "d"], 2, "con -m"), (["list", "--theme"], 2, "Falta el valor"),
    ]
    for (words, status, expected) in cases {
      let run = try await desk.program(words + ["--locale", "es"], at: record).run()
      expectRefusal(run, status: status, naming: expected)
    }
  }

  @Test func portugueseAndFrenchAreSpoken() async throws {
    let record = try await desk.negotiatedRecord()
    let cases: [([String], pt: String, fr: String)] = [
      (["status"], "Já apresentaram algo", "Ont présenté quelque chose"),
      (["list"], "Contribuição", "Contribution"), (["log"], "Data (UTC)", "Date (UTC)"),
      (["audit"], "nenhuma", "aucune"), (["verify"], "íntegro", "intègre"),
      (["diff", "draft-1", "draft-2"], "palavras", "mots"),
    ]
    for (words, portuguese, french) in cases {
      for (code, expected) in [("pt", portuguese), ("fr", french)] {
        let run = try await desk.program(words + ["--locale", code], at: record).run()
        #expect((run.output + run.said).contains(expected), "\(words): \(run.output) \(run.said)")
      }
    }
    for (code, missing) in [("pt", "não existe"), ("fr", "n’existe pas de fichier")] {
      let run = try await desk.gcmrepo(
        "submit", "nada.md", "--country", "CL", "--kind", "input", "--locale", code, at: record)
      expectRefusal(run, status: 3, naming: missing)
    }
    #expect(try await desk.gcmrepo("status", "--locale", "de", at: record).status == 2)
  }

  @Test func keysAndCodesDoNotChangeWithTheLanguage() async throws {
    let record = try await desk.negotiatedRecord()
    for command in ["status", "list", "tags", "log", "audit"] {
      let english = try await desk.done(command, "--format", "csv", "--locale", "en", at: record)
      let spanish = try await desk.done(command, "--format", "csv", "--locale", "es", at: record)
      #expect(english.lines.first == spanish.lines.first)
    }
  }

  @Test func jsonIsTheSameInEveryLocale() async throws {
    let record = try await desk.negotiatedRecord()
    try await desk.git("commit", "-q", "--allow-empty", "-m", "By hand", in: record)
    let open = try desk.note("abierto.md", "# Nota\n\nUn [corchete abierto.\n")
    for words in [
      ["status"], ["list"], ["tags"], ["log"], ["audit"], ["verify"], ["doctor"], ["show", "CL/inputs/aportes"],
      ["show", "declaration"], ["diff", "draft-1", "draft-2", "--as", "json"],
      ["reread", "--all", "--dry-run", "--party", "RCM-TS"],
      ["submit", open, "--country", "PY", "--kind", "best-practice", "--lang", "es", "--dry-run"],
      ["declare", open, "--lang", "es", "--party", "RCM-TS", "-m", "x", "--dry-run"],
      ["withdraw", "CL/inputs/aportes", "-m", "x", "--dry-run"],
      ["tag", "draft-3", "-m", "x", "--party", "RCM-TS", "--dry-run"],
    ] {
      let all = words + (words.contains("--as") ? [] : ["--format", "json"])
      let english = try await desk.program(all, at: record, setting: ["LANG": "en_US.UTF-8"]).run().output
      #expect(english.hasPrefix("{"), "\(words)")
      for locale in ["es", "pt", "fr"] {
        let other = try await desk.program(all + ["--locale", locale], at: record, setting: ["LANG": locale]).run()
        // Each dry run has its own time.
        let time = /[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:]{8}Z/
        #expect(
          words.contains("--dry-run")
            ? other.output.replacing(time, with: "") == english.replacing(time, with: "") : other.output == english,
          "\(words) in \(locale)")
      }
    }
  }

  @Test func quietLeavesOnlyDataAndErrors() async throws {
    let record = try await desk.negotiatedRecord()
    for words in [
      ["status"], ["list"], ["tags"], ["log"], ["audit"], ["verify"], ["diff", "draft-1", "draft-2"],
      ["submit", try desk.note(), "--country", "PY", "--kind", "best-practice", "--lang", "es"],
      ["withdraw", "PY/best-practices/nota", "-m", "x"], ["tag", "draft-3", "-m", "x", "--party", "RCM-TS"],
      ["diff", "draft-1", "-o", "redline.html"],
    ] {
      let run = try await desk.program(words + ["--quiet"], at: record).run()
      #expect(run.status == 0)
      #expect(run.said.isEmpty, "\(words): \(run.said)")
    }
    expectRefusal(try await desk.gcmrepo("show", "x", "--quiet", at: record), status: 3)
  }

  @Test func verboseSaysMoreAboutAFailure() async throws {
    let record = try await desk.record()
    let run = try await desk.gcmrepo(
      "submit", desk.write("falso.docx", "no"), "--country", "CL", "--kind", "input", "--lang", "es",
      "--verbose",
      at: record)
    #expect(run.status == 3)
    #expect(run.said.split(separator: "\n").count == 2)
  }

  @Test func dataAreTheSameWithAndWithoutATerminalInTheWay() async throws {
    let record = try await desk.negotiatedRecord()
    let plain = try await desk.done("list", "--format", "json", at: record)
    let (status, screen) = try await desk.onTerminal(words: ["list", "--format", "json", "-C", record])
    #expect(status == 0)
    let shown = screen.drop { $0 != "{" }
    #expect(shown.filter { !$0.isWhitespace } == plain.output.filter { !$0.isWhitespace })
  }
}
