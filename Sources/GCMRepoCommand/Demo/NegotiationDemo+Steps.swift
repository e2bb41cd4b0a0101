import GCMRepo
import RecordLocalization

extension NegotiationDemo {
  private typealias Command = ShownStep.Command

  private static let rosa = ["--party", "RCM-TS", "--author", "Rosa Molina <rosa.molina@rcm.example.org>"]

  /// A command on the demo's record.
  private static func on(_ words: String..., more: [String] = [], lines: Int? = nil, isRefused: Bool = false) -> Command
  {
    Command(words: ["gcmrepo"] + words + more + ["-C", folder], isRefused: isRefused, lines: lines)
  }

  /// Up to the draft on which States propose.
  static let issuing = [
    ShownStep(
      Message(
        "RCM's secretariat makes a record, whose declaration has a Spanish and an English text, and issues a draft."),
      Command("gcmrepo", "init", folder, "--author", "Rosa Molina <rosa.molina@rcm.example.org>", lines: 1),
      on("tag", "draft-1", "-m", "Primera lectura", more: rosa),
      on("brackets", "draft-1", "--format", "csv", lines: 5))
  ]

  /// The States' files, and what the secretariat makes of them.
  static func proposing(_ script: NegotiationScript) -> [ShownStep] {
    [
      ShownStep(
        Message(
          "Eight States send the draft back from Word, with their changes tracked and their reasons in comments."),
        commands: script.proposals.map { proposal in
          on(
            "propose", wordFile(proposal.party), "--on", "draft-1", "--country", proposal.party.description, "--lang",
            "es",
            "--id", "texto", "--author", proposal.person, lines: 3)
        }),
      ShownStep(
        Message(
          "All of it in one text: for the room on a page, for the drafters in Word, each State's changes as its own."),
        on("compile", "draft-1", "--lang", "es", "--paragraph", "22"),
        on("compile", "draft-1", "--lang", "es", "-o", "documents/draft-1.html"),
        on("compile", "draft-1", "--lang", "es", "--as", "docx", "-o", "documents/draft-1.docx"),
        on("proposals", "--on", "draft-1", "--marshalled")),
      ShownStep(
        Message("The secretariat says what became of each, and why. Chile gets its letter, and answers."),
        commands: script.proposals.map { proposal in
          on(
            "dispose", "\(proposal.party)/proposals/draft-1/texto", "--as", proposal.outcome, "-m", proposal.why,
            more: rosa,
            lines: 1)
        } + [
          on("matrix", "draft-1", "--country", "CL", "-o", "documents/carta-CL.docx"),
          on(
            "answer", "CL/proposals/draft-1/texto", "--satisfied", "-m", "Gracias", "--author",
            script.proposals.first?.person ?? ""),
          on("matrix", "draft-1"),
        ]),
    ]
  }

  /// The next draft, with what was agreed.
  static let carrying: [ShownStep] = {
    let declaring = ["es", "en"].map { language in
      on(
        "declare", agreedFile(LanguageTag(language) ?? "es"), "--lang", language, "-m", "Lo acordado", more: rosa,
        lines: 1)
    }
    return [
      ShownStep(
        Message("What was agreed goes into the next draft, in both languages. What is still open is shown on it."),
        commands: declaring + [
          on("tag", "draft-2", "-m", "Segunda lectura", more: rosa), on("languages", "draft-2"),
          on("proposals", "--on", "draft-2", "--carried"), on("concordance", "draft-1", "draft-2", lines: 24),
        ])
    ]
  }()

  /// The final text, without brackets.
  ///
  /// - Parameter brackets: the names of the open brackets: two paragraphs, and two words of which one stays.
  static func settling(_ brackets: [String]) -> [ShownStep] {
    [
      ShownStep(
        Message("A text with open brackets is not final. The room settles them one by one, in both languages at once."),
        commands: [on("tag", "draft-3", "--final", "-m", "Texto final", more: rosa, isRefused: true)]
          + brackets.prefix(2).map { id in
            on(
              "brackets", "resolve", id, "--alone", "--to", "1", "--agreed", "CL,MX", "-m", "Acordado en sala",
              more: rosa)
          }
          + brackets.dropFirst(2).prefix(1).map { id in
            on("brackets", "resolve", id, "--to", "2", "--agreed", "CL,MX,PE", "-m", "Acordado en sala", more: rosa)
          } + [on("tag", "draft-3", "--final", "-m", "Texto final", more: rosa)])
    ]
  }

  /// The silence procedure on the final text.
  static func asking(until end: Timestamp) -> [ShownStep] {
    [
      ShownStep(
        Message("The States have three days to object. Silence is agreement."),
        on("silence", "open", "draft-3", "--until", end.description, "-m", "Por nota verbal", more: rosa),
        on("silence", "show"))
    ]
  }

  /// What the record says of it all.
  static let accounting = [
    ShownStep(
      Message("Who adopted what, on which commit; since when a phrase stands there; and that nothing is amiss."),
      on("adoption", "draft-3"), on("adoption", "draft-3", "-o", "documents/adopcion.docx"),
      on("provenance", "22", "--lang", "es"), on("trace", "servicios esenciales"), on("audit", lines: 3), on("verify"))
  ]

  /// What to try next in the folder.
  static let suggestions = [
    "gcmrepo brackets --over draft-1..draft-3 -C \(folder)", "gcmrepo matrix draft-1 --open -C \(folder)",
    "gcmrepo positions draft-1 -C \(folder)", "gcmrepo show CL/proposals/draft-1/texto --format json -C \(folder)",
    "gcmrepo order-paper draft-1 -o orden.docx -C \(folder)",
  ]
}

extension Record {
  /// The names of the open brackets in the declaration's first language, in the order of the text.
  func openBrackets() throws(RecordError) -> [String] { try current().declarationBrackets().texts.first?.ids ?? [] }
}
