import DocumentModel
import GCMRepo
import MarkdownText
import OfficeOpenXML
import WordML

/// Reads minutes that came as Word files, within the process: no other program is started for a search.
enum MinutesReader {
  static let read: SearchedFileReader = { name, bytes in
    guard name.lowercased().hasSuffix(".docx"), let word = try? WordFile(bytes) else { return nil }
    return MarkdownWriter.write(word.text(.accepted).blocks).text
  }
}
