import Documents
import GCMRepo

extension DocumentWarning {
  /// What the text does not say, though the original does.
  var sentence: Wording {
    switch self {
    case .trackedChanges(let insertions, let deletions, let moves, let authors):
      let names = authors.filter { !$0.isEmpty }.prefix(5).joined(separator: ", ")
      let by = names.isEmpty ? "" : " (\(names))"
      return Wording(
        en: "The file has tracked changes that nobody accepted yet: \(insertions) inserted, \(deletions) deleted, "
          + "\(moves) moved\(by). The text reads as if all were accepted.",
        es: "El archivo tiene cambios registrados sin aceptar: "
          + "\(insertions.of("inserción", "inserciones")), \(deletions.of("eliminación", "eliminaciones")), "
          + "\(moves.of("traslado", "traslados"))\(by). El texto se lee como si todos estuvieran aceptados.")
    case .comments(let count):
      return Wording(
        en: "\(count.of("comment is", "comments are")) not in the text.",
        es: "\(count.of("comentario no está", "comentarios no están")) en el texto.")
    case .images(let count):
      return Wording(
        en: "\(count.of("picture is", "pictures are")) not in the text.",
        es: "\(count.of("imagen no está", "imágenes no están")) en el texto.")
    case .diagrams(let count):
      return Wording(
        en: "\(count.of("chart or diagram is", "charts or diagrams are")) not in the text.",
        es: "\(count.of("gráfico o diagrama no está", "gráficos o diagramas no están")) en el texto.")
    case .headersAndFooters(let count):
      return Wording(
        en: "\(count.of("header or footer is", "headers and footers are")) not in the text.",
        es: "\(count.of("encabezado o pie de página no está", "encabezados y pies de página no están")) en el texto.")
    case .placedTextBoxes(let count):
      return Wording(
        en: "\(count.of("text box stands", "text boxes stand")) after the paragraph that holds it.",
        es: "\(count.of("cuadro de texto figura", "cuadros de texto figuran")) después del párrafo que lo contiene.")
    case .hiddenPassages(let count):
      return Wording(
        en: "\(count.of("hidden passage is", "hidden passages are")) not in the text.",
        es: "\(count.of("pasaje oculto no está", "pasajes ocultos no están")) en el texto.")
    case .embeddedObjects(let count):
      return Wording(
        en: "\(count.of("embedded object is", "embedded objects are")) not in the text.",
        es: "\(count.of("objeto incrustado no está", "objetos incrustados no están")) en el texto.")
    case .externalContent(let count):
      return Wording(
        en: "\(count.of("part lies outside the file and was", "parts lie outside the file and were")) not fetched.",
        es: "\(count.of("parte externa no se descargó", "partes externas no se descargaron")).")
    case .automaticNumbers:
      return Wording(
        en: "The file counts some numbers by itself; in the text they may differ. Check the paragraphs' numbers.",
        es: "El archivo calcula algunos números; en el texto pueden ser otros. Revise los números de párrafo."
      )
    case .plainerTables(let count):
      return Wording(
        en: "\(count.of("table is", "tables are")) written in a simpler form.",
        es: "\(count.of("tabla está escrita", "tablas están escritas")) en forma más simple.")
    case .includedFiles(let count):
      return Wording(
        en: "\(count.of("included file is", "included files are")) not in the text.",
        es: "\(count.of("archivo incluido no está", "archivos incluidos no están")) en el texto.")
    case .markedPassages(let count):
      return Wording(
        en:
          "\(count.of("underlined or highlighted passage shows", "underlined or highlighted passages show")) as plain text.",
        es:
          "\(count.of("pasaje subrayado o resaltado aparece", "pasajes subrayados o resaltados aparecen")) como texto normal."
      )
    case .unresolvedChanges(let insertions, let deletions):
      return Wording(
        en: "The RTF file has tracked changes (\(insertions) inserted, \(deletions) deleted); its text holds both "
          + "readings. Accept them, or submit a .docx.",
        es:
          "El archivo RTF tiene cambios registrados (\(insertions.of("inserción", "inserciones")), "
          + "\(deletions.of("eliminación", "eliminaciones"))); su texto contiene ambas lecturas. Acéptelos o presente un .docx."
      )
    case .notesLost(let count):
      return Wording(
        en: "\(count.of("footnote is", "footnotes are")) not in the text.",
        es: "\(count.of("nota al pie no está", "notas al pie no están")) en el texto.")
    case .roughReading:
      return Wording(
        en: "LibreOffice is not installed, so the RTF file was read roughly: notes, text boxes, links, fields and "
          + "automatic numbers may be missing. Install it (`sudo apt-get install libreoffice-writer-nogui`), or submit a .docx.",
        es:
          "LibreOffice no está instalado, así que el RTF se leyó de forma aproximada: pueden faltar notas, cuadros de "
          + "texto, enlaces, campos y números automáticos. Instálelo (`sudo apt-get install libreoffice-writer-nogui`) o presente un .docx."
      )
    case .formFields(let count):
      return Wording(
        en: "\(count.of("form field may", "form fields may")) be missing from the text.",
        es: "\(count.of("campo de formulario puede", "campos de formulario pueden")) faltar en el texto.")
    case .missingText(let letters, let words):
      return Wording(
        en: "About \(letters) letters of the file did not reach the text"
          + (words.map { ", the first at \"\($0)\"" } ?? "") + ". Compare it with the original.",
        es: "Unas \(letters) letras del archivo no llegaron al texto"
          + (words.map { ", las primeras en «\($0)»" } ?? "") + ". Compárelo con el original.")
    case .scanWithoutText(let pages):
      return Wording(
        en: "\(pages.of("page holds", "pages hold")) no text, as a scan does. The original is kept; "
          + "submit the Word file too, if there is one.",
        es: "\(pages.of("página no tiene", "páginas no tienen")) texto, como un escaneo. El original se conserva; "
          + "presente también el archivo Word.")
    case .noText:
      return Wording(en: "The file holds no words.", es: "El archivo no contiene palabras.")
    case .runningMatter(let lines):
      return Wording(
        en: "\(lines.of("line", "lines")) of running heads, feet and page numbers were left out of the text.",
        es: "Se dejaron fuera del texto \(lines.of("línea", "líneas")) de encabezados, pies y números de página.")
    case .lineNumbers(let count):
      return Wording(
        en: "\(count.of("line number", "line numbers")) in the margin were left out of the text.",
        es: "Se dejaron fuera del texto \(count.of("número de línea", "números de línea")) del margen.")
    case .guessedHyphens(let count):
      return Wording(
        en: "\(count.of("word", "words")) broken at a line's end had to be joined by a guess; check the hyphens.",
        es: "\(count.of("palabra cortada", "palabras cortadas")) a fin de línea se unieron por conjetura; "
          + "revise los guiones.")
    case .pageLayout(let pages):
      return Wording(
        en: "The text was put together from \(pages.of("PDF page", "PDF pages")); check tables and columns.",
        es: "El texto se armó a partir de \(pages.of("página PDF", "páginas PDF")); revise las tablas y columnas.")
    }
  }
}

