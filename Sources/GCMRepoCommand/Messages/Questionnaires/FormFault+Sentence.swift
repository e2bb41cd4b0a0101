import QuestionnaireForms
import Questionnaires
import RecordLocalization

extension FormFault {
  /// Which question, what in its field cannot be read as its answer, and what to do next.
  var sentence: Message {
    // Where only the name itself is known, it is quoted in the sentence.
    if case .unknown(let given) = problem, place.number.isEmpty, place.label == given, place.places.isEmpty {
      return unplacedSentence
    }
    return Message("\(place.words, "place"): \(unplacedSentence, "sentence")")
  }

  /// The same without the question, where it is told already.
  var unplacedSentence: Message {
    switch problem {
    case .unreadable(let fault): fault.sentence
    case .severalAnswers(let texts):
      Message(
        """
        The form has several answers that differ: \
        \(Message(texts.prefix(5).map { Message("“\($0.quotable, "words")”") }, separator: ", "), "answers"). Leave only one of them.
        """)
    case .invalidPlace(let text):
      Message(
        """
        “\(text.quotable, "given")” does not give the choice a place of its own. Number all choices 1, 2, 3 and so on, each number \
        once.
        """)
    case .wrongType:
      Message("The answer is not of the kind that the question asks for. Answer it again as the form has it.")
    case .unknown(let given) where place.question.isEmpty:
      Message("“\(given.quotable, "given")” is not a country of the record. Choose the country that answers.")
    case .unknown(let given):
      Message(
        """
        “\(given.quotable, "given")” is no question, row or choice of this questionnaire. Use the form of the version that is \
        answered.
        """)
    case .unplacedRow(let row):
      Message(
        """
        Row \(row, "row") of its sheet has answers, and its first cells do not say what they belong to. Give the number of the entry or \
        the id of the row, as the rows above do.
        """)
    case .tooManyEntries(let count): AnswerFault.tooManyEntries(count, QuestionnaireLimits.entries)
    }
  }
}

extension FormRemark {
  /// Which question, how its answer was read, and what to look at.
  var sentence: Message {
    guard let place else { return unplacedSentence }
    return Message("\(place.words, "place"): \(unplacedSentence, "sentence")")
  }

  /// The same without the question, where it is told already.
  var unplacedSentence: Message {
    switch kind {
    case .besideField(let text):
      Message(
        "“\(text.quotable, "words")” is written beside the form's field. Check that the answer was read as it is meant."
      )
    case .moved:
      Message("The field is no longer where the form has it. Check that its answer belongs to this question.")
    case .duplicated: Message("The field is there several times with the same answer, which was taken once.")
    case .missingField:
      Message("The field is no longer in the form, so no answer was read. Answer it in a new copy of the form.")
    case .boxDiffers(let choice):
      Message(
        """
        The box of “\(choice.quotable, "choice")” looks different from what the file says of it; what the file says was taken. Check \
        the answer.
        """)
    case .formula(""):
      Message(
        "The cell has a formula without a stored value, and counts as empty. Write the answer itself, or open the file in a spreadsheet program and save it."
      )
    case .formula(let value):
      Message("The cell has a formula, whose value “\(value.quotable, "value")” was taken. Check the answer.")
    case .hidden: Message("The answer is in a hidden part of the workbook, and was taken. Check it.")
    case .merged: Message("The answer is in merged cells, and was taken. Check it.")
    case .legacyFields:
      Message("The file has form fields of an old kind of Word, which were read too. Check the answers.")
    }
  }
}

extension FormPlace {
  /// `2.3 Institution that answers (row “women”)`; the number of a repeated group's question has the entry in it.
  fileprivate var words: Message {
    let isNumbered = number.contains("(")
    let shown = places.filter { place in
      if case .entry = place { !isNumbered } else { true }
    }
    return questionPlace(number: number, label: label, shown)
  }
}
