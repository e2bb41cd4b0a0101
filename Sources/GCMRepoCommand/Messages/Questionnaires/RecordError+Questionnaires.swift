import GCMRepo
import RecordLocalization

/// The sentences about questionnaires and their answers.
extension RecordError {
  var questionnaireSentence: Message? {
    switch code {
    case .unknownQuestionnaire where facts.texts(.nearest).isEmpty:
      Message(
        """
        There is no questionnaire “\(fact(.given), "given")”: the record has none yet. Whoever keeps one adds it with: \
        gcmrepo questionnaire add FILE -m MESSAGE
        """)
    case .unknownQuestionnaire:
      Message(
        "There is no questionnaire “\(fact(.given), "given")”. Did you mean \(or: facts.texts(.nearest), "nearest")?")
    case .unknownSection:
      Message(
        "There is no section “\(fact(.given), "given")” to name here. Choose \(or: facts.texts(.choices), "choices").")
    case .unknownQuestion:
      Message(
        """
        The questionnaire has no question “\(fact(.given), "given")”.\(didYouMean(facts.texts(.nearest)), "hint") Name it by its \
        id or its number in the form.
        """)
    case .definitionRefused:
      Message(
        number(.count),
        """
        The questionnaire \(fact(.questionnaire), "questionnaire") cannot be taken: its definition has {count} mistake, in line \
        \(number(.line), "line"). Nothing was written; `gcmrepo questionnaire check FILE` shows it.
        """,
        """
        The questionnaire \(fact(.questionnaire), "questionnaire") cannot be taken: its definition has {count} mistakes, the first \
        in line \(number(.line), "line"). Nothing was written; `gcmrepo questionnaire check FILE` lists them.
        """)
    case .answersRefused:
      Message(
        number(.count),
        """
        The answers to \(fact(.questionnaire), "questionnaire") cannot be taken: {count} has to be corrected, \
        \(facts.texts(.questions).joined(separator: ", "), "questions"). Nothing was written; correct it in the form and submit it again.
        """,
        """
        The answers to \(fact(.questionnaire), "questionnaire") cannot be taken: {count} have to be corrected, the first \
        \(facts.texts(.questions).joined(separator: ", "), "questions"). Nothing was written; correct them in the form and submit it \
        again.
        """)
    case .otherQuestionnaire where !fact(.version).isEmpty:
      Message(
        """
        These answers are to version \(fact(.given), "given") of \(fact(.questionnaire), "questionnaire"), and the newest that the \
        record has is \(fact(.version), "version"). Nothing was written; correct the version in the form, or fill in the newest: \
        gcmrepo questionnaire form \(fact(.questionnaire), "questionnaire") -o FILE
        """)
    case .otherQuestionnaire:
      Message(
        """
        These answers are to “\(fact(.given), "given")”, and not to a version of “\(fact(.expected), "expected")” that the record \
        has. Nothing was written; name the questionnaire with --questionnaire, or fill in its newest form.
        """)
    case .deadlinePassed:
      Message(
        """
        The questionnaire \(fact(.questionnaire), "questionnaire") takes no answers any more: its deadline was \
        \(fact(.time), "time"). Ask whoever keeps it for more time.
        """)
    case .sectionNeeded where facts.texts(.choices).isEmpty:
      Message("Say which section these answers are of with --section.")
    case .sectionNeeded:
      Message(
        "These answers are of several sections. Say which you answer with --section: \(or: facts.texts(.choices), "choices")."
      )
    case .nothingToSettle:
      Message(
        """
        No two ministries answered the question \(fact(.question), "question") differently, so there is nothing to settle. \
        `gcmrepo questionnaire settle` lists what there is.
        """)
    default: nil
    }
  }
}
