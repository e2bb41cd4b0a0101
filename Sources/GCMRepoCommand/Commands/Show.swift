import ArgumentParser
import Documents
import GCMRepo
import Rendering
import WordDocument

struct Show: ConsoleCommand {
  static let configuration = CommandConfiguration(
    abstract: "Show a contribution's text, or give its original as it was submitted.")

  @Argument(help: "The contribution, such as CL/inputs/aportes.")
  var id: String

  @Option(help: ArgumentHelp("A draft or commit; else the current state.", valueName: "rev"))
  var at: String?

  @Flag(help: "The original's bytes instead of the text.")
  var original = false

  @Flag(help: "The tracked changes and comments of a Word original, by author.")
  var changes = false

  @Flag(help: "The text of a Word original with all tracked changes accepted.")
  var accepted = false

  @Flag(help: "The text of a Word original with all tracked changes rejected.")
  var rejected = false

  @Option(name: .customLong("lang"), help: ArgumentHelp("Which language version; else the first.", valueName: "lang"))
  var language: String?

  @OptionGroup var global: GlobalOptions

  func validate() throws {
    guard [original, changes, accepted, rejected].count(where: \.self) < 2 else {
      throw ValidationError("Give only one of --original, --changes, --accepted and --rejected.")
    }
  }

  func run(on console: Console) async throws {
    let state = try console.openRecord().state(at: at)
    let contribution = try state.contribution(named: id)
    if original {
      let bytes = try state.original(of: contribution, language: language)
      if Console.outputIsTerminal, !bytes.allSatisfy({ $0 >= 0x20 || $0 == 0x0A || $0 == 0x09 || $0 == 0x0D }) {
        throw CommandFailure(
          .usage,
          Wording(
            en: "The original is not text. Send it to a file: gcmrepo show \(id) --original > FILE",
            es: "El original no es texto. Envíelo a un archivo: gcmrepo show \(id) --original > ARCHIVO"))
      }
      try console.print(bytes: bytes)
      return
    }
    if changes { return try await show(try review(of: contribution, in: state), on: console) }
    let text =
      accepted || rejected
      ? try read(contribution, in: state, accepted ? .accepted : .rejected)
      : try state.text(of: contribution, language: language)
    if console.options.format == .json {
      try console.print(json: json(contribution, text))
    } else if Console.outputIsTerminal {
      try await console.page(TerminalText.neutralised(String(decoding: text, as: UTF8.self), keepingLayout: true))
    } else {
      try console.print(bytes: text)
    }
  }

  // MARK: Word originals

  private func word(_ contribution: Contribution, in state: RecordState) throws -> SubmittedFile {
    let chosen = language ?? contribution.languages.first ?? ""
    let bytes = try state.original(of: contribution, language: language)
    let name = contribution.originals.first { $0.language == chosen }?.file ?? ""
    guard name.hasSuffix(".docx") else {
      let kind = name.split(separator: ".").last.map(String.init) ?? ""
      throw CommandFailure(
        .refusedInput,
        Wording(
          en: "The original of \(id) is a .\(kind) file; only a Word file (.docx) shows its tracked changes here. "
            + "See the file itself with `gcmrepo show \(id) --original`.",
          es: "El original de \(id) es un archivo .\(kind); solo un archivo de Word (.docx) muestra aquí sus cambios "
            + "registrados. Vea el archivo con `gcmrepo show \(id) --original`."))
    }
    return SubmittedFile(name: name, bytes: bytes)
  }

  private func converter(_ state: RecordState) -> Converter {
    var limits = DocumentLimits.standard
    limits.bytes = state.configuration.limits.originalBytes
    limits.unpackedBytes = state.configuration.limits.unpackedBytes
    return Converter(limits: limits)
  }

  private func read(_ contribution: Contribution, in state: RecordState, _ reading: Reading) throws
    -> [UInt8]
  {
    let file = try word(contribution, in: state)
    do throws(DocumentError) { return try converter(state).text(of: file, reading) } catch {
      throw CommandFailure(error)
    }
  }

  private func review(of contribution: Contribution, in state: RecordState) throws -> Review {
    let file = try word(contribution, in: state)
    do throws(DocumentError) { return try converter(state).review(of: file) } catch { throw CommandFailure(error) }
  }

  private func show(_ review: Review, on console: Console) async throws {
    let view = ShowReview(review: review, language: console.language)
    try await console.print(
      console.options.format == .table ? view.terminalTable : view.table, schema: "gcmrepo.changes/1", key: "changes",
      extra: [("contribution", .string(id))])
    if view.table.rows.isEmpty {
      console.remark(
        Wording(
          en: "The original has no tracked changes and no comments.",
          es: "El original no tiene cambios registrados ni comentarios."))
    }
  }

  private func json(_ contribution: Contribution, _ text: [UInt8]) -> JSONValue {
    func texts(_ texts: LocalizedText) -> JSONValue {
      .object(texts.entries.map { .init($0.language, .string($0.text)) })
    }
    return [
      "schema": "gcmrepo.contribution/1", "id": .string(contribution.id.description),
      "kind": .string(contribution.id.kind.rawValue), "party": .string(contribution.id.party),
      "title": texts(contribution.title), "themes": .array(contribution.themes.map { .string($0) }),
      "languages": .array(contribution.languages.map { .string($0) }), "status": .string(contribution.status.rawValue),
      "revision": contribution.revision.map { .int($0) } ?? .null,
      "submitted_at": contribution.submittedAt.map { .string($0.description) } ?? .null,
      "submitted_by": contribution.submittedBy.map { .string($0.name) } ?? .null,
      "originals": .array(
        contribution.originals.map { original in
          [
            "file": .string(original.file), "sha256": .string(original.sha256), "bytes": .int(original.bytes),
            "media_type": .string(original.mediaType),
          ]
        }),
      "why_best_practice": texts(contribution.whyBestPractice),
      "contribution_to_gcm": texts(contribution.contributionToGCM),
      "language": .string(language ?? contribution.languages.first ?? ""),
      "text": .string(String(decoding: text, as: UTF8.self)),
    ]
  }
}
