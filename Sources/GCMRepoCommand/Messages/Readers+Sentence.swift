import GCMRepo
import RecordRendering

/// Of a file that is in the record already, and of which the program would now make another text.
func rereadSentence(_ result: SubmissionResult, _ language: String) -> Wording {
  let id = result.receipt.contribution
  return Wording(
    en: "This version of gcmrepo makes another text of the file in “\(language)”; the record keeps the one it has. "
      + "A secretariat can have it read again: gcmrepo reread \(id)",
    es: "Esta versión de gcmrepo obtiene otro texto del archivo en «\(language)»; el registro conserva el que tiene. "
      + "Una secretaría puede hacer que se lea de nuevo: gcmrepo reread \(id)")
}

/// Of a language that was not revised with the newest one.
func olderSentence(_ original: Contribution.Original) -> Wording {
  let language = original.language ?? original.file
  let revision = original.revision ?? 1
  return Wording(
    en: "The text in “\(language)” is still that of revision \(revision); another language is newer.",
    es: "El texto en «\(language)» sigue siendo el de la revisión \(revision); otro idioma es más reciente.")
}
