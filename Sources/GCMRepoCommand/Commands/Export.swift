import ArgumentParser
import Documents
import GCMRepo
import RecordRendering

/// The forms that a text is given out in.
enum ExportForm: String, ExpressibleByArgument, CaseIterable {
  case docx, odt, pdf, html, md

  /// `nil` is the text itself.
  var publication: PublicationFormat? { PublicationFormat(rawValue: rawValue) }

  /// That of a file's name.
  init?(file: String) {
    guard let last = file.split(separator: "/").last, let dot = last.lastIndex(of: ".") else { return nil }
    switch last[last.index(after: dot)...].lowercased() {
    case "htm": self = .html
    case "markdown": self = .md
    case let word: self.init(rawValue: word)
    }
  }
}

struct Export: ConsoleCommand {
  static let configuration = CommandConfiguration(
    abstract: .worded(
      en: "Give a contribution or the declaration as a finished document.",
      es: "Exporta un aporte o la declaración como documento terminado."),
    discussion: .worded(
      en: """
        Names the text by its id, or the declaration by the word "declaration". A Word, OpenDocument, PDF or HTML \
        document bears a head with the title, party, date and id, page numbers, and the draft and commit that it comes \
        from; the same state gives the same bytes. Markdown is the text itself. Where -o names a folder, the file is \
        called after the id there, and one that exists is not overwritten.

          gcmrepo export declaration --at draft-2 --lang es -o declaration.pdf
        """,
      es: """
        Indique el texto por su id, o la declaración con la palabra "declaration". Un documento Word, OpenDocument, \
        PDF o HTML lleva una cabecera con el título, la parte, la fecha y el id, números de página, y el borrador y \
        el commit de los que procede; el mismo estado da los mismos bytes. Markdown es el texto mismo. Si -o indica \
        una carpeta, el archivo toma allí el nombre del id, y uno que ya existe no se sobrescribe.

          gcmrepo export declaration --at draft-2 --lang es -o declaracion.pdf
        """))

  @Argument(
    help: .worded(
      en: "The contribution, such as CL/inputs/aportes, or declaration.",
      es: "El aporte, como CL/inputs/aportes, o declaration.", value: ("id", "id")),
    completion: RecordCompletion.documents)
  var id: String

  @Option(
    name: .customLong("as"),
    help: .worded(
      en: "The document's form; else that of the output's name.",
      es: "La forma del documento; si no se indica, la del nombre de salida.", value: (nil, "forma")))
  var form: ExportForm?

  @OptionGroup var moment: MomentOptions

  @Option(
    name: .customLong("lang"),
    help: .worded(
      en: "Which language version; else the only one.", es: "En qué idioma; si no se indica, el único que hay.",
      value: ("lang", "idioma")))
  var language: String?

  @Option(
    name: .shortAndLong,
    help: .worded(
      en: "Write it to this file or folder.", es: "Lo escribe en este archivo o carpeta.", value: ("file", "archivo")))
  var output: String?

  @OptionGroup var global: GlobalOptions

  func run(on console: Console) async throws {
    let form = try chosenForm()
    let state = try console.openRecord().state(at: moment.at)
    let document = try state.document(named: id)
    let language = try chosenLanguage(of: document)
    let text = try state.text(of: document, language: language)
    let name = ExportedDocument.fileName(of: document, language: language, form)
    let target = try output.flatMap { $0 == "-" ? nil : $0 }.map { try OutputFile(path: $0, defaultName: name) }
    if target == nil, Console.outputIsTerminal, form.publication?.isBinary == true {
      throw CommandFailure(
        .usage,
        Wording(
          en: "A \(form.rawValue) file is nothing for a terminal. Name a file: -o \(name)",
          es: "Un archivo \(form.rawValue) no se puede mostrar en la terminal. Indique un archivo: -o \(name)"))
    }
    let bytes = try await made(text, form, document, state, language, console)
    guard let target else {
      if Console.outputIsTerminal {
        let text = String(decoding: bytes, as: UTF8.self)
        try await console.page(TerminalText.neutralised(text, keepingLayout: true))
      } else {
        try console.print(bytes: bytes)
      }
      return
    }
    try target.write(bytes)
    console.remark(
      Wording(en: "The document is in \(target.path).", es: "El documento está en \(target.path)."))
  }

  private func made(
    _ text: [UInt8], _ form: ExportForm, _ document: RecordDocument, _ state: RecordState, _ language: String,
    _ console: Console
  ) async throws -> [UInt8] {
    guard let format = form.publication else { return text }
    let publication = try ExportedDocument(document: document, state: state, revision: moment.at, language: language)
      .publication(of: text)
    do throws(PublicationError) {
      let result = try await Publisher().publish(publication, as: format)
      if result.pictures > 0 {
        console.warn(
          Wording(
            en: "\(result.pictures.of("picture is", "pictures are")) not in the document: a record holds none.",
            es:
              "\(result.pictures.of("imagen no está", "imágenes no están")) en el documento: el registro no las guarda."
          ))
      }
      return result.bytes
    } catch {
      throw CommandFailure(error, name: document.name)
    }
  }

  private func chosenForm() throws(CommandFailure) -> ExportForm {
    let named = output.flatMap { $0 == "-" ? nil : ExportForm(file: $0) }
    guard let form = form ?? named else {
      let choices = ExportForm.allCases.map(\.rawValue)
      throw CommandFailure(
        .usage,
        Wording(
          en: "Say what to make with --as \(choices.joined(or: .en)).",
          es: "Indique qué documento quiere con --as \(choices.joined(or: .es))."))
    }
    if let named, named != form, let output {
      throw CommandFailure(
        .usage,
        Wording(
          en:
            "\(output) is the name of a \(named.rawValue) file, and --as asks for \(form.rawValue). Change one of them.",
          es:
            "\(output) es el nombre de un archivo \(named.rawValue) y --as pide \(form.rawValue). Cambie uno de los dos."
        ))
    }
    return form
  }

  private func chosenLanguage(of document: RecordDocument) throws(CommandFailure) -> String {
    if let language { return language }
    let there = document.languages
    guard there.count > 1 else { return there.first ?? "" }
    throw CommandFailure(
      .usage,
      Wording(
        en:
          "\(document.name) is there in \(there.joined(separator: ", ")). Choose one with --lang \(there.joined(or: .en)).",
        es: "\(document.name) está en \(there.joined(separator: ", ")). Elija uno con --lang \(there.joined(or: .es)).")
    )
  }
}
