import GCMRepo
import RecordRendering
import RecordLocalization

/// For a file already in the record from which the program would now extract another text.
func rereadSentence(_ result: SubmissionResult, _ language: LanguageTag) -> Message {
  let id = result.receipt.contribution
  return Message(
    """
    This version of gcmrepo extracts a different text from the file in “\(language.description, "language")”; the record keeps its present text. A secretariat can read the file again: gcmrepo reread \(id.description, "id")
    """)
}

/// For a language that was not revised with the newest one.
func olderSentence(_ original: Contribution.Original) -> Message {
  let language = original.language?.description ?? original.file
  let revision = original.revision ?? 1
  return Message(
    """
    The text in “\(language, "language")” is still that of revision \(revision, "revision"); another language is \
    newer.
    """)
}
