import OfficeOpenXML

extension DocumentFormat {
  /// The format of a file by its extension and its content, which must agree.
  ///
  /// The name `-` (standard input) has no extension; then the content decides, and text is Markdown.
  ///
  /// - Throws: ``DocumentError/unknownFormat(name:found:supported:)``,
  ///   ``DocumentError/wrongExtension(name:expected:found:)``, ``DocumentError/macros(name:)``,
  ///   ``DocumentError/passwordProtected(name:)`` or ``DocumentError/empty(name:)``.
  public static func detect(fileName: String, bytes: [UInt8]) throws(DocumentError) -> DocumentFormat {
    var content = FileContent(sniffing: bytes)
    let given = fileExtension(of: fileName)
    if ["docm", "dotm"].contains(given) { throw .macros(name: fileName) }
    guard let expected = DocumentFormat(fileExtension: given) else {
      if fileName == "-", let format = content.format ?? (content == .text ? .markdown : nil) {
        return format
      }
      if content == .empty { throw .empty(name: fileName) }
      throw .unknownFormat(name: fileName, found: content, supported: allCases)
    }
    if content == .empty { throw .empty(name: fileName) }
    if [.docx, .doc, .odt].contains(expected), content == .oldOffice {
      // Office stores a file with a password as an OLE compound file with this stream.
      let stream: [UInt8] = "EncryptedPackage".utf8.flatMap { [$0, 0] as [UInt8] }
      if bytes.contains(sequence: stream) { throw .passwordProtected(name: fileName) }
      if expected == .doc, CompoundFile(bytes) == nil { throw .damaged(name: fileName, .archive) }
    }
    // Some programs write a line or two before it.
    if expected == .pdf, bytes.prefix(1024).contains(sequence: Array("%PDF-".utf8)) { content = .pdf }
    guard expected.admits(content) else {
      throw .wrongExtension(name: fileName, expected: expected, found: content)
    }
    return expected
  }

  /// Whether a file with this extension may have that content. A damaged archive may be a .docx: the archive's own
  /// check gives a better error.
  private func admits(_ content: FileContent) -> Bool {
    switch self {
    case .docx: content == .docx || content == .brokenZip
    case .doc: content == .doc
    case .odt: content == .odt || content == .brokenZip
    case .rtf: content == .rtf
    case .html: content == .html || content == .text
    case .pdf: content == .pdf
    // Binary content is left to the text reader, which names the line.
    case .markdown, .text: content == .text || content == .binary
    }
  }

  static func fileExtension(of name: String) -> String {
    guard let dot = name.utf8.lastIndex(of: UInt8(ascii: ".")), dot != name.startIndex else { return "" }
    return String(Substring(name.utf8[dot...].dropFirst())).lowercased()
  }
}
