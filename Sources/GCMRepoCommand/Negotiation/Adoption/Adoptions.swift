import ArgumentParser
import GCMRepo
import RecordLocalization
import RecordRendering

/// `gcmrepo adoption`: how States adopt the final draft.
struct Adoptions: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "adoption",
    abstract: .message("Show how States adopt the final draft, as a table or a certificate; forms to fill in by mail."),
    discussion: .message(
      """
      A form is a Word table for one State: gcmrepo adoption form draft-5 --country CL -o form.docx. What comes back is read with: \
      gcmrepo adoption import form.docx --sent-in-by RCM-TS
      """),
    subcommands: [AdoptionList.self, AdoptionForm.self, AdoptionImport.self], defaultSubcommand: AdoptionList.self)
}

struct AdoptionList: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: .message("Show how States adopt the final draft, and who was not heard."),
    discussion: .message(
      """
      With -o it is a certificate that names the exact commit and the SHA-256 of the draft's manifest: gcmrepo adoption draft-5 -o \
      certificate.pdf
      """))

  @Argument(help: .message("The final draft; else the last one.", value: "draft"), completion: RecordCompletion.drafts)
  var draft: String?

  @Option(
    name: .shortAndLong,
    help: .message("Write a certificate to this file: .docx, .odt, .pdf or .html.", value: "file"), completion: .file())
  var output: String?

  @OptionGroup var global: GlobalOptions

  func run(on console: Console) async throws {
    let record = try console.openRecord()
    let file = try output.map { path throws(CommandFailure) in try PublishedFile(path: path) }
    let table = try record.adoptions(of: draft)
    let view = AdoptionView(table: table)
    if let file {
      try await file.write(view.certificate(in: try record.current(), console.language), on: console)
    } else if console.options.format == .json {
      try console.print(json: view.json)
    } else {
      try await console.print(
        view.rows(console.language, isForPeople: console.options.format == .table), schema: "gcmrepo.adoption/1",
        key: "adoptions")
      let silent = table.notHeard.map(\.description)
      if !silent.isEmpty {
        console.remark(
          Message(
            "Not heard from on \(table.draft.name.description, "draft"): \(and: silent, "parties") (\(silent.count, "count") of \(table.rows.count, "members"))."
          ))
      }
    }
    console.warn(table.problems)
  }
}