/// A best practice lacks a required space.
func emptySpaceSentence(_ key: String) -> Wording {
  switch key {
  case "why_best_practice":
    Wording(
      en: "The space “why it is a best practice” is empty. Submit again with --why-best-practice \"…\".",
      es: "El espacio «por qué es una buena práctica» está vacío. Presente de nuevo con --why-best-practice \"…\".")
  default:
    Wording(
      en: "The space “how it contributes to the GCM” is empty. Submit again with --contribution-to-gcm \"…\".",
      es: "El espacio «cómo contribuye al Pacto Mundial» está vacío. Presente de nuevo con --contribution-to-gcm \"…\"."
    )
  }
}

/// The record was written, but the checked-out files of this folder were not brought along.
func checkoutSentence(_ problem: RecordError, _ folder: String) -> Wording {
  let reason =
    switch problem {
    case .diskFull: Wording(en: "The disk is full.", es: "El disco está lleno.")
    default: problem.sentence
    }
  return Wording(
    en: "It is in the record, but the files that show it were not updated. The next submission updates them; or run "
      + "`git restore --source=HEAD --staged --worktree \(folder)` in the record's folder. (\(reason.en))",
    es: "Está en el registro, pero los archivos que lo muestran no se actualizaron. La próxima presentación los "
      + "actualiza; o ejecute `git restore --source=HEAD --staged --worktree \(folder)` en la carpeta del registro. "
      + "(\(reason.es))")
}

/// An answer to a questionnaire that the record does not have.
func unaskedSentence(_ asked: [String]) -> Wording {
  Wording(
    en: "The record has no questionnaire of that name; what it asks is \(asked.joined(or: .en)).",
    es: "El registro no tiene ningún cuestionario con ese nombre; tiene \(asked.joined(separator: ", ")).")
}
