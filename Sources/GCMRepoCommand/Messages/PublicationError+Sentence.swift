import Documents
import RecordLocalization

extension CommandFailure {
  /// - Parameter name: the name of the document.
  init(_ error: PublicationError, name: String) {
    switch error {
    case .text(let error):
      // The sentences about a submitted file say to save it again; this one is in the record.
      let line: Int? = if case .notUTF8(_, let line) = error { line } else { nil }
      self.init(
        .refusedInput,
        line.map { Message("The text of \(name, "name") is not UTF-8 (line \($0, "line")). Submit it again as UTF-8.") }
          ?? Message(
            "The text of \(name, "name") is nested too deeply for a document. Submit it again in a simpler form."),
        detail: "\(error)")
    case .programMissing(let program): self.init(DocumentError.converterMissing(program))
    default: self.init(.outsideProgramFailed, error.sentence(name), detail: "\(error)")
    }
  }
}

extension PublicationError {
  fileprivate func sentence(_ name: String) -> Message {
    switch self {
    case .timedOut(let program, let seconds):
      Message(
        """
        \(name, "name") was not made: \(program.name, "program") took more than \(Int(seconds), "seconds") seconds. \
        Try again, or use another format.
        """)
    case .memoryExceeded(let program, let megabytes):
      Message(
        """
        \(name, "name") was not made: \(program.name, "program") needs more than \(megabytes, "megabytes") MB of memory. Use another format.
        """)
    case .tooLarge(let limit):
      Message(
        """
        \(name, "name") was not made: it would be larger than \(limit / 1_000_000, "megabytes") MB. Split the \
        text.
        """)
    case .cancelled:
      Message("Making \(name, "name") was stopped.")
    case .programFailed(let program, _), .programMissing(let program):
      Message(
        """
        \(program.name, "program") could not make a document of \(name, "name"). Run `gcmrepo doctor`, and check \
        that the folder for temporary files has room.
        """)
    case .text:
      Message("The text of \(name, "name") is not usable.")
    }
  }
}

extension PublicationError {
  /// For programs.
  var code: String {
    switch self {
    case .text(.notUTF8): "not-utf8"
    case .text(.binaryText): "binary-text"
    case .text: "nesting"
    case .programMissing: Self.missingProgramCode
    case .programFailed: "program-failed"
    case .timedOut: "timed-out"
    case .memoryExceeded: "memory-exceeded"
    case .tooLarge: "too-large"
    case .cancelled: "cancelled"
    }
  }

  /// The text at fault, among several.
  var textName: String? {
    switch self {
    case .text(.damaged(let name, _)), .text(.notUTF8(let name, _)), .text(.binaryText(let name, _)): name
    default: nil
    }
  }

  static let missingProgramCode = "program-missing"
}

extension PublicationObstacle {
  /// What to do about a text that was accepted but cannot be exported.
  ///
  /// - Parameter name: the submitted file's name; the line is that of its extracted text.
  func sentence(_ name: String) -> Message {
    switch kind {
    case .nesting(let limit):
      Message(
        """
        The text of \(name, "name") cannot be exported as a document: in line \(line, "line"), lists, quotations, notes or emphasis are nested more than \(limit, "limit") deep. Write that passage in a simpler \
        form.
        """)
    case .size:
      Message(
        """
        The text of \(name, "name") is too large to be exported as a document in 5 seconds and 500 MB: the limit is reached at line \(line, "line"). Split it there.
        """)
    case .typesetting:
      Message(
        """
        No PDF can be made of the text of \(name, "name") in ten minutes: up to line \(line, "line") its paragraphs \
        are too long. Split them; the other formats can be exported.
        """)
    case .endlessNotes:
      Message(
        """
        The text of \(name, "name") cannot be exported as a document: the note in line \(line, "line") refers to itself, directly or through others. Remove that reference.
        """)
    }
  }
}
