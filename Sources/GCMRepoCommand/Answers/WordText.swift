import GCMRepo
import Redline
import Rendering
import WordDocument

/// The redline of one text as a Word file: in a copy of its Word original where the record holds one, else in a plain
/// document.
struct WordText {
  private let document: DocumentRedline
  private let form: WordForm
  private let author: String
  private let date: String

  init(_ document: DocumentRedline, in form: WordForm, by authors: [String: DocumentAuthor]) {
    self.document = document
    self.form = form
    author = authors[document.path]?.name ?? ""
    date = authors[document.path]?.time.description ?? ""
  }

  /// The file, and what its reader should know.
  func made() throws -> (bytes: [UInt8], remarks: [Wording]) {
    guard document.change != .removed else { return (try plain([]), []) }
    let new = try form.record.original(of: document.path, at: form.redline.to.commit)
    guard let new, new.fileExtension == "docx" else { return (try plain([]), []) }
    guard new.isCurrent else { return try plain(saying: Self.stale(form.redline.to.name)) }
    if document.change == .added { return try compared(nil, new.bytes, []) }
    var remarks: [Wording] = []
    let old: [UInt8]
    let given = try form.record.original(of: document.fromPath, at: form.redline.from.commit)
    if let given, given.fileExtension == "docx", given.isCurrent {
      old = given.bytes
      if old == new.bytes { return try plain(saying: Self.same) }
    } else {
      remarks.append(given?.fileExtension == "docx" ? Self.stale(form.redline.from.name) : Self.plainBefore)
      old = try form.packed(
        PlainDocument(
          text: document.text?.old.bytes ?? [], title: "", author: author, date: date, language: document.wordLanguage))
    }
    return try compared(old, new.bytes, remarks)
  }

  /// - Parameter old: `nil` where all of the new file is new.
  private func compared(_ old: [UInt8]?, _ new: [UInt8], _ remarks: [Wording]) throws -> (
    bytes: [UInt8], remarks: [Wording]
  ) {
    let language = form.console.language
    do throws(WordRedlineError) {
      let options = WordRedline.Options(
        author: author, date: date, moves: form.options.moves.moves,
        existingChanges: form.options.existingChanges?.choice
      ) { notMarked in
        let sentences = (remarks + notMarked.filter(\.isUnseen).sentences).map { $0(language) }
        return sentences.isEmpty ? nil : sentences.joined(separator: "\n")
      }
      let made =
        if let old {
          try WordRedline.write(old: old, new: new, options: options)
        } else {
          try WordRedline.write(new: new, options: options)
        }
      let pending = made.pendingAuthors.isEmpty ? [] : [Self.pending(made.pendingAuthors)]
      return (made.bytes, remarks + pending + made.notMarked.sentences)
    } catch .existingChanges(let authors) {
      throw CommandFailure(.refusedInput, Self.existing(authors, document.path))
    } catch {
      return try plain(saying: error.fallback)
    }
  }

  // MARK: Plain

  private func plain(saying remark: Wording) throws -> (bytes: [UInt8], remarks: [Wording]) {
    (try plain([remark]), [remark])
  }

  private func plain(_ remarks: [Wording]) throws -> [UInt8] {
    let language = form.console.language
    let said = remarks.map { $0(language) }
    let sentences = RedlineSummary.remarks(of: document, language: language).dropFirst()
    let comment = (said + sentences).joined(separator: "\n")
    let part = PlainDocument.Part(
      title: document.title ?? form.title, redline: try redline, author: author, date: date,
      language: document.wordLanguage)
    return try form.packed(
      PlainDocument(parts: [part], comment: comment.isEmpty ? nil : comment, moves: form.options.moves.moves))
  }

  /// The text's redline; of a text that does not differ, the text itself.
  private var redline: TextRedline {
    get throws {
      if let text = document.text { return text }
      let text = try form.record.state(at: form.redline.to.commit).text(at: document.path) ?? []
      return TextRedline(from: text, to: text)
    }
  }

  // MARK: Sentences

  private static func stale(_ state: String) -> Wording {
    Wording(
      en: "In \(state) the text was changed after its Word original, so the redline is made from the text.",
      es: "En \(state) el texto cambió después de su original Word, así que el comparativo se hizo con el texto.")
  }

  private static let same = Wording(
    en: "The Word original is the same in both states though its text is not, so the redline is made from the text.",
    es: "El original Word es igual en ambos estados aunque su texto no, así que el comparativo se hizo con el texto.")

  private static let plainBefore = Wording(
    en: "The old text has no Word original, so only changes of words are marked, not of formatting.",
    es: "El texto anterior no tiene original Word, así que se marcan los cambios de palabras, no los de formato.")

  private static func pending(_ authors: [String]) -> Wording {
    let names = authors.prefix(5).joined(separator: ", ")
    return Wording(
      en: "The old Word original holds tracked changes of \(names) that nobody has accepted: rejecting all changes "
        + "gives its text without them. With --existing-changes accept it is the text that the record shows.",
      es: "El original Word anterior tiene cambios de \(names) que nadie ha aceptado: al rechazar todo se obtiene su "
        + "texto sin ellos. Con --existing-changes accept es el texto que muestra el registro.")
  }

  private static func existing(_ authors: [String], _ path: String) -> Wording {
    let names = authors.prefix(5).joined(separator: ", ")
    return Wording(
      en:
        "The Word originals of \(path) hold tracked changes of \(names). Say what becomes of them: "
        + "--existing-changes keep (with their authors), accept or reject.",
      es: "Los originales Word de \(path) contienen cambios registrados de \(names). Indique qué hacer con ellos: "
        + "--existing-changes keep (con sus autores), accept o reject.")
  }
}

extension WordRedlineError {
  /// Why the redline is a plain document although there are Word originals.
  fileprivate var fallback: Wording {
    let reason =
      switch self {
      case .package(.old, _): Wording(en: "the old one cannot be read", es: "el anterior no se puede leer")
      case .package(.new, _): Wording(en: "the new one cannot be read", es: "el nuevo no se puede leer")
      case .strictAndTransitional:
        Wording(en: "they are of two forms of the format", es: "son de dos variantes del formato")
      case .tooManyObjects: Wording(en: "they hold too many objects", es: "contienen demasiados objetos")
      case .existingChanges, .notRebuilt:
        Wording(en: "their structure cannot be marked safely", es: "su estructura no se puede marcar con seguridad")
      }
    return Wording(
      en:
        "No redline could be written into the Word original (\(reason.en)), so it is a plain document made from the text.",
      es: "No se pudo escribir en el original Word (\(reason.es)), así que es un documento simple hecho con el texto.")
  }
}
