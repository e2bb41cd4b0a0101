import RecordLocalization
import XLSForms

/// The sentences whose advice depends on what was written, or where.
extension XLSFormFault {
  func missingSheet(_ name: String, _ similar: [String]) -> Message {
    if similar.isEmpty {
      return Message(
        """
        The file has no sheet “\(name, "sheet")”, in which a form has its questions. Check that it is an XLSForm, or give its \
        sheet of questions this name.
        """)
    }
    return Message(
      """
      The file has no sheet “\(name, "sheet")”, in which a form has its questions. If \
      \(or: similar.map(\.quotable), "similar") is that sheet, rename it.
      """)
  }

  // MARK: Types and names

  func unknownType(_ type: String, _ nearest: [String]) -> Message {
    let shown = type.quotable
    // The type is known, and incomplete.
    if nearest.contains(type) {
      return Message(
        """
        The type “\(shown, "type")” needs the name of a list of choices. Write it after a space, as the sheet “choices” has it \
        in the column “list_name”.
        """)
    }
    if let word = ["select_one", "select_multiple", "rank"].first(where: { type.hasPrefix($0 + " ") }) {
      return Message(
        """
        “\(shown, "type")” is no type: after \(word, "word") there is the name of one list, without spaces, and at most \
        or_other. Write “_” instead of a space in the list's name, here and in the sheet “choices”.
        """)
    }
    if nearest.isEmpty {
      return Message(
        """
        “\(shown, "type")” is no type that XLSForm has. Write one such as text, integer, decimal, date, or select_one and the \
        name of a list.
        """)
    }
    return Message("“\(shown, "type")” is no type that XLSForm has. Did you mean \(or: nearest, "nearest")?")
  }

  func invalidName(_ name: String) -> Message {
    let shown = name.quotable
    switch column {
    case "type":
      return Message(
        """
        The loop makes a group of each choice of its list, and “\(shown, "name")” cannot be the name of one. Begin the \
        choice's name with a letter, and use only letters, digits, “_”, “-” and “.”.
        """)
    case "list_name":
      return Message(
        """
        A list of entities cannot be called “\(shown, "name")”. Begin its name with a letter, and use only letters, digits, \
        “-” and single “_”.
        """)
    case _ where name.isPlainName:
      return Message(
        """
        A row of type audit has no other name than “audit”, and this one is called “\(shown, "name")”. Empty this cell.
        """)
    default:
      return Message(
        """
        “\(shown, "name")” cannot be a name. Begin it with a letter from a to z, and use only these letters, digits, “_”, “-” \
        and “.”, without spaces.
        """)
    }
  }

  func duplicateName(_ name: String, _ firstRow: Int) -> Message {
    if column == "type" {
      return Message(
        """
        Row \(firstRow, "first") is of type \(name.quotable, "name") too, and a form has only one such row. Delete one of the \
        two.
        """)
    }
    if firstRow == row {
      return Message(
        """
        The name “\(name.quotable, "name")” is needed by what the form adds to this row itself. Choose another name for the \
        row.
        """)
    }
    return Message(
      """
      The name “\(name.quotable, "name")” is already that of row \(firstRow, "first"), or of what the form adds to it. Give \
      one of the two another name.
      """)
  }

  // MARK: Lists and references

  func unknownList(_ list: String, _ nearest: [String]) -> Message {
    let shown = list.quotable
    let isReference = list.hasPrefix("${") && list.hasSuffix("}")
    if isReference || [".csv", ".xml", ".geojson"].contains(where: { list.hasSuffix($0) }) {
      return Message(
        """
        The choices of “\(shown, "list")” are not in the sheet “choices”, so that another answer cannot be added to them. \
        Delete or_other.
        """)
    }
    if nearest.isEmpty {
      return Message(
        """
        There is no list of choices “\(shown, "list")”. Correct the name, or add the choices with this name in the column \
        “list_name”.
        """)
    }
    let names = nearest.map(\.quotable)
    return Message("There is no list of choices “\(shown, "list")”. Did you mean \(or: names, "nearest")?")
  }

  func unknownReference(_ name: String, _ nearest: [String]) -> Message {
    if nearest.isEmpty {
      return Message(
        """
        No question or group has the name “\(name.quotable, "name")”. Correct \(reference(name), "reference"), or add the \
        question.
        """)
    }
    return Message(
      """
      No question or group has the name “\(name.quotable, "name")”. Did you mean \(or: nearest.map(reference), "nearest")?
      """)
  }

  var invalidTrigger: Message {
    if column == "calculation" {
      return Message("A row of type background-geopoint records a position and calculates nothing. Empty this cell.")
    }
    return Message(
      """
      A trigger is a question that is asked, written as \(reference("name"), "reference"), or several with commas between \
      them. Correct this cell.
      """)
  }

  // MARK: Parameters

  func invalidParameter(_ name: String, _ value: String) -> Message {
    let shown = value.quotable
    switch name {
    case "rows", "max-pixels", "location-min-interval":
      return Message("The parameter “\(name, "name")” cannot be “\(shown, "value")”. Write a whole number.")
    case "location-max-age":
      return Message(
        """
        The parameter “\(name, "name")” cannot be “\(shown, "value")”. Write a whole number that is not below that of \
        location-min-interval.
        """)
    case "capture-accuracy", "warning-accuracy", "start", "end":
      return Message("The parameter “\(name, "name")” cannot be “\(shown, "value")”. Write a number.")
    case "seed":
      return Message(
        """
        The parameter “\(name, "name")” cannot be “\(shown, "value")”. Write a number, or a reference to a question: \
        \(reference("name"), "reference").
        """)
    case "step":
      return Message(
        """
        The parameter “\(name, "name")” cannot be “\(shown, "value")”. Write a number other than 0 that is not larger than \
        the distance from start to end.
        """)
    case "tick_interval", "placeholder", "tick_labelset":
      return Message(
        """
        The parameter “\(name, "name")” cannot be “\(shown, "value")”. It has to fit the start, end and step of the range, \
        and the appearance of the question can only be vertical or no-ticks. Correct or delete it.
        """)
    case "reference-geometry":
      return Message(
        """
        The parameter “\(name, "name")” names “\(shown, "value")”, which the form does not have. Write the name of a list, of \
        a file or of a repeated group.
        """)
    default: return choosingParameter(name, shown)
    }
  }

  private func choosingParameter(_ name: String, _ value: String) -> Message {
    let known: [String] =
      switch name {
      case "allow-mock-accuracy", "randomize", "track-changes", "identify-user": ["true", "false"]
      case "incremental": ["true"]
      case "quality": ["normal", "low", "voice-only", "external"]
      case "location-priority": ["no-power", "low-power", "balanced", "high-accuracy"]
      case "track-changes-reasons": ["on-form-edit"]
      default: []
      }
    if known.isEmpty {
      return Message(
        """
        The parameter “\(name.quotable, "name")” cannot be “\(value, "value")”. Correct or delete it; xlsform.org says what \
        it may be.
        """)
    }
    return Message("The parameter “\(name, "name")” cannot be “\(value, "value")”. Write \(or: known, "known").")
  }
}

extension String {
  /// Whether it has only characters that any name may have.
  fileprivate var isPlainName: Bool {
    func isLetter(_ byte: UInt8) -> Bool {
      byte == UInt8(ascii: "_") || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
    }
    guard let first = utf8.first, isLetter(first) else { return false }
    return utf8.allSatisfy {
      isLetter($0) || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) || "-.".utf8.contains($0)
    }
  }
}
