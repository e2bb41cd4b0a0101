import Documents

extension DocumentError {
  /// What is wrong with the file, and what to do next.
  var sentence: Wording {
    switch self {
    case .noSuchFile(let path):
      Wording(
        en: "There is no file \(path). Check the name and the folder.",
        es: "No existe el archivo \(path). Revise el nombre y la carpeta.")
    case .isFolder(let path):
      Wording(
        en: "\(path) is a folder. Name the file in it that you mean.",
        es: "\(path) es una carpeta. Indique el archivo de ella que quiere.")
    case .notRegularFile(let path, _):
      Wording(
        en: "\(path) is not an ordinary file. Save the document to a file and name that.",
        es: "\(path) no es un archivo común. Guarde el documento en un archivo e indique ese.")
    case .symlinkOutOfFolder(let path, _):
      Wording(
        en: "\(path) is a link to a file in another folder. Name that file itself.",
        es: "\(path) es un enlace a un archivo de otra carpeta. Indique ese archivo directamente.")
    case .unreadable(let path, _):
      Wording(
        en: "\(path) cannot be read. Check that you may open it.",
        es: "No se puede leer \(path). Compruebe que tiene permiso para abrirlo.")
    case .empty(let name):
      Wording(en: "\(name) is empty. Save the document again.", es: "\(name) está vacío. Guarde de nuevo el documento.")
    case .tooLarge(let name, let bytes, let limit):
      Wording(
        en: "\(name) is too large\(bytes.map { " (\(megabytes($0)) MB)" } ?? ""): at most \(megabytes(limit)) MB are "
          + "taken. Leave out what is not needed, such as large pictures, or split it.",
        es:
          "\(name) es demasiado grande\(bytes.map { " (\(megabytes($0)) MB)" } ?? ""): se aceptan \(megabytes(limit)) MB "
          + "como máximo. Quite lo que no haga falta, como imágenes grandes, o divídalo.")
    case .changedWhileRead(let name):
      Wording(
        en: "\(name) changed while it was read. Save and close it, then try again.",
        es: "\(name) cambió mientras se leía. Guárdelo, ciérrelo e inténtelo de nuevo.")
    case .notUTF8(let name, let line):
      Wording(
        en: "\(name), line \(line): the text is not UTF-8. Save it with the encoding UTF-8.",
        es: "\(name), línea \(line): el texto no es UTF-8. Guárdelo con la codificación UTF-8.")
    case .binaryText(let name, let line):
      Wording(
        en: "\(name), line \(line): this is not a text. Check that it is the right file.",
        es: "\(name), línea \(line): no es un texto. Compruebe que es el archivo correcto.")
    case .unknownFormat(let name, let found, let supported):
      found.advice(name)
        ?? Wording(
          en: "\(name) is of a format that is not taken; use \(supported.map(\.fileExtension).joined(or: .en)).",
          es: "\(name) tiene un formato que no se acepta; use \(supported.map(\.fileExtension).joined(or: .es)).")
    case .wrongExtension(let name, let expected, let found):
      Wording(
        en:
          "\(name) is called .\(expected.fileExtension) but holds \(found.words.en). Save it anew from Word as .docx, "
          + "or give it its right name.",
        es: "\(name) se llama .\(expected.fileExtension) pero contiene \(found.words.es). Guárdelo de nuevo desde Word "
          + "como .docx o póngale su nombre correcto.")
    default: insideSentence
    }
  }

