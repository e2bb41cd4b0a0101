import ArgumentParser
import GCMRepo
import Redline
import Rendering

/// The forms that a redline is shown in.
enum RedlineForm: String, ExpressibleByArgument, CaseIterable {
  case terminal, html, docx, pdf, markdown, json
}

struct Diff: ConsoleCommand {
  static let configuration = CommandConfiguration(
    abstract: .worded(en: "Show the redline between two states.", es: "Muestra el comparativo entre dos estados."),
    discussion: .worded(
      en: """
        FROM and TO are drafts, branches or commits; without TO it is the current state. After them, contributions, \
        paths or folders narrow the redline: gcmrepo diff draft-1 draft-2 declaration

        The numbers beside a paragraph are its place in the old and in the new text: quote it by them.

        --via shows two rounds in one reading: what was done up to that draft, what after it, and what came and went. \
        --attribute tells each change's revision, its party and its date.

        --as docx marks the changes as Word's own: accepting all gives the new text, rejecting all the old one. Of one \
        text, the file is a copy of the Word original with its styles and headers, where the text has one; else a plain \
        document. Several texts go into one plain document with -o FILE.docx, or each into a file of its own with \
        -o FOLDER/.

        --as pdf prints the changed passages, with a bar in the margin beside each change; --whole prints all.
        """,
      es: """
        DESDE y HASTA son borradores, ramas o commits; sin HASTA se toma el estado actual. Los aportes, rutas o \
        carpetas que sigan acotan el comparativo: gcmrepo diff draft-1 draft-2 declaration

        Los números junto a un párrafo son su lugar en el texto anterior y en el nuevo: cítelo por esos números.

        --via muestra dos rondas en una sola lectura: lo que se hizo hasta ese borrador, lo que se hizo después, y \
        lo que entró y volvió a salir. --attribute indica la revisión, la parte y la fecha de cada cambio.

        --as docx marca los cambios como los del propio Word: aceptarlos todos da el texto nuevo; rechazarlos todos, \
        el anterior. De un solo texto con original Word, el archivo es una copia de ese original, con sus estilos y \
        encabezados; si no lo tiene, un documento simple. Varios textos van juntos en un documento simple con \
        -o ARCHIVO.docx, o cada uno en su propio archivo con -o CARPETA/.

        --as pdf imprime los pasajes que cambian, con una barra al margen junto a cada cambio; --whole imprime todo.
        """))

  @Argument(
    help: .worded(
      en: "FROM, perhaps TO, then contributions or paths.", es: "DESDE, quizá HASTA, y después aportes o rutas.",
      value: ("from-to-names", "desde-hasta-nombres")),
    completion: RecordCompletion.draftsAndDocuments)
  var arguments: [String]

  @OptionGroup var which: FilterOptions

  @Option(
    name: .customLong("as"),
    help: .worded(
      en: "The redline's form; else that of the output's name, else terminal.",
      es: "La forma del comparativo; si no se indica, la del nombre de salida o, sin él, terminal.",
      value: (nil, "forma")))
  var form: RedlineForm?

  @Option(
    name: .shortAndLong,
    help: .worded(
      en: "Write it to this file; Word files, to this folder if it ends in /.",
      es: "Lo escribe en este archivo; los archivos Word, en esta carpeta si termina en /.", value: ("file", "archivo"))
  )
  var output: String?

  @OptionGroup(title: .worded(en: "Word files", es: "Archivos Word")) var word: WordOptions

  @Flag(
    help: .worded(
      en: "The old text beside the new one, on the terminal and as HTML.",
      es: "El texto anterior junto al nuevo, en la terminal y como HTML."))
  var sideBySide = false

  @Option(
    help: .worded(
      en: "Tell apart what was done before and after this state.",
      es: "Distingue lo que se hizo antes y después de este estado.", value: ("middle", "intermedio")),
    completion: RecordCompletion.drafts)
  var via: String?

  @Flag(
    help: .worded(
      en: "Tell the revision and the party of each change.", es: "Indica la revisión y la parte de cada cambio."))
  var attribute = false

  @Option(
    help: .worded(
      en: "Unchanged paragraphs shown before and after a change; 1.",
      es: "Párrafos sin cambios que se muestran antes y después de cada cambio; 1.", value: ("n", "n")))
  var context: Int?

  @Flag(help: .worded(en: "Show the whole text.", es: "Muestra el texto completo."))
  var whole = false

  @Flag(
    help: .worded(
      en: "End with status 1 where there is a difference.", es: "Termina con el estado 1 si hay diferencias."))
  var exitCode = false

  @OptionGroup var global: GlobalOptions

