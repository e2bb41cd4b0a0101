import Questionnaires
import RecordLocalization
import RecordValues

extension AnswerTextFault {
  /// Why what was written is no answer, and what to write.
  var sentence: Message {
    switch self {
    case .tooLong(let count): AnswerFault.tooLong(count, QuestionnaireLimits.text)
    case .notANumber(let text):
      Message("“\(text.quotable, "given")” is not a number. Write it in digits, such as 12.5.")
    case .ambiguousNumber(let text, let readings):
      Message(
        """
        “\(text.quotable, "given")” may be \(or: readings, "readings"). Write it without separating thousands, and decimals \
        with one more zero.
        """)
    case .notWhole(let text):
      Message("“\(text.quotable, "given")” is not a whole number. Write one without decimals, such as 12.")
    case .notYesOrNo(let text):
      Message("“\(text.quotable, "given")” is neither yes nor no nor unknown. Write one of these.")
    case .notAStatus(let text):
      Message(
        """
        “\(text.quotable, "given")” does not say how far it is done. Write yes, partly, in progress, planned, no or not \
        applicable.
        """)
    case .notAnswerable: Message("This question takes no answer. Leave it empty.")
    case .notADay, .ambiguousDay, .shortYear, .noSuchDay, .notATime, .missingTime: timeSentence
    case .unknownChoice, .ambiguousChoice, .repeatedChoice, .severalChoices, .unknownList: choiceSentence
    }
  }

  private var timeSentence: Message {
    switch self {
    case .notADay(let text): Message("“\(text.quotable, "given")” is not a date. Write it as 2027-05-31.")
    case .ambiguousDay(let text, let readings):
      Message(
        """
        “\(text.quotable, "given")” may be \(or: readings.map(\.description), "readings"). Write the year first, as in \
        2027-05-31.
        """)
    case .shortYear(let text):
      Message("The year of “\(text.quotable, "given")” has only two digits. Write all four, as in 2027-05-31.")
    case .noSuchDay(let text):
      Message("The calendar has no day “\(text.quotable, "given")”. Correct the date.")
    case .notATime(let text): Message("“\(text.quotable, "given")” is not a time of the day. Write it as 18:00.")
    case .missingTime(let text):
      Message("“\(text.quotable, "given")” is a date without a time. Write both, as in 2027-05-31 18:00.")
    default: .empty
    }
  }

  private var choiceSentence: Message {
    switch self {
    case .unknownChoice(let text, let nearest): AnswerFault.unknownChoice(text, nearest)
    case .ambiguousChoice(let text, let ids):
      Message(
        "Several choices are called “\(text.quotable, "given")”. Write the id of the right one: \(or: ids, "ids").")
    case .repeatedChoice(let text): Message("“\(text.quotable, "given")” is chosen twice. Leave it once.")
    case .severalChoices(let ids):
      Message("Only one choice is asked for, and there are several: \(and: ids, "ids"). Leave only one.")
    case .unknownList(let list):
      Message(
        """
        The questionnaire has no list “\(list.quotable, "list")” to choose from. Tell whoever keeps the questionnaire.
        """)
    default: .empty
    }
  }
}
