import OfficeOpenXML
import RecordLocalization
import Spreadsheets
import XLSForms

/// The sentences about spreadsheets that are not read. They follow the file's name.
extension SpreadsheetError {
  /// Why the file is not read, and what to do next.
  var sentence: Message {
    switch self {
    case .package(let error): error.spreadsheetSentence
    case .damaged(.sharedText(let sheet)):
      Message(
        """
        The sheet “\(sheet.quotable, "sheet")” is damaged: a cell names a text that is not there. Open the file in Excel, save \
        it again and try again.
        """)
    case .damaged: damagedSpreadsheet
    case .tooLarge(.bytes, let limit):
      Message(
        """
        The file is larger than \(megabytes(limit), "megabytes") MB. Delete the sheets and pictures that are not needed, and \
        save it again.
        """)
    case .tooLarge(.sheets, let limit):
      Message("The file has more than \(grouped: limit, "limit") sheets. Delete those that are not needed.")
    case .tooLarge(.cells, let limit):
      Message(
        """
        The file has more than \(grouped: limit, "limit") cells that are not empty. Delete the sheets, rows and columns that \
        are not needed.
        """)
    case .tooLarge(.sharedTexts, let limit):
      Message(
        """
        The file has more than \(grouped: limit, "limit") different texts. Delete the sheets, rows and columns that are not \
        needed.
        """)
    case .tooLarge(.merged, let limit):
      Message("A sheet has more than \(grouped: limit, "limit") merged cells. Unmerge them.")
    case .tooLarge(.textBytes, let limit):
      Message(
        """
        The texts of all cells together are longer than \(megabytes(limit), "megabytes") MB. Delete the sheets, rows and \
        columns that are not needed.
        """)
    case .passwordProtected: lockedSpreadsheet
    case .unsupported(.binaryOpenXML):
      Message("This is an Excel binary workbook (.xlsb). Save it in Excel as “Excel Workbook (.xlsx)”.")
    case .unsupported(.beforeExcel5):
      Message("This is a workbook of Excel from before 1993. Save it in Excel as “Excel Workbook (.xlsx)”.")
    case .unsupported(.openDocument):
      Message("This is an OpenDocument spreadsheet (.ods). Save it in LibreOffice as “Excel 2007–365 (.xlsx)”.")
    case .notASpreadsheet: anotherFile
    }
  }

  /// The reason, as one word for programs.
  var code: String {
    switch self {
    case .package(.damaged), .damaged: "damaged"
    case .package(.suspicious): "suspicious-archive"
    case .package(.unpacksTooLarge): "unpacks-too-large"
    case .package(.macros), .package(.embeddedMacros): "macros"
    case .package(.passwordProtected), .passwordProtected: "password-protected"
    case .package(.anotherKind), .notASpreadsheet: "not-a-spreadsheet"
    case .tooLarge: "too-large"
    case .unsupported: "unsupported-format"
    }
  }
}

extension PackageError {
  /// Why the parts of an .xlsx are not read.
  fileprivate var spreadsheetSentence: Message {
    switch self {
    case .damaged(.nesting), .damaged(.elements):
      Message("A sheet is larger than any that is read. Delete the sheets, rows and columns that are not needed.")
    case .damaged: damagedSpreadsheet
    case .suspicious:
      Message(
        """
        The file does not have the structure of an Excel workbook, and may be unsafe. Save it again in Excel and try again.
        """)
    case .unpacksTooLarge(let limit):
      Message(
        """
        The file unpacks to more than \(megabytes(limit), "megabytes") MB. Delete the sheets and pictures that are not needed, \
        and save it again.
        """)
    case .macros, .embeddedMacros:
      Message("The file holds macros, which are not accepted. Save it in Excel as “Excel Workbook (.xlsx)”.")
    case .passwordProtected: lockedSpreadsheet
    case .anotherKind: anotherFile
    }
  }
}

private var damagedSpreadsheet: Message {
  Message("The file is damaged or cut short. Open it in the program that made it, save it again and try again.")
}

private var lockedSpreadsheet: Message {
  Message("The file is protected by a password. Save it without one and try again.")
}

