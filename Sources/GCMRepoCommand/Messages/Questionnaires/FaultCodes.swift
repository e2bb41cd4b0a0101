import QuestionnaireForms
import Questionnaires

/// The codes of faults in JSON: a script tells them apart by these, and later versions add more.
extension DefinitionFault {
  var code: String { kind.code }
}

extension DefinitionFault.Kind {
  var code: String {
    switch self {
    case .yaml: "not-yaml"
    case .tooLarge: "file-too-large"
    case .unknownKey: "unknown-key"
    case .missingKey: "missing-key"
    case .wrongType: "wrong-type"
    case .empty: "empty"
    case .tooMany(let what, _, _): what == .characters ? "too-long" : "too-many"
    case .unknownWord: "unknown-word"
    case .keyNotOfType: "key-not-of-type"
    case .bothKeys: "both-keys"
    case .invalidDay: "invalid-day"
    case .invalidClock: "invalid-time"
    case .invalidTimeZone: "invalid-time-zone"
    case .invalidLanguage: "invalid-language"
    case .invalidNumber: "invalid-number"
    case .invalidID: "invalid-id"
    case .notASlug: "invalid-questionnaire-id"
    case .duplicateID: "duplicate-id"
    case .idsDifferInCase: "ids-differ-in-case"
    case .replacesItself: "replaces-itself"
    case .unknownList: "unknown-list"
    case .unusedList: "unused-list"
    case .columnType: "column-type"
    case .invalidDefault: "invalid-default"
    case .missingLabel: "missing-label"
    case .missingTranslation: "missing-translation"
    case .languageNotInTitle: "language-not-in-title"
    case .expression: "invalid-expression"
    case .unknownQuestion: "unknown-question"
    case .ambiguousQuestion: "ambiguous-question"
    case .unknownFact: "unknown-fact"
    case .circle: "circle"
    }
  }
}

extension AnswerFault {
  var code: String {
    switch kind {
    case .unknownQuestion: "unknown-question"
    case .unreadable(let fault): fault.code
    case .wrongType: "wrong-type"
    case .missing: "missing-answer"
    case .below: "below-least"
    case .above: "above-most"
    case .tooLong: "too-long"
    case .constraint: "constraint"
    case .unknownChoice: "unknown-choice"
    case .choiceNotOffered: "choice-not-offered"
    case .otherNotAllowed: "other-not-allowed"
    case .incompleteRanking: "incomplete-ranking"
    case .tooManyEntries: "too-many-entries"
    case .entryCount: "entry-count"
    case .unknownRow: "unknown-row"
    case .tooManyVisits: "too-many-visits"
    case .duplicate: "duplicate-answer"
    case .notRelevant: "not-relevant"
    case .notAsked: "not-asked"
    }
  }
}

extension AnswerTextFault {
  var code: String {
    switch self {
    case .tooLong: "too-long"
    case .notANumber: "not-a-number"
    case .ambiguousNumber: "ambiguous-number"
    case .notWhole: "not-whole"
    case .notADay: "not-a-day"
    case .ambiguousDay: "ambiguous-day"
    case .shortYear: "short-year"
    case .noSuchDay: "no-such-day"
    case .notATime: "not-a-time"
    case .missingTime: "missing-time"
    case .notYesOrNo: "not-yes-or-no"
    case .notAStatus: "not-a-status"
    case .unknownChoice: "unknown-choice"
    case .ambiguousChoice: "ambiguous-choice"
    case .repeatedChoice: "repeated-choice"
    case .severalChoices: "several-choices"
    case .unknownList: "unknown-list"
    case .notAnswerable: "not-asked"
    }
  }
}

extension FormFault {
  var code: String {
    switch problem {
    case .unreadable(let fault): fault.code
    case .severalAnswers: "several-answers"
    case .unplacedRow: "unplaced-row"
    case .invalidPlace: "invalid-place"
    case .wrongType: "wrong-type"
    case .unknown: place.question.isEmpty ? "unknown-country" : "unknown-name"
    case .tooManyEntries: "too-many-entries"
    }
  }
}

extension FormRemark {
  var code: String {
    switch kind {
    case .besideField: "beside-field"
    case .moved: "moved"
    case .duplicated: "duplicated"
    case .missingField: "missing-field"
    case .boxDiffers: "box-differs"
    case .formula: "formula"
    case .hidden: "hidden"
    case .merged: "merged"
    case .legacyFields: "legacy-fields"
    }
  }
}

extension WordForm.Failure {
  var code: String {
    switch self {
    case .package: "file-not-usable"
    case .noIdentity: "no-questionnaire"
    }
  }
}

extension WorkbookForm.Failure {
  var code: String {
    switch self {
    case .spreadsheet: "file-not-usable"
    case .noIdentity: "no-questionnaire"
    }
  }
}

extension FormJSON.Failure {
  var code: String {
    switch self {
    case .tooLarge: "file-too-large"
    case .json: "not-json"
    case .anotherSchema: "not-a-saved-form"
    case .invalid: "invalid-key"
    }
  }
}
