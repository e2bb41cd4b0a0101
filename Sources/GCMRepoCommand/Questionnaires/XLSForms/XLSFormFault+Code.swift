import Questionnaires
import XLSForms

extension XLSFormFault {
  /// What is wrong, as one word for programs.
  var code: String {
    switch kind {
    case .missingSheet: "missing-sheet"
    case .missingColumn: "missing-column"
    case .duplicateColumn: "duplicate-column"
    case .invalidColumn: "invalid-column"
    case .missingType: "missing-type"
    case .unknownType: "unknown-type"
    case .includedForm: "included-form"
    case .missingName: "missing-name"
    case .invalidName: "invalid-name"
    case .duplicateName: "duplicate-name"
    case .reservedName: "reserved-name"
    case .missingLabel: "missing-label"
    case .missingCalculation: "missing-calculation"
    case .unmatchedEnd: "unmatched-end"
    case .unmatchedBegin: "unmatched-begin"
    case .unknownList: "unknown-list"
    case .missingListName: "missing-list-name"
    case .missingChoiceName: "missing-choice-name"
    case .duplicateChoice: "duplicate-choice"
    case .spaceInChoice: "space-in-choice"
    case .filterWithOther: "filter-with-other"
    case .filterInTableList: "filter-in-table-list"
    case .mixedTableList: "mixed-table-list"
    case .mixedSearch: "mixed-search"
    case .invalidBinding: "invalid-binding"
    case .fileExtension: "file-extension"
    case .invalidReference: "invalid-reference"
    case .unknownReference: "unknown-reference"
    case .ambiguousReference: "ambiguous-reference"
    case .invalidTrigger: "invalid-trigger"
    case .missingTrigger: "missing-trigger"
    case .invalidParameters: "invalid-parameters"
    case .unknownParameter: "unknown-parameter"
    case .invalidParameter: "invalid-parameter"
    case .missingParameter: "missing-parameter"
    case .unknownMedia: "unknown-media"
    case .missingImage: "missing-image"
    case .invalidSetting: "invalid-setting"
    case .unknownEntityColumn: "unknown-entity-column"
    case .missingEntityExpression: "missing-entity-expression"
    case .duplicateEntity: "duplicate-entity"
    case .unknownEntity: "unknown-entity"
    case .missingEntities: "missing-entities"
    case .invalidProperty: "invalid-property"
    case .noQuestions: "no-questions"
    case .tooDeep: "too-deep"
    case .definition(let fault): fault.code
    }
  }
}

extension XLSFormNotice {
  /// What is not done, as one word for programs.
  var code: String {
    switch kind {
    case .foreignType: "foreign-type"
    case .loop: "loop"
    case .keptColumn: "kept-column"
    case .keptExpression: "kept-expression"
    case .keptDefault: "kept-default"
    case .keptRange: "kept-range"
    case .keptOther: "kept-other"
    case .keptSetting: "kept-setting"
    case .keptSheet: "kept-sheet"
    case .nameAsLabel: "name-as-label"
    case .renamed: "renamed"
    case .unstatedLanguage: "unstated-language"
    case .skippedRow: "skipped-row"
    case .disabledRow: "disabled-row"
    case .emptyGroup: "empty-group"
    case .choiceWithoutList: "choice-without-list"
    case .skippedSheet: "skipped-sheet"
    case .skippedCells: "skipped-cells"
    case .formulaError: "formula-error"
    }
  }
}
