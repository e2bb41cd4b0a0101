import Documents
import OfficeOpenXML
import QuestionnaireForms
import Questionnaires
import RecordLocalization
import RecordRendering
import Spreadsheets

extension WordForm.Failure {
  /// Why the file is not a filled form, and what to do next.
  ///
  /// - Parameter name: the file's name.
  func sentence(_ name: String) -> Message {
    switch self {
    case .package(let error): error.wordSentence(name)
    case .noIdentity: unidentified(name)
    }
  }
}

extension WorkbookForm.Failure {
  /// Why the file is not a filled form, and what to do next.
  ///
  /// - Parameter name: the file's name.
  func sentence(_ name: String) -> Message {
    switch self {
    case .spreadsheet(let error): Message("\(name, "file"): \(error.sentence, "problem")")
    case .noIdentity: unidentified(name)
    }
  }
}

extension FormJSON.Failure {
  /// Why the file is not what the form's page saves, and what to do next.
  ///
  /// - Parameter name: the file's name.
  func sentence(_ name: String) -> Message {
    switch self {
    case .tooLarge:
      Message(
        """
        \(name, "name") is larger than \(QuestionnaireLimits.answerBytes / 1_000_000, "megabytes") MB, which answers never are. Check \
        that it is the right file.
        """)
    case .json(let error):
      Message(
        """
        \(name, "name") was changed or cut short (line \(error.line, "line"), column \(error.column, "column")). Save the answers \
        again on the form's page.
        """)
    case .anotherSchema:
      Message(
        """
        \(name, "name") is not a file that the form's page saves. Open the form, choose “Save”, and submit the file that it \
        downloads.
        """)
    case .invalid(let key):
      Message(
        """
        \(name, "name") is not complete: “\(key, "key")” is missing or not valid. Save the answers again on the form's \
        page.
        """)
    }
  }
}

private func unidentified(_ name: String) -> Message {
  Message(
    """
    Nothing in \(name, "name") says which questionnaire it answers. Fill in a form made with `gcmrepo questionnaire form`, and \
    leave what is printed in it as it is.
    """)
}

extension PackageError {
  /// Why a Word file is refused, in the words that are used of documents.
  fileprivate func wordSentence(_ name: String) -> Message {
    switch self {
    case .damaged(let damage): DocumentError.damaged(name: name, damage).sentence
    case .suspicious(let fault): DocumentError.suspiciousArchive(name: name, fault).sentence
    case .unpacksTooLarge(let limit): DocumentError.unpacksTooLarge(name: name, limit: limit).sentence
    case .macros: DocumentError.macros(name: name).sentence
    case .embeddedMacros(let part): DocumentError.embeddedMacros(name: name, part: part).sentence
    case .passwordProtected: DocumentError.passwordProtected(name: name).sentence
    case .anotherKind(let kind):
      DocumentError.wrongExtension(
        name: name, expected: .docx, found: kind == .spreadsheet ? .spreadsheet : .presentation
      ).sentence
    }
  }
}
