import ArgumentParser
import RecordRendering

/// How a redline is shown, and where it goes: what `diff` and `redline` have in common.
struct RedlineOptions: ParsableArguments {
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
      es: "Lo escribe en este archivo; los archivos Word, en esta carpeta si termina en /.", value: ("file", "archivo")),
    completion: .file())
  var output: String?

  @OptionGroup(title: .worded(en: "Word files", es: "Archivos Word")) var word: WordOptions

  @Flag(
    help: .worded(
      en: "The old text beside the new one, on the terminal and as HTML.",
      es: "El texto anterior junto al nuevo, en la terminal y como HTML."))
  var sideBySide = false

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

  func shownForm(_ console: Console) -> RedlineForm {
    form ?? output.flatMap(RedlineForm.init(ofFile:)) ?? (console.options.format == .json ? .json : .terminal)
  }

  /// How many unchanged paragraphs are shown around a change; `nil` for all.
  var shownContext: Int? { whole ? nil : context ?? 1 }

  /// Refuses options that contradict each other.
  func check(_ console: Console) throws(CommandFailure) {
    if let fault = fault(console) { throw CommandFailure(.usage, fault) }
  }

  private func fault(_ console: Console) -> Wording? {
    if form == nil, let output, output != "-", RedlineForm(ofFile: output) == nil {
      return Wording(
        en:
          "\(output) does not say what to make of the redline. End it in .html, .docx, .pdf, .md, .json or .txt, or "
          + "give --as.",
        es:
          "\(output) no dice en qué forma se quiere el comparativo. Termínelo en .html, .docx, .pdf, .md, .json o .txt, "
          + "o indique --as.")
    }
    if console.options.format == .csv {
      return Wording(
        en: "A redline is no rows: there is no CSV of it. Take --format json, or --as with another form.",
        es: "Un comparativo no son filas: no existe como CSV. Use --format json, o --as con otra forma.")
    }
    if shownForm(console) == .docx, context != nil {
      return Wording(
        en: "A Word file takes no --context: it holds the whole text.",
        es: "Un archivo Word no admite --context: contiene el texto completo.")
    }
    if context != nil, whole {
      return Wording(en: "Give --context or --whole, not both.", es: "Indique --context o --whole, no ambas opciones.")
    }
    if let context, context < 0 {
      return Wording(
        en: "--context takes a number of paragraphs, 0 or more.", es: "--context lleva un número de párrafos, 0 o más.")
    }
    return nil
  }
}
