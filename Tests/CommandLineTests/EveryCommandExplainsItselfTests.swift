import Foundation
import Testing

@Suite struct EveryCommandExplainsItselfTests {
  let desk: Desk

  init() throws { desk = try Desk() }

  static let commands = [
    "demo", "init", "doctor", "submit", "confirm", "contest", "withdraw", "declare", "status", "list", "show", "export",
    "log", "tag", "tags",
    "diff", "redline", "audit", "verify", "reread", "clone", "sync", "outbox",
  ]

  /// The commands that have commands below them, and those.
  static let groups = [
    "meetings": ["list", "show", "add", "change", "move", "cancel", "attach"],
    "calendar": ["show", "import"], "duties": ["list", "add", "change"],
    "agreements": ["list", "add", "change", "close"],
    "directory": ["list", "add", "change", "end"],
    "glossary": [
      "list", "show", "add", "change", "compare", "check", "accept", "history", "export", "import",
    ],
    "bundle": ["make", "take"], "portal": ["build"],
  ]
  /// Commands of groups that write nothing into a record.
  static let reading: Set<String> = [
    "glossary compare", "glossary check", "glossary history", "glossary export", "portal build",
  ]
  static let pairs = groups.sorted { $0.key < $1.key }.flatMap { group in group.value.map { "\(group.key) \($0)" } }

  @Test func helpNamesEveryCommandOnce() async throws {
    let help = try await desk.done("--help")
    #expect(help.said.isEmpty)
    for command in Self.commands + Self.groups.keys {
      #expect(help.lines.count { $0.hasPrefix("  \(command) ") } == 1, "\(command)")
    }
    #expect(try await desk.done("help").output == help.output)
    #expect(try await desk.done().output.contains("gcmrepo demo"))
  }

  @Test func theVersionIsOneLine() async throws {
    #expect(try await desk.done("--version").output.wholeMatch(of: /\d+\.\d+\.\d+\n/) != nil)
  }

