import ArgumentParser
import GCMRepo
import RecordLocalization
import RecordRendering
import RecordValues

import func MarkdownText.nfc

struct DirectoryImport: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: .message("Take another list of persons into the directory: vCard, CSV or Excel, in one commit."),
    discussion: .message(
      """
      Persons who are not in the directory are added. Entries that differ change only with --update, and nothing is taken out. \
      Who may be somebody that the directory has under another form of the name is named and left out. Addresses and numbers \
      are private unless the list marks them as public or --work-is-public says so: they go into the private record, or nowhere. \
      The exit status is 1 where a person was left out.

        gcmrepo directory import sacm.vcf --conference SACM --party SACM-TS --dry-run
        gcmrepo directory import focal-points.xlsx --private ~/private-directory --party RCM-TS
      """))

  @Argument(
    help: .message("The file; - is standard input.", value: "file"),
    completion: .file(extensions: ["vcf", "csv", "xlsx"]))
  var file: String

  @Option(
    help: .message("The country or body of persons of whom the file does not say it.", value: "code"),
    completion: RecordCompletion.parties)
  var country: String?

  @Option(
    help: .message("The conference whose list it is: persons of others are left out.", value: "code"),
    completion: RecordCompletion.conferences)
  var conference: String?

  @Flag(help: .message("Change entries that differ."))
  var update = false

  @Flag(
    help: .message(
      "Addresses and numbers of the office may be published; every copy of the record keeps them for ever."))
  var workIsPublic = false

  @Option(name: .shortAndLong, help: .message("A note for those who read the history.", value: "message"))
  var message: String?

  @OptionGroup var place: PrivateOption
  @OptionGroup var options: AccountingOptions
  @OptionGroup var global: GlobalOptions

  func run(on console: Console) async throws {
    let writing = try AccountWriting(options.write, options.target, on: console)
    try place.check(beside: writing.record)
    let state = try writing.record.current()
    let read = try DirectoryFile(path: file, workIsPublic: workIsPublic, languages: state.configuration.languages)
    let conference = try LocalizedWords.conference(conference, in: state)
    let (country, party) = (try state.partyCode(named: country), try state.partyCode(named: options.party))
    let kept = try await console.writing {
      try await writing.record.keep(
        read.rows, country: country, conference: conference, isUpdate: update, party: party, message: message.map(nfc),
        as: writing.identity, dryRun: writing.isDryRun)
    }
    let intake = kept.intake
    let view = DirectoryIntakeView(intake: intake, isUpdate: update)
    if console.options.format != .json { try console.print(view.text(console.language)) }
    for remark in read.remarks { console.remark(remark) }
    let all = intake.added + intake.differing + intake.same
    let details = Dictionary(all.map { ($0.entry, $0.details) }) { $0.adding($1) }.filter { !$0.value.isEmpty }
    let count = details.values.reduce(0) { $0 + $1.count }
    let entries = Set(intake.added.map(\.entry))
    try await writing.answer(
      schema: "gcmrepo.directory_import/1", kept.outcome,
      [.init("party", .string(kept.party.description))] + view.json + [
        .init("private_kept", .int(place.folder == nil ? 0 : count)),
        .init("private_left_out", .int(place.folder == nil ? count : 0)),
      ], path: "parties",
      said: Message(
        """
        Persons added: \(intake.added.count, "added"); changed: \(update ? intake.differing.count : 0, "changed"); already so: \
        \(intake.same.count, "same"); left out: \(intake.left.count, "left").
        """))
    if !intake.differing.isEmpty, !update {
      console.warn(
        Message(
          intake.differing.count, "{count} entry differs and is left as it is; --update takes what the file says.",
          "{count} entries differ and are left as they are; --update takes what the file says."))
    }
    if place.folder == nil, count > 0 {
      console.warn(
        Message(
          count, "{count} private contact is left out; --private FOLDER keeps it in the private record.",
          "{count} private contacts are left out; --private FOLDER keeps them in the private record."))
    }
    // Only of those whom the record has now.
    let isWritten = !writing.isDryRun
    try await place.keep(
      details.filter { isWritten || !entries.contains($0.key) }, beside: writing.record, party: kept.party,
      as: writing.identity, dryRun: writing.isDryRun, on: console)
    if isWritten {
      try DirectoryWarnings.show(of: Set(all.map(\.entry)), in: writing.record.current(), on: console)
    }
    if !intake.left.isEmpty { throw CommandFailure.no }
  }
}

/// What a list would change, for people and for scripts.
struct DirectoryIntakeView {
  let intake: DirectoryIntake
  let isUpdate: Bool

  var json: [JSONValue.Member] {
    func taken(_ persons: [DirectoryIntake.Taken]) -> JSONValue {
      .array(
        persons.map { person in
          [
            "entry": .string(person.entry), "line": .int(person.line),
            "fields": .array(person.fields.map { .string($0) }),
          ]
        })
    }
    return [
      .init("added", taken(intake.added)), .init(isUpdate ? "changed" : "differing", taken(intake.differing)),
      .init(isUpdate ? "differing" : "changed", .array([])), .init("same", taken(intake.same)),
      .init(
        "left_out",
        .array(
          intake.left.map { left in
            [
              "line": .int(left.line), "name": .string(left.name), "reason": .string(left.reason.rawValue),
              "about": .array(left.about.map { .string($0) }),
            ]
          })),
      .init("private_texts", .array(intake.privateTexts.map { .int($0) })),
    ]
  }

  func text(_ language: InterfaceLanguage) -> String {
    var lines: [String] = []
    for person in intake.added { lines.append("+ \(person.entry): \(person.fields.joined(separator: ", "))") }
    for person in intake.differing {
      lines.append("\(isUpdate ? "~" : "=") \(person.entry): \(person.fields.joined(separator: ", "))")
    }
    for left in intake.left { lines.append("? " + Self.sentence(left)(language)) }
    for line in intake.privateTexts {
      lines.append(
        "? " + Message("Line \(line, "line"): a text with an address or a telephone number is left out.")(language))
    }
    return lines.map { TerminalText.neutralised($0) + "\n" }.joined()
  }

  private static func sentence(_ left: DirectoryIntake.Left) -> Message {
    let (line, name, about) = (left.line, left.name, left.about.joined(separator: ", "))
    switch left.reason {
    case .ambiguous:
      return Message(
        "Line \(line, "line"): \(name, "name") may be \(about, "about"). Add a column Entry that says which, or name the person with `directory add`."
      )
    case .noParty:
      return Message("Line \(line, "line"): the country or body of \(name, "name") is not known (\(about, "about")).")
    case .otherConference:
      return Message("Line \(line, "line"): \(about, "party") of \(name, "name") is not of the conference.")
    case .noName: return Message("Line \(line, "line"): the name “\(name, "name")” cannot be used.")
    case .noEntry: return Message("Line \(line, "line"): the directory has no entry \(about, "entry").")
    case .period: return Message("Line \(line, "line"): the last day of \(name, "name") is before the first.")
    }
  }
}