  func run(on console: Console) async throws {
    try check(console)
    let record = try console.openRecord()
    var rest = arguments[...]
    guard let from = rest.popFirst() else {
      throw CommandFailure(.usage, Wording(en: "Name a draft to compare from.", es: "Indique un borrador de partida."))
    }
    var to: String?
    if let next = rest.first, try record.knows(revision: next) || !record.knows(document: next, from: from) {
      to = next
      rest = rest.dropFirst()
    }
    let filter = try which.filter(in: record.current())
    let watch = Watch(console.progress(Wording(en: "Comparing", es: "Comparando")))
    let form = shownForm(console)
    let redline = try record.compare(
      from, to: to,
      DocumentFilter(names: Array(rest), party: filter.party, kind: filter.kind, takesOriginals: form == .docx),
      attributingTo: via.map { .rounds(via: $0) } ?? (attribute ? .revisions : nil)
    ) { watch.update($0, $1) }.titledByHeadings()
    watch.finish()
    let title = try record.current().title(in: console.language.rawValue)
    if form == .docx {
      try WordForm(record: record, redline: redline, title: title, options: word, console: console).write(to: output)
    } else if form == .pdf {
      try await RedlinePDF(redline: redline, title: title, whole: whole, context: context ?? 1, console: console)
        .write(to: output)
    } else {
      try await show(redline, as: form, title: title, on: console)
    }
    if exitCode, !redline.documents.isEmpty { throw CommandFailure.no }
  }

  /// Refuses options that contradict each other.
  private func check(_ console: Console) throws(CommandFailure) {
    if form == nil, let output, output != "-", Self.form(of: output) == nil {
      throw CommandFailure(
        .usage,
        Wording(
          en:
            "\(output) does not say what to make of the redline. End it in .html, .docx, .pdf, .md, .json or .txt, or "
            + "give --as.",
          es:
            "\(output) no dice en qué forma se quiere el comparativo. Termínelo en .html, .docx, .pdf, .md, .json o .txt, o "
            + "indique --as."))
    }
    if console.options.format == .csv {
      throw CommandFailure(
        .usage,
        Wording(
          en: "A redline is no rows: there is no CSV of it. Take --format json, or --as with another form.",
          es: "Un comparativo no son filas: no existe como CSV. Use --format json, o --as con otra forma."))
    }
    if shownForm(console) == .docx, via != nil || attribute || context != nil {
      throw CommandFailure(
        .usage,
        Wording(
          en: "A Word file takes none of --via, --attribute and --context: it holds the whole text.",
          es: "Un archivo Word no admite --via, --attribute ni --context: contiene el texto completo."))
    }
    if via != nil, attribute {
      throw CommandFailure(
        .usage,
        Wording(en: "Give --via or --attribute, not both.", es: "Indique --via o --attribute, no ambas opciones."))
    }
    if context != nil, whole {
      throw CommandFailure(
        .usage,
        Wording(en: "Give --context or --whole, not both.", es: "Indique --context o --whole, no ambas opciones."))
    }
    if let context, context < 0 {
      throw CommandFailure(
        .usage,
        Wording(
          en: "--context takes a number of paragraphs, 0 or more.",
          es: "--context lleva un número de párrafos, 0 o más."))
    }
  }

  private func shownForm(_ console: Console) -> RedlineForm {
    form ?? output.flatMap(Self.form(of:)) ?? (console.options.format == .json ? .json : .terminal)
  }

  private func show(_ redline: StateRedline, as form: RedlineForm, title: String, on console: Console) async throws {
    guard let output, output != "-" else {
      if form == .terminal, Console.outputIsTerminal {
        var page = ByteBuffer()
        write(redline, form, title, to: &page, console)
        try await console.page(page.text)
      } else {
        try console.print { sink in write(redline, form, title, to: &sink, console) }
      }
      return
    }
    var page = ByteBuffer()
    write(redline, form, title, to: &page, console)
    try OutputFile(path: output, defaultName: "redline.\(form.rawValue)").write(page.bytes)
    console.remark(Wording(en: "The redline is in \(output).", es: "El comparativo está en \(output)."))
  }

  private func write(
    _ redline: StateRedline, _ form: RedlineForm, _ title: String, to sink: inout some ByteSink, _ console: Console
  ) {
    switch form {
    case .json: RedlineJSON.write(redline, to: &sink)
    case .html:
      RedlineHTML(
        language: console.language, title: title, layout: sideBySide ? .sideBySide : .inline,
        extent: whole ? .whole : .affected, context: context ?? 1
      ).write(redline, to: &sink)
    case .markdown: RedlineMarkdown(language: console.language, context: shownContext).write(redline, to: &sink)
    // A Word file and a PDF are not written as text; see WordForm and RedlinePDF.
    case .terminal, .docx, .pdf:
      let style =
        output == nil ? console.style : TerminalStyle(color: false, width: 0, language: console.language)
      RedlineTerminal(style: style, context: shownContext, layout: sideBySide ? .sideBySide : .inline)
        .write(redline, to: &sink)
    }
  }

  /// How many unchanged paragraphs are shown around a change; `nil` for all.
  private var shownContext: Int? { whole ? nil : context ?? 1 }

  private static func form(of file: String) -> RedlineForm? {
    switch file.utf8.split(separator: UInt8(ascii: ".")).last.map({ String(Substring($0)).lowercased() }) {
    case "html", "htm": .html
    case "docx": .docx
    case "pdf": .pdf
    case "md": .markdown
    case "json": .json
    case "txt", "text": .terminal
    default: file.utf8.last == UInt8(ascii: "/") || OutputFolder.exists(file) ? .docx : nil
    }
  }
}
