import GCMRepo
import RecordRendering
import RecordLocalization

/// Of a file that is in the record already, and of which the program would now make another text.
func rereadSentence(_ result: SubmissionResult, _ language: String) -> Message {
  let id = result.receipt.contribution
  return Message(
    """
    This version of gcmrepo makes another text of the file in “\(language, "language")”; the record keeps the one \
    it has. A secretariat can have it read again: gcmrepo reread \(id, "id")
    """)
}

/// Of a language that was not revised with the newest one.
func olderSentence(_ original: Contribution.Original) -> Message {
  let language = original.language ?? original.file
  let revision = original.revision ?? 1
  return Message(
    """
    The text in “\(language, "language")” is still that of revision \(revision, "revision"); another language is \
    newer.
    """)
}
