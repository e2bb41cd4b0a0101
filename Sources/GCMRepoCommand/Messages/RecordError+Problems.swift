import GCMRepo
import RecordLocalization

/// The parts of sentences about what is wrong with a file, a title or a template.
extension RecordError {
  var damagedSentence: Message {
    let name = facts.text(.object).map { " (\($0.prefix(10)))" } ?? ""
    return Message(
      """
      \(part, "part")\(name, "object") is missing or damaged in this copy of the record. \
      `gcmrepo verify` lists everything that is; restore it from another copy of the record.
      """)
  }

  var tooLargeSentence: Message {
    let name = facts.text(.object).map { " (\($0.prefix(10)))" } ?? ""
    return Message(
      """
      \(part, "part")\(name, "object") is larger than a record allows, so it was not read. Find \
      out with `gcmrepo audit` which commit brought it, and revert that commit.
      """)
  }

  private var part: Message {
    facts.text(.path).map { Message(verbatim: $0) } ?? Message("A part of the record")
  }

  var malformedSentence: Message {
    let path = fact(.path)
    let place = facts.number(.line).map { Message("\(path, "path"), line \($0, "line")") } ?? Message(verbatim: path)
    return Message(
      """
      A file of the record is not valid: \(place, "place"): \(problemWords, "what"). Fix and commit it, then try \
      again.
      """)
  }

  /// The same of a file that a person sends in.
  var sentFileSentence: Message {
    let path = fact(.path)
    let place = facts.number(.line).map { Message("\(path, "path"), line \($0, "line")") } ?? Message(verbatim: path)
    return Message("\(place, "place"): \(problemWords, "what"). Correct the file and send it in again.")
  }

  /// What is wrong with a data file, as part of a sentence.
  var problemWords: Message {
    switch fact(.problem) {
    case "not-yaml": Message("this is not valid YAML (\(yamlWords, "words"))")
    case "duplicate-key":
      Message("the key “\(fact(.key), "key")” appears twice")
    case "invalid-signer":
      Message("this line does not name a signer as OpenSSH reads it (\(fact(.detail), "part"))")
    case "alias":
      Message("anchors and aliases are not allowed")
    case "missing-key": Message("the key “\(fact(.key), "key")” is missing")
    case "wrong-value":
      Message("the value of “\(fact(.key), "key")” is not valid")
    case "missing": Message("the file is missing")
    case "not-utf8": Message("the file is not UTF-8 text")
    case "file-too-large":
      Message("it has more than \(number(.limit), "limit") bytes")
    case "too-long":
      Message("the text of “\(fact(.key), "key")” is longer than \(number(.limit), "limit") characters")
    case "out-of-range":
      Message(
        """
        the number of “\(fact(.key), "key")” is not between \(number(.lowest), "lowest") and \
        \(number(.highest), "highest")
        """)
    case "too-many":
      Message("“\(fact(.key), "key")” has more than \(number(.limit), "limit") entries")
    case "not-a-day", "ends-too-early", "unknown-name", "no-value", "private-contact", "not-a-page", "in-future",
      "id-changed", "entry-gone", "duplicate-id", "use-cycle", "skipped-time", "order-cycle", "mixed-times",
      "year-out-of-range":
      entryProblem
    default: Message(verbatim: fact(.problem))
    }
  }

  /// What is wrong with a text as YAML: our own words, or those of the parser, which speaks English.
  private var yamlWords: Message {
    switch fact(.detail) {
    case "a key is not plain text": Message("a key is not plain text")
    case "it is nested too deeply": Message("it is nested too deeply")
    case "it holds too many values": Message("it holds too many values")
    case "it holds more than one document": Message("it holds more than one document")
    case "a value has a type of its own": Message("a value has a type of its own")
    case "it is empty": Message("it is empty")
    case "it is not a list of keys": Message("it is not a list of keys")
    default: Message(verbatim: fact(.detail))
    }
  }

  /// Whether it is about a party's file, in which contacts may be public.
  private var isOfParty: Bool { if case .party = RecordPath(fact(.path)) { true } else { false } }