  @Test(arguments: commands + pairs)
  func aCommandSaysWhatItDoesAndWhatEachOptionMeans(_ command: String) async throws {
    let words = command.split(separator: " ").map(String.init)
    let help = try await desk.done(more: ["help"] + words)
    #expect(help.output == (try await desk.done(more: words + ["--help"]).output))
    #expect(help.lines.first?.wholeMatch(of: /OVERVIEW: [A-Z].{15,}/) != nil)
    #expect(help.output.contains("USAGE: gcmrepo \(command)"))
    // Beside the line of usage, one that can be typed; what a group does by itself is typed without its name.
    let typed = command == "calendar show" ? ["calendar"] : words
    #expect(
      help.output.matches(of: try Regex("gcmrepo\\s+\(typed.joined(separator: "\\s+"))\\b")).count > 1,
      "\(command) has no example")
    try #require(help.options.count >= 8)
    #expect(help.unexplained.isEmpty)
    for option in ["-C <dir>", "--format", "--quiet", "--verbose", "--color", "--locale"] {
      #expect(help.output.contains(option), "\(command) has no \(option)")
    }
  }

  /// A command below another is asked in one way only: the ways are the same code, and each costs a process.
  @Test(arguments: pairs)
  func aCommandBelowAnotherExplainsItselfInTheReadersLanguage(_ command: String) async throws {
    let own = command.split(separator: " ").map(String.init)
    let english = try await desk.done(more: ["help"] + own)
    for tongue in Tongue.all {
      let help = try await desk.done(more: ["--locale=\(tongue.code)"] + own + ["-h"])
      #expect(help.lines.first?.hasPrefix(tongue.overview + " ") == true)
      #expect(help.options == english.options && help.unexplained.isEmpty)
      #expect(help.englishWords(but: tongue.words).isEmpty, "\(tongue.code)")
    }
  }

  @Test(arguments: commands + groups.keys.sorted())
  func aCommandExplainsItselfInTheReadersLanguage(_ command: String) async throws {
    let own = command.split(separator: " ").map(String.init)
    let english = try await desk.done(more: ["help"] + own)
    for tongue in Tongue.all {
      let help = try await desk.done(more: ["help"] + own + ["--locale", tongue.code])
      #expect(help.lines.first?.hasPrefix(tongue.overview + " ") == true)
      #expect(help.output.contains("\(tongue.usage) gcmrepo \(command)"))
      #expect(help.options == english.options)
      #expect(help.unexplained.isEmpty)
      #expect(help.englishWords(but: tongue.words).isEmpty, "\(tongue.code)")
      #expect(help.lines.allSatisfy { $0.count <= 80 || $0.hasPrefix(tongue.usage) })
    }
  }

  /// The ways are the same code for every command: one that stands alone, and one with commands below it.
  @Test(arguments: ["submit", "calendar"])
  func helpIsAskedForInEveryWay(_ command: String) async throws {
    let english = try await desk.done("help", command)
    for tongue in Tongue.all {
      let help = try await desk.done("help", command, "--locale", tongue.code)
      let ways: [(words: [String], setting: [String: String?])] = [
        ([command, "--help", "--locale", tongue.code], [:]), (["--locale=\(tongue.code)", command, "-h"], [:]),
        (["help", command], ["LC_ALL": tongue.locale]), ([command, "--help"], ["LC_ALL": nil, "LANG": tongue.locale]),
      ]
      for (words, setting) in ways {
        #expect(try await desk.done(more: words, setting: setting).output == help.output, "\(words)")
      }
      let run = try await desk.done(
        "help", command, "--locale", "en", setting: ["LC_ALL": tongue.locale])
      #expect(run.output == english.output)
    }
  }

  @Test(arguments: Tongue.all)
  fileprivate func theListOfCommandsIsInTheReadersLanguage(_ tongue: Tongue) async throws {
    let help = try await desk.done("help", "--locale", tongue.code)
    for words in [
      ["--help", "--locale", tongue.code], ["--locale", tongue.code], ["--locale=\(tongue.code)", "-h"],
      ["--locale", tongue.code, "help"], ["help", "--help", "--locale", tongue.code],
    ] {
      #expect(try await desk.done(more: words).output == help.output, "\(words)")
    }
    #expect(try await desk.done(setting: ["LC_ALL": tongue.locale]).output == help.output)
    for command in Self.commands {
      #expect(help.lines.count { $0.hasPrefix("  \(command) ") } == 1, "\(command)")
    }
    for heading in tongue.headings { #expect(help.lines.contains(heading), "\(heading)") }
    #expect(help.output.contains("gcmrepo demo") && help.output.contains(tongue.commandHelp))
    #expect(help.englishWords(but: tongue.words).isEmpty)
  }

  @Test func helpIsWrappedToTheWidthOfTheTerminal() async throws {
    let wide = try await desk.done("help", "diff", "--locale", "es", setting: ["COLUMNS": "200"])
    let narrow = try await desk.done("help", "diff", "--locale", "es", setting: ["COLUMNS": "60"])
    #expect(narrow.lines.allSatisfy { $0.count <= 60 || $0.hasPrefix("USO: ") })
    #expect(wide.lines.count < narrow.lines.count)
    let words = [wide, narrow].map { $0.output.split(whereSeparator: \.isWhitespace) }
    #expect(words[0] == words[1])
  }

  @Test func manualPagesAreMadeInEnglish() async throws {
    let made = try await desk.done("--experimental-dump-help", setting: ["LC_ALL": "es_UY.UTF-8"]).output
    #expect(made.utf8.count { $0 >= 0x80 } == 0)
    #expect(try await desk.done("--experimental-dump-help").output == made)
  }

  @Test(
    arguments: ["init", "demo", "submit", "withdraw", "declare", "tag"]
      + pairs.filter {
        !$0.hasSuffix("list") && !$0.hasSuffix("show") && !$0.hasPrefix("bundle") && !reading.contains($0)
      }
  )
  func aCommandThatWritesCanBeTriedWithoutWriting(_ command: String) async throws {
    let words = command.split(separator: " ").map(String.init)
    #expect(try await desk.done(more: ["help"] + words).output.contains("--dry-run"))
  }

  @Test func completionsOfferTheRecordsOwnWords() async throws {
    let record = try await desk.negotiatedRecord()
    let script = """
      source <("$GCMREPO" --generate-completion-script bash)
      offer() {
        COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); COMP_LINE="$*"; COMP_POINT=${#COMP_LINE}; COMPREPLY=()
        _gcmrepo gcmrepo "${COMP_WORDS[COMP_CWORD]}" "${COMP_WORDS[COMP_CWORD - 1]}"
        echo "${COMPREPLY[@]}"
      }
      mkdir -p "$HOME/bin"; ln -sf "$GCMREPO" "$HOME/bin/gcmrepo"; PATH=$HOME/bin:$PATH; cd \(record)
      offer gcmrepo submit --country C
      offer gcmrepo list --kind b
      offer gcmrepo diff d
      offer gcmrepo meetings move 2017-08-30-t
      offer gcmrepo glossary show u
      offer gcmrepo agreements close 2017-05-11-1
      cd /; offer gcmrepo submit --country C
      """
    let run = try await Program(
      path: "/bin/bash", words: ["-c", script], folder: desk.folder, environment: desk.environment()
    ).run()
    #expect(run.lines.first == "CA CL CO CR", "\(run.said)")
    #expect(run.lines.dropFirst().first == "best-practice")
    #expect(run.lines.dropFirst(2).first == "draft-1 draft-2 declaration")
    #expect(
      run.lines.dropFirst(3).prefix(3) == ["2017-08-30-troikas", "unaccompanied-child", "2017-05-11-1"], "\(run.output)"
    )
    let elsewhere = run.lines.dropFirst(6).joined()
    #expect(elsewhere.isEmpty)
  }

  @Test(arguments: ["bash", "zsh", "fish"])
  func completionsKnowEveryCommandAndOption(_ shell: String) async throws {
    let script = try await desk.done("--generate-completion-script", shell).output
    for word in Self.commands + ["country", "dry-run", "side-by-side"] {
      #expect(script.contains(word), "\(word)")
    }
    guard shell == "bash" else { return }
    try desk.write("complete.bash", script)
    let check = try await desk.shell(
      "bash -n complete.bash && bash -c '. ./complete.bash; complete -p gcmrepo'")
    #expect(check.status == 0, "\(check.said)")
  }

  @Test(arguments: [("sumbit", "submit"), ("stauts", "status"), ("tagg", "tag"), ("verfy", "verify")])
  func aMistypedCommandIsCorrected(_ typed: String, _ meant: String) async throws {
    expectRefusal(try await desk.gcmrepo(typed), status: 2, naming: typed, "Did you mean \(meant)")
  }

  @Test(arguments: commands.filter { !["demo", "init", "doctor"].contains($0) } + pairs)
  func whatIsTooMuchIsRefused(_ command: String) async throws {
    let run = try await desk.gcmrepo(more: command.split(separator: " ").map(String.init) + ["--no-such-option"])
    expectRefusal(run, status: 2, naming: "gcmrepo help \(command)")
  }
}

