import Documents
import RecordLocalization

extension DocumentError {
  /// What is wrong with the file, and what to do next.
  var sentence: Message {
    switch self {
    case .noSuchFile(let path):
      Message("There is no file \(path, "path"). Check the name and the folder.")
    case .isFolder(let path):
      Message("\(path, "path") is a folder. Name a file in it.")
    case .notRegularFile(let path, _):
      Message("\(path, "path") is not an ordinary file. Save the document to a file and name that.")
    case .symlinkOutOfFolder(let path, _):
      Message("\(path, "path") is a link to a file in another folder. Name that file itself.")
    case .unreadable(let path, _):
      Message("\(path, "path") cannot be read. Check that you may open it.")
    case .empty(let name):
      Message("\(name, "name") is empty. Save the document again.")
    case .tooLarge(let name, let bytes, let limit):
      Message(
        """
        \(name, "name") is too large\(bytes.map { " (\(megabytes($0)) MB)" } ?? "", "bytes"): at most \(megabytes(limit), "megabytes") MB are accepted. Leave out what is not needed, such as large pictures, or \
        split it.
        """)
    case .changedWhileRead(let name):
      Message("\(name, "name") changed while it was read. Save and close it, then try again.")
    case .notUTF8(let name, let line):
      Message("\(name, "name"), line \(line, "line"): the text is not UTF-8. Save it with the encoding UTF-8.")
    case .binaryText(let name, let line):
      Message("\(name, "name"), line \(line, "line"): this is not text. Check that it is the right file.")
    case .unknownFormat(let name, let found, let supported):
      found.advice(name)
        ?? Message(
          """
          The format of \(name, "name") is not supported; use \(or: supported.map(\.fileExtension), "supported").
          """)
    case .wrongExtension(let name, let expected, let found):
      Message(
        """
        \(name, "name") is named .\(expected.fileExtension, "fileExtension") but holds \(found.words, "words"). \
        Save it again from Word as .docx, or give it its right name.
        """)
    default: insideSentence
    }
  }

  /// The sentences about a file's content, and about the programs that read it.
  private var insideSentence: Message {
    switch self {
    case .macros(let name):
      Message("\(name, "name") holds macros, which a record does not accept. Save it as “Word document (.docx)”.")
    case .embeddedMacros(let name, let part):
      Message(
        """
        \(name, "name") holds an embedded file that can carry macros (\(fileName(part), "fileName")), which a record does not accept. In Word, delete that object or replace it with a picture of it.
        """)
    case .passwordProtected(let name):
      Message("\(name, "name") is protected by a password. Save it without one and try again.")
    case .damaged(let name, _):
      Message(
        "\(name, "name") is damaged or cut short. Open it in the program that made it, save it again and try again.")
    case .unpacksTooLarge(let name, let limit):
      Message(
        """
        \(name, "name") unpacks to more than \(megabytes(limit), "megabytes") MB. Save it again without its large \
        pictures.
        """)
    case .suspiciousArchive(let name, _):
      Message(
        """
        \(name, "name") does not have the structure of a Word or LibreOffice file, and may be unsafe. Save it again and try \
        again.
        """)
    case .converterMissing(let program):
      Message(
        """
        \(program.title, "title") is not installed. Run `sudo apt-get install \
        \(program.debianPackage, "debianPackage")`.
        """)
    case .converterFailed(let name, let program, _):
      Message(
        """
        \(program.title, "title") could not read \(name, "name"). Open it in the program that made it, save it \
        again and try again.
        """)
    case .timedOut(let name, _, let seconds):
      Message(
        """
        Reading \(name, "name") took more than \(Int(seconds), "seconds") seconds. Save it as “Word document (.docx)”, \
        or split it.
        """)
    case .memoryExceeded(let name, _, let megabytes):
      Message(
        """
        Reading \(name, "name") needs more than \(megabytes, "megabytes") MB of memory. Save it as “Word document \
        (.docx)”, or split it.
        """)
    case .textTooLarge(let name, let limit):
      Message("The text of \(name, "name") is longer than \(megabytes(limit), "megabytes") MB. Split it.")
    case .cancelled(let name):
      Message("Reading \(name, "name") was stopped.")
    default: Message("The file was refused.")
    }
  }

  /// The last component of a part's name, which may be of any length.
  private func fileName(_ part: String) -> String { String((part.split(separator: "/").last ?? "").prefix(80)) }

  private func megabytes(_ bytes: Int) -> Int { (bytes + 500_000) / 1_000_000 }

  /// Whether an external program rather than the file is the cause.
  var isProgramFailure: Bool {
    switch self {
    case .converterMissing: true
    default: false
    }
  }
}

extension FileContent {
  /// What the file seems to be, as part of a sentence.
  fileprivate var words: Message {
    switch self {
    case .docx: Message("a Word document")
    case .odt: Message("an OpenDocument text")
    case .rtf: Message("an RTF text")
    case .html: Message("a web page")
    case .pdf: Message("a PDF")
    case .text: Message("plain text")
    case .macroWord: Message("a Word document with macros")
    case .doc: Message("a Word document from before 2007")
    case .oldOffice:
      Message("an old Office file, or one with a password")
    case .spreadsheet: Message("a spreadsheet")
    case .presentation: Message("a presentation")
    case .epub: Message("an e-book")
    case .brokenZip: Message("a file that is cut short")
    case .zip, .archive: Message("an archive")
    case .image: Message("a picture")
    case .executable: Message("a program")
    case .binary: Message("something that is not a document")
    case .empty: Message("nothing")
    }
  }

  /// The advice for an unsupported format with an obvious remedy.
  fileprivate func advice(_ name: String) -> Message? {
    switch self {
    case .oldOffice:
      Message(
        """
        \(name, "name") is a Word file from before 2007, or has a password. Save it in Word as “Word document \
        (.docx)”.
        """)
    case .macroWord:
      Message(
        """
        \(name, "name") is a Word file with macros, which a record does not accept. Save it in Word as “Word \
        document (.docx)”.
        """)
    case .image:
      Message("\(name, "name") is a picture. Submit the document itself, or a PDF made of it.")
    default: nil
    }
  }
}
