import Questionnaires
import RecordValues
import Spreadsheets

/// Reads and writes questionnaires as XLSForms (xlsform.org), the spreadsheets from which ODK, KoboToolbox and others make
/// forms.
public enum XLSForm {
  /// A questionnaire, and what of its form it does not do.
  public struct Reading: Sendable, Hashable {
    public var questionnaire: Questionnaire
    /// In the order of sheets and rows.
    public var notices: [XLSFormNotice]
    /// Where its parts are in the form.
    public var places: FormPlaces
  }

  /// Reads a form.
  ///
  /// What pyxform 4.5 refuses is refused, as far as the reason is in the form; all faults are named at once. What has no
  /// equal in a questionnaire is kept for export and named in the notices.
  ///
  /// - Parameters:
  ///   - workbook: the form's sheets. A CSV's only sheet may contain several, each after its name in the first column.
  ///   - name: the file's name without its extension, which is the id and title of a form that states none.
  ///   - language: the language of labels without one, where the form states none.
  /// - Throws: ``XLSFormFaults``. Cost: linear in the cells.
  public static func read(
    _ workbook: Workbook, name: String = "form", language: LanguageTag? = nil
  ) throws(XLSFormFaults) -> Reading {
    var reader = XLSFormReader(workbook, name: name, language: language)
    return try reader.read()
  }

  /// Writes a questionnaire as a form that pyxform 4.5 accepts. Reading it again gives the same questionnaire, if the
  /// questionnaire has no faults and its texts are in canonical form.
  ///
  /// - Throws: ``XLSFormWriteError``. Cost: linear; a table is written once for each row.
  public static func write(_ questionnaire: Questionnaire) throws(XLSFormWriteError) -> Workbook {
    try XLSFormWriter(questionnaire).workbook()
  }
}
