import OfficeOpenXML
import Questionnaires

/// A form as a Word document: each question with its number in a table, the answer in a content control inside its cell.
///
/// The document is protected but for its fields. What is filled in comes back by ``read(_:for:countries:)`` from Word, from
/// LibreOffice, which drops the tags of controls, and from programs that write into cells. An .odt or .doc is converted to
/// .docx before it is read.
public enum WordForm {
  /// The document. The same form gives the same bytes. Cost: linear in the form.
  ///
  /// - Throws: `ArchiveWriter.Failure` if there is no memory.
  public static func document(_ form: FormDocument) throws(ArchiveWriter.Failure) -> [UInt8] {
    var body = WordFormBody(form)
    body.write()
    return try WordFormPackage(form: form, body: body.markup).archive()
  }
}