extension Outcome {
  /// The options that a help lists: `-o, --output`.
  fileprivate var options: [Substring] {
    lines.compactMap { $0.firstMatch(of: /^  ((?:-\w(?:, )?)?(?:--[a-z-]+)?)(?: |$)/)?.1 }.filter { !$0.isEmpty }
  }

  /// The options without an explanation beside them or, if they are long, on the next line.
  fileprivate var unexplained: [String] {
    lines.indices.filter { lines[$0].contains(/^  (?:-\w|--[a-z])/) }.filter { place in
      let next = place + 1 < lines.count ? lines[place + 1] : ""
      return lines[place].count <= 26 && !next.hasPrefix(String(repeating: " ", count: 26))
    }.map { lines[$0] }
  }

  /// English words in the prose of a translated help, excluding code, names of options, values and formats, and words
  /// that the reader's language shares.
  fileprivate func englishWords(but shared: Set<Substring>) -> [Substring] {
    let english: Set<Substring> = [
      "the", "and", "of", "with", "file", "files", "for", "from", "or", "to", "that", "this", "what", "which", "who",
      "when", "where", "its", "it", "is", "are", "by", "on", "only", "else", "not", "nothing", "such", "one", "all",
      "show", "list", "make", "write", "print", "folder", "draft", "drafts", "contribution", "contributions", "record",
      "text", "history", "values", "default", "overview", "usage", "options", "arguments", "subcommand", "subcommands",
      "help", "information", "version",
    ]
    // Excluding a command's name at the beginning of its line, code, options, and the placeholders of an option.
    var prose = output
    for code in [
      /`[^`]*`|[«“]\s?gcmrepo [^»”]*[»”]/, /gcmrepo\s+[a-z]+[^.\n]*/, /^  [a-z]+\s/.anchorsMatchLineEndings(),
      /--?[a-zA-Z][a-zA-Z-]*/, /\((?:valores|valeurs|padrão|por\s+defecto|par\s+défaut)\s*:[^)]*\)/, /\w+[._-]\w+/,
    ] {
      prose.replace(code, with: " ")
    }
    return prose.lowercased().split { !$0.isLetter }.filter { english.contains($0) && !shared.contains($0) }
  }
}

/// A language other than English, with words by which its help is recognised.
private struct Tongue: Sendable {
  let code: String
  let locale: String
  let overview: String
  let usage: String
  let headings: [String]
  let commandHelp: String
  /// English words that the language shares.
  let words: Set<Substring>

  static let all = [
    Tongue(
      code: "es", locale: "es_UY.UTF-8", overview: "DESCRIPCIÓN:", usage: "USO:",
      headings: ["OPCIONES:", "COMANDOS PARA EMPEZAR:", "COMANDOS PARA APORTAR:"],
      commandHelp: "gcmrepo help <comando>", words: []),
    Tongue(
      code: "pt", locale: "pt_BR.UTF-8", overview: "DESCRIÇÃO:", usage: "USO:",
      headings: ["OPÇÕES:", "COMANDOS PARA COMEÇAR:"], commandHelp: "gcmrepo help <comando>", words: ["for"]),
    Tongue(
      code: "fr", locale: "fr_HT.UTF-8", overview: "DESCRIPTION\u{A0}:", usage: "UTILISATION\u{A0}:",
      headings: ["OPTIONS\u{A0}:", "COMMANDES POUR DÉBUTER\u{A0}:"], commandHelp: "gcmrepo help <commande>",
      words: ["information", "options", "arguments", "on", "contribution", "contributions", "version", "versions"]),
  ]
}