  private var entryProblem: Message {
    let (key, given) = (fact(.key), fact(.given))
    return switch fact(.problem) {
    case "not-a-day":
      Message("“\(given, "given")” of “\(key, "key")” is not a day such as 2018-02-01")
    case "ends-too-early":
      Message("“\(key, "key")” is \(given, "given"), which is before the beginning, \(fact(.expected), "start")")
    case "unknown-name":
      facts.texts(.nearest).isEmpty
        ? Message("“\(given, "given")” of “\(key, "key")” is not known")
        : Message(
          """
          “\(given, "given")” of “\(key, "key")” is not known; it may be \(or: facts.texts(.nearest), "names")
          """)
    case "no-value": Message("“\(key, "key")” is empty")
    case "private-contact" where !isOfParty:
      Message(
        """
        “\(given, "given")” of “\(key, "key")” looks like an address or a telephone number, which every copy of the record \
        would keep for ever; leave it out
        """)
    case "private-contact":
      Message(
        """
        “\(given, "given")” of “\(key, "key")” looks like an address or a telephone number, which every copy of the record \
        would keep for ever; leave it out, or give it as public with --public-email or --public-telephone
        """)
    case "not-a-page":
      Message(
        "“\(given, "given")” of “\(key, "key")” is not the address of a page, which begins with https:// or http://")
    case "in-future":
      Message("“\(key, "key")” is \(given, "given"), which is still to come")
    case "id-changed":
      Message("the id is “\(fact(.found), "found")” and must stay “\(fact(.expected), "expected")”")
    case "entry-gone":
      Message("the entry “\(given, "given")” is gone; an entry is closed or ended, never taken out")
    case "mixed-times":
      Message(
        """
        “\(key, "key")” is \(given, "given") and the beginning is \(fact(.expected), "start"): give both as days, or both \
        with their times
        """)
    case "year-out-of-range":
      Message(
        """
        “\(key, "key")” is \(given, "given"); the years of meetings are \(facts.number(.lowest) ?? 0, "first") \
        to \(facts.number(.highest) ?? 0, "last"), which calendars can hold
        """)
    case "skipped-time":
      Message(
        """
        the clocks of \(fact(.found), "zone") are put forward over \(given, "given") of “\(key, "key")”, which does not exist \
        there; give another time
        """)
    case "use-cycle":
      Message(
        "the terms to use instead lead back to one another: \(facts.texts(.choices).joined(separator: " → "), "terms")")
    case "order-cycle":
      Message("these wait for one another: \(facts.texts(.choices).joined(separator: " → "), "ids")")
    default: Message("two entries have the id “\(given, "given")”")
    }
  }

  var templateWords: Message {
    switch fact(.problem) {
    case "not-a-folder": Message("it is not a folder that can be read")
    case "not-a-plain-file": Message("it is not a regular file")
    case "no-configuration":
      Message("it holds no \(RecordConfiguration.path, "path")")
    case "invalid-name":
      Message("a record cannot hold a file of that name")
    default: Message(verbatim: fact(.problem))
    }
  }

  func invalid(_ what: Message) -> Message {
    switch fact(.problem) {
    case "empty": Message("The \(what, "what") is empty.")
    case "too-long":
      Message("The \(what, "what") is longer than \(number(.limit), "limit") characters.")
    case "character":
      Message(
        """
        The \(what, "what") holds an invisible character (U+\(codePoint, "codePoint")). Type it \
        again without it.
        """)
    case "mail-line":
      Message(
        """
        Line \(number(.line), "line") of the \(what, "what"), “\(fact(.words), "words")”, would be read by mail tools as a header or \
        as the end of the text. Begin it with another word.
        """)
    case "private-contact":
      Message(
        """
        The \(what, "what") holds “\(fact(.found), "found")”, which looks like an address or a telephone number: every copy of the \
        record would keep it for ever. Nothing was written; leave it out.
        """)
    default: Message(verbatim: fact(.problem))
    }
  }

  /// A character as Unicode writes it: `202E`.
  private var codePoint: String {
    let digits = String(max(0, number(.codePoint)), radix: 16, uppercase: true)
    return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }
}