  /// The sentences about what is inside a file, and about the programs that read it.
  private var insideSentence: Wording {
    switch self {
    case .macros(let name):
      Wording(
        en: "\(name) holds macros, which a record does not take. Save it as “Word document (.docx)”.",
        es: "\(name) contiene macros, que el registro no acepta. Guárdelo como «Documento de Word (.docx)».")
    case .embeddedMacros(let name, let part):
      Wording(
        en: "\(name) holds an embedded file that can carry macros (\(fileName(part))), which a record does not take. "
          + "In Word, delete that object or replace it by a picture of it.",
        es: "\(name) contiene un archivo incrustado que puede llevar macros (\(fileName(part))), que el registro no "
          + "acepta. En Word, elimine ese objeto o sustitúyalo por una imagen.")
    case .passwordProtected(let name):
      Wording(
        en: "\(name) is protected by a password. Save it without one and try again.",
        es: "\(name) está protegido con contraseña. Guárdelo sin ella e inténtelo de nuevo.")
    case .damaged(let name, _):
      Wording(
        en: "\(name) is damaged or cut short. Open it in the program that made it, save it anew and try again.",
        es:
          "\(name) está dañado o incompleto. Ábralo con el programa que lo creó, guárdelo de nuevo e inténtelo otra vez."
      )
    case .unpacksTooLarge(let name, let limit):
      Wording(
        en: "\(name) unpacks to more than \(megabytes(limit)) MB. Save it anew without its large pictures.",
        es: "\(name) ocupa más de \(megabytes(limit)) MB al descomprimirse. Guárdelo de nuevo sin sus imágenes grandes."
      )
    case .suspiciousArchive(let name, _):
      Wording(
        en:
          "\(name) is not built as Word or LibreOffice build a file, and may be unsafe. Save it anew and try again.",
        es: "\(name) no está construido como un archivo de Word o LibreOffice y puede ser peligroso. "
          + "Guárdelo de nuevo e inténtelo otra vez.")
    case .converterMissing(let program):
      Wording(
        en: "\(program.title) is not installed. Run `sudo apt-get install \(program.debianPackage)`.",
        es: "\(program.title) no está instalado. Ejecute `sudo apt-get install \(program.debianPackage)`.")
    case .converterFailed(let name, let program, _):
      Wording(
        en: "\(program.title) could not read \(name). Open it in the program that made it, save it anew and try again.",
        es: "\(program.title) no pudo leer \(name). Ábralo con el programa que lo creó, guárdelo de nuevo e inténtelo.")
    case .timedOut(let name, _, let seconds):
      Wording(
        en: "Reading \(name) took more than \(Int(seconds)) seconds. Save it as “Word document (.docx)”, or split it.",
        es: "La lectura de \(name) tardó más de \(Int(seconds)) segundos. Guárdelo como «Documento de Word (.docx)» o "
          + "divídalo.")
    case .memoryExceeded(let name, _, let megabytes):
      Wording(
        en:
          "Reading \(name) needs more than \(megabytes) MB of memory. Save it as “Word document (.docx)”, or split it.",
        es: "La lectura de \(name) necesita más de \(megabytes) MB de memoria. Guárdelo como «Documento de Word "
          + "(.docx)» o divídalo.")
    case .textTooLarge(let name, let limit):
      Wording(
        en: "The text of \(name) is longer than \(megabytes(limit)) MB. Split it.",
        es: "El texto de \(name) supera los \(megabytes(limit)) MB. Divídalo.")
    case .cancelled(let name):
      Wording(en: "Reading \(name) was stopped.", es: "Se interrumpió la lectura de \(name).")
    default: Wording(en: "The file was refused.", es: "El archivo fue rechazado.")
    }
  }

  /// The last step of a part's name, which may be of any length.
  private func fileName(_ part: String) -> String { String((part.split(separator: "/").last ?? "").prefix(80)) }

  private func megabytes(_ bytes: Int) -> Int { (bytes + 500_000) / 1_000_000 }

  /// Whether the cause lies with an outside program rather than with the file.
  var isProgramFailure: Bool {
    switch self {
    case .converterMissing: true
    default: false
    }
  }
}

extension FileContent {
  /// What the file seems to be, as part of a sentence.
  fileprivate var words: Wording {
    switch self {
    case .docx: Wording(en: "a Word document", es: "un documento de Word")
    case .odt: Wording(en: "an OpenDocument text", es: "un texto OpenDocument")
    case .rtf: Wording(en: "an RTF text", es: "un texto RTF")
    case .html: Wording(en: "a web page", es: "una página web")
    case .pdf: Wording(en: "a PDF", es: "un PDF")
    case .text: Wording(en: "plain text", es: "texto sin formato")
    case .macroWord: Wording(en: "a Word document with macros", es: "un documento de Word con macros")
    case .doc: Wording(en: "a Word document of before 2007", es: "un documento de Word anterior a 2007")
    case .oldOffice:
      Wording(
        en: "an old Office file, or one with a password", es: "un archivo antiguo de Office o con contraseña")
    case .spreadsheet: Wording(en: "a spreadsheet", es: "una hoja de cálculo")
    case .presentation: Wording(en: "a presentation", es: "una presentación")
    case .epub: Wording(en: "an e-book", es: "un libro electrónico")
    case .brokenZip: Wording(en: "a file that is cut short", es: "un archivo incompleto")
    case .zip, .archive: Wording(en: "an archive", es: "un archivo comprimido")
    case .image: Wording(en: "a picture", es: "una imagen")
    case .executable: Wording(en: "a program", es: "un programa")
    case .binary: Wording(en: "something that is no document", es: "algo que no es un documento")
    case .empty: Wording(en: "nothing", es: "nada")
    }
  }

  /// What to do with a format that is not taken but has an obvious remedy.
  fileprivate func advice(_ name: String) -> Wording? {
    switch self {
    case .oldOffice:
      Wording(
        en: "\(name) is a Word file of before 2007, or has a password. Save it in Word as “Word document (.docx)”.",
        es:
          "\(name) es un archivo de Word anterior a 2007 o tiene contraseña. Guárdelo como «Documento de Word (.docx)»."
      )
    case .macroWord:
      Wording(
        en: "\(name) is a Word file with macros, which a record does not take. Save it in Word as "
          + "“Word document (.docx)”.",
        es: "\(name) es un archivo de Word con macros, que el registro no acepta. Guárdelo en Word como "
          + "«Documento de Word (.docx)».")
    case .image:
      Wording(
        en: "\(name) is a picture. Submit the document itself, or a PDF made of it.",
        es: "\(name) es una imagen. Presente el documento mismo o un PDF hecho con ella.")
    default: nil
    }
  }
}
