import Foundation
import Testing

/// The programs that typeset a PDF.
enum PDFTypesetter: String, CaseIterable {
  case weasyprint, typst

  /// The environment in which gcmrepo uses it: typst if it is found, else WeasyPrint.
  func setting() throws -> [String: String?] {
    guard self == .typst else { return [:] }
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let data = root.appending(path: ".build/checkers/share").path
    try #require(
      FileManager.default.fileExists(atPath: data + "/gcmrepo/typst/typst"),
      """
      typst is missing. Install it:
      python3 -m pip install --no-deps --target .build/checkers/share/gcmrepo/typst typst==0.15.2
      """)
    return ["XDG_DATA_HOME": data]
  }
}
