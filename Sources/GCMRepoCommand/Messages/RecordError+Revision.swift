import GCMRepo
import RecordLocalization

/// A submission that may be a revision or a new contribution: what speaks for each, and how to say which it is.
extension RecordError {
  var revisionOrNew: Message {
    let contribution = ContributionID(fact(.contribution))
    let slug = contribution?.slug.string ?? fact(.contribution)
    guard code == .retitledRevision else {
      return Message(
        """
        “\(fact(.title), "title")” would become the next revision of \(fact(.contribution), "contribution"), “\(fact(.heldTitle), "heldTitle")”, but the texts (\(fact(.language), "language")) have little in common. If it is a revision, add --id \(slug, "slug"); if it is another contribution, give it a name of its own with --id or --title.
        """)
    }
    let proposed = ContributionID(fact(.proposed))?.slug.string ?? fact(.proposed)
    let reason =
      fact(.problem) == KnownFile.sameName.rawValue
      ? Message("came as a file of the same name, \(fact(.name), "name")")
      : Message("has nearly the same text")
    return Message(
      """
      “\(fact(.title), "title")” would become a new contribution, but \(fact(.contribution), "contribution"), “\(fact(.heldTitle), "heldTitle")”, \(reason, "reason"). If it is a revision of that, add --id \(slug, "slug"); if it is a new contribution, add --id \(proposed, "proposed").
      """)
  }
}

/// Somebody acted for a party whose focal points are others.
func strangerSentence(party: String, person: String) -> Message {
  Message("\(person, "person") is not one of the focal points of \(party, "party").")
}

/// Another contribution has the same file.
func sameFileSentence(_ contribution: ContributionID) -> Message {
  Message(
    """
    The same file, byte for byte, is in \(contribution.description, "contribution") too. If that was by mistake, take one of them out with `gcmrepo withdraw`.
    """)
}

/// The sentence about documents that answer a questionnaire.
func unreadAnswersSentence(_ contribution: ContributionID) -> Message {
  Message(
    """
    No answer is read from the document: it is kept, and in tables the questionnaire stays without an answer. To have the answers counted, fill in the form and submit it as it is saved: gcmrepo questionnaire form \(contribution.slug.string, "id") -o form.docx
    """)
}

/// The sentence about a document that came on top of the answers of a form.
func removedAnswersSentence(_ contribution: ContributionID) -> Message {
  Message(
    "The document takes the place of the answers that a form had given: they are no longer counted in tables, and are in the history of \(contribution.description, "contribution"). To have both, submit the form again, and the document with --id and another id."
  )
}