private var anotherFile: Message {
  Message("The file is no spreadsheet. Check that it is the right file; .xlsx, .xls, .csv and .md are read.")
}

private func megabytes(_ bytes: Int) -> Int { bytes / 1_000_000 }

/// The sentences about questionnaires that cannot be written as an XLSForm.
extension XLSFormWriteError {
  /// What of the questionnaire cannot be written, and what to do next.
  var sentence: Message {
    switch self {
    case .invalidReference(let id, let text):
      Message(
        """
        A text of “\(id, "id")” has “\("${", "mark")” in it without the name of one question after it: \
        “\(text.quotable, "text")”. Correct the text in the questionnaire.
        """)
    case .unknownList(let id, let list):
      Message(
        """
        The question “\(id, "id")” chooses from the list “\(list, "list")”, which the questionnaire does not have. Correct the \
        list's name, or add the list.
        """)
    case .spaceInChoice(let list, let choice):
      Message(
        """
        The name of the choice “\(choice, "choice")” of the list “\(list, "list")” has a space in it, which an XLSForm cannot \
        have where several choices may be chosen. Give it another name.
        """)
    case .missingLabel(let id):
      Message("The question “\(id, "id")” has no label in any language. Add one.")
    }
  }

  /// The reason, as one word for programs.
  var code: String {
    switch self {
    case .invalidReference: "invalid-reference"
    case .unknownList: "unknown-list"
    case .spaceInChoice: "space-in-choice"
    case .missingLabel: "missing-label"
    }
  }
}

/// The sentences about workbooks that cannot be written.
extension SpreadsheetWriteError {
  /// What cannot be written, and what to do next where somebody can do something.
  var sentence: Message {
    switch self {
    case .noVisibleSheet: Message("The workbook would have no sheet that is shown. Nothing was written.")
    case .sheetName(let name):
      Message(
        """
        A sheet cannot be called “\(name.quotable, "sheet")”. Choose a name of 1 to 31 characters without \
        \("[ ] : * ? / \\", "characters") and without an apostrophe at its ends.
        """)
    case .duplicateSheetName(let name):
      Message(
        """
        Two sheets would be called “\(name.quotable, "sheet")”, in which Excel does not distinguish capital letters. Choose \
        another name for one of them.
        """)
    case .place(let sheet, let row, let column):
      Message(
        """
        The sheet “\(sheet.quotable, "sheet")” would be larger than Excel allows, or its cells are out of order: row \
        \(row + 1, "row"), column \(CellReference.letters(column), "column"). Write fewer rows or columns.
        """)
    case .textTooLong(let sheet, let cell, let length):
      Message(
        """
        The text for cell \(cell.description, "cell") of the sheet “\(sheet.quotable, "sheet")” has \(grouped: length, "length") \
        characters, and Excel allows \(grouped: 32_767, "most"). Shorten it.
        """)
    case .number(let sheet, let cell, let text):
      Message(
        """
        “\(text.quotable, "text")” for cell \(cell.description, "cell") of the sheet “\(sheet.quotable, "sheet")” is no \
        number or day that Excel knows. Correct it.
        """)
    case .validationList(let sheet):
      Message(
        """
        A list of choices in the sheet “\(sheet.quotable, "sheet")” is longer than 255 characters, or has a comma in it. Shorten \
        its texts.
        """)
    case .unknownSheet(let sheet):
      Message(
        "A list of choices is to be in the sheet “\(sheet.quotable, "sheet")”, which the workbook does not have.")
    case .archive: Message("The workbook could not be packed into a file. Try again.")
    }
  }

  /// The reason, as one word for programs.
  var code: String {
    switch self {
    case .noVisibleSheet: "no-visible-sheet"
    case .sheetName: "sheet-name"
    case .duplicateSheetName: "duplicate-sheet-name"
    case .place: "cell-place"
    case .textTooLong: "text-too-long"
    case .number: "invalid-number"
    case .validationList: "validation-list"
    case .unknownSheet: "unknown-sheet"
    case .archive: "archive"
    }
  }
}
