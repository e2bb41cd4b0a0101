import Documents

extension CommandFailure {
  /// - Parameter name: the document that was to be made.
  init(_ error: PublicationError, name: String) {
    switch error {
    case .text(let error):
      // The sentences about a file that somebody submits say to save it anew; this one is in the record.
      let line: Int? = if case .notUTF8(_, let line) = error { line } else { nil }
      self.init(
        .refusedInput,
        Wording(
          en: line.map { "The text of \(name) is not UTF-8 (line \($0)). Submit it anew as UTF-8." }
            ?? "The text of \(name) is nested too deeply for a document. Submit it anew in a simpler form.",
          es: line.map { "El texto de \(name) no es UTF-8 (línea \($0)). Preséntelo de nuevo en UTF-8." }
            ?? "El texto de \(name) está anidado con demasiada profundidad. Preséntelo de nuevo en forma más simple."),
        detail: "\(error)")
    case .programMissing(let program): self.init(DocumentError.converterMissing(program))
    default: self.init(.outsideProgramFailed, error.sentence(name), detail: "\(error)")
    }
  }
}

extension PublicationError {
  fileprivate func sentence(_ name: String) -> Wording {
    switch self {
    case .timedOut(let program, let seconds):
      Wording(
        en: "\(name) was not made: \(program.name) took more than \(Int(seconds)) seconds. Try again, or another form.",
        es:
          "No se creó \(name): \(program.name) tardó más de \(Int(seconds)) segundos. Inténtelo de nuevo o en otra forma."
      )
    case .memoryExceeded(let program, let megabytes):
      Wording(
        en: "\(name) was not made: \(program.name) needs more than \(megabytes) MB of memory. Try another form.",
        es: "No se creó \(name): \(program.name) necesita más de \(megabytes) MB de memoria. Pruebe otra forma.")
    case .tooLarge(let limit):
      Wording(
        en: "\(name) was not made: it would be larger than \(limit / 1_000_000) MB. Split the text.",
        es: "No se creó \(name): ocuparía más de \(limit / 1_000_000) MB. Divida el texto.")
    case .cancelled:
      Wording(en: "The making of \(name) was stopped.", es: "Se interrumpió la creación de \(name).")
    case .programFailed(let program, _), .programMissing(let program):
      Wording(
        en: "\(program.name) could not make a document of \(name). Run `gcmrepo doctor`, and check that the folder "
          + "for temporary files has room.",
        es:
          "\(program.name) no pudo crear un documento de \(name). Ejecute `gcmrepo doctor` y compruebe que la carpeta "
          + "de archivos temporales tiene espacio.")
    case .text:
      Wording(en: "The text of \(name) is not usable.", es: "El texto de \(name) no es utilizable.")
    }
  }
}

extension PublicationObstacle {
  /// What somebody should do about a text that was taken and cannot be exported.
  ///
  /// - Parameter name: the file's, as it was submitted; the line is of the text made from it.
  func sentence(_ name: String) -> Wording {
    switch kind {
    case .nesting(let limit):
      Wording(
        en: "The text of \(name) cannot be exported as a document: in line \(line), lists, quotations, notes or "
          + "emphasis stand in one another more than \(limit) deep. Write that passage in a simpler form.",
        es: "El texto de \(name) no se puede exportar como documento: en la línea \(line) hay listas, citas, notas o "
          + "énfasis anidados a más de \(limit) niveles. Escriba ese pasaje en forma más simple.")
    case .size:
      Wording(
        en: "The text of \(name) is too large to be exported as a document in 5 seconds and 500 MB: up to line "
          + "\(line) it has as much as one can hold. Split it there.",
        es: "El texto de \(name) es demasiado grande para exportarlo como documento en 5 segundos y 500 MB: "
          + "hasta la línea \(line) tiene todo lo que cabe en uno. Divídalo allí.")
    case .endlessNotes:
      Wording(
        en: "The text of \(name) cannot be exported as a document: the note in line \(line) calls itself, directly or "
          + "through others. Take that call out.",
        es: "El texto de \(name) no se puede exportar como documento: la nota de la línea \(line) se llama a sí misma, "
          + "directamente o a través de otras. Quite esa llamada.")
    }
  }
}
