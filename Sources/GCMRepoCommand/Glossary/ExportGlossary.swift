import ArgumentParser
import GCMRepo
import RecordLocalization
import RecordRendering
import RecordValues
import Terminology

struct ExportGlossary: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: .message("Write the glossary for other programs: TBX, SKOS or CSV."),
    discussion: .message(
      """
      TBX is written as of 2019, or as of 2008, which translation programs read; --lang es,en makes a language pair. SKOS is \
      written as Turtle or as RDF/XML. What the format cannot say is listed.

        gcmrepo glossary export --as tbx -o glossary.tbx
        gcmrepo glossary export --as tbx-2008 --lang es,en -o es-en.tbx
        gcmrepo glossary export --as skos-ttl --base https://example.org/glossary/ -o glossary.ttl
      """))

  @Option(name: .customLong("as"), help: .message("The format.", value: "format"))
  var form: GlossaryFormat

  @Option(
    name: .customLong("lang"),
    help: .message("Only these languages, such as es,en, the first of them first; else all.", value: "langs"),
    completion: RecordCompletion.languages)
  var languages: [String] = []

  @Option(help: .message("The beginning of the addresses of SKOS concepts, an IRI.", value: "iri"))
  var base: String?

  @Option(
    name: .shortAndLong, help: .message("Write to this file; else to standard output.", value: "file"),
    completion: .file())
  var output: String?

  @OptionGroup var moment: MomentOptions
  @OptionGroup var global: GlobalOptions

  func run(on console: Console) async throws {
    let state = try console.openRecord().state(at: moment.at)
    let base = base ?? SKOSWriter.base
    guard base.utf8.contains(UInt8(ascii: ":")),
      base.unicodeScalars.allSatisfy({ $0.value > 0x20 && $0 != "<" && $0 != ">" })
    else {
      throw CommandFailure(
        .usage, Message("“\(base, "base")” is no IRI, such as \("https://example.org/glossary/", "example")."))
    }
    let readable = try state.readableTerms()
    let tags = try LocalizedWords.list(languages).map { try state.language(named: $0) }
    let file: (text: String, losses: [ExchangeLoss])
    do throws(ExchangeError) {
      file = try form.file(
        of: Glossary(readable.values), title: state.title(in: console.answerLanguage.rawValue), base: base,
        languages: tags)
    } catch {
      throw CommandFailure(.refusedInput, error.sentence)
    }
    if let output, output != "-" {
      let target = try OutputFile(path: output, defaultName: "glossary." + form.ending)
      try target.write(form == .csv ? CSVFile.bytes(file.text) : Array(file.text.utf8))
      if console.options.format == .json {
        try console.print(
          json: [
            "schema": "gcmrepo.glossary_export/1", "commit": .string(state.commit.description),
            "path": .string(target.path), "as": .string(form.rawValue), "terms": .int(readable.values.count),
            "losses": .array(file.losses.map(\.json)),
          ])
      } else {
        console.remark(Message("The glossary is in \(target.path, "path")."))
      }
    } else {
      try console.print(bytes: Array(file.text.utf8))
    }
    console.warn(readable.problems)
    console.remark(losses: file.losses)
  }
}
