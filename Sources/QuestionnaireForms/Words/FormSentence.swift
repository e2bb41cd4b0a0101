/// A sentence of the form itself, as opposed to the questionnaire's own words. `{name}` is replaced where it is said.
///
/// They are apart from the program's messages: a form is in the language of its questionnaire, not in that of whoever
/// makes it, and the page's script says them too.
public enum FormSentence: String, Sendable, Hashable, CaseIterable {
  // What stands around the questions.
  case language, country, chooseCountry, sections, skipToQuestions, required, deadline, version, noScript
  // Filling in.
  case choose, clearAnswer, entry, addEntry, removeEntry, rankingHint, chooseFile, fileHint, otherWhich
  case answered, calculated
  // Saving and the draft.
  case save, saveHint, load, print, deleteDraft, deleteDraftQuestion, delete, keep, draftKept, draftRestored
  case draftDeleted, draftNotKept, saved, savedWithProblems, loaded, problems, noProblems
  case notOurFile, otherQuestionnaire, otherVersion, otherCountry
  // When a question is asked.
  case onlyIf, onlySometimes, requiredIf, requiredSometimes, bothConditions, eitherCondition, conditionIs,
    conditionIsNot
  case conditionHas, conditionHasNot, conditionIsMore, conditionIsAtLeast, conditionIsLess, conditionIsAtMost
  case conditionAnswered, conditionNotAnswered
  // What is wrong with an answer.
  case isRequired, isNoNumber, isAmbiguous, isNoInteger, isNoPercentage, isNoDate, isNoTime, isNoDateTime
  case isTooLong, breaksConstraint
  case rankingIncomplete, otherMissing, countryMissing, tooManyEntries, entryCount, notOffered
  // Forms on paper and in office programs.
  case wordInstructions, workbookInstructions, fillText, fillChoice, fillDate, fillTime, fillDateTime, fillNumber,
    number, id, question, help, answer
  case moreEntries, row, formSheet, listsSheet, sheetNote, separateBySemicolon, notAnswered, noAnswers, invalidEntry,
    formOf
}
