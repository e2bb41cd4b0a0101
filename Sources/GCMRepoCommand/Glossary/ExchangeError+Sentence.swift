import GCMRepo
import RecordLocalization
import RecordRendering
import Terminology

extension ExchangeError {
  /// What is wrong with a file of terms, and what to do.
  var sentence: Message {
    switch self {
    case .fileTooLarge(let limit): Message("It has more than \(limit, "limit") bytes. Divide it into several files.")
    case .tooMany(let limit):
      Message("It has more than \(limit, "limit") terms, parts or statements. Divide it into several files.")
    case .notXML(let line?):
      Message("Line \(line, "line") is not well-formed XML. Write the file again with its program.")
    case .notXML(nil): Message("It is not well-formed XML. Write the file again with its program.")
    case .entities: Message("It declares entities of its own, which are not read. Write the file without them.")
    case .notUTF8: Message("It is not a text in UTF-8. Write the file again in UTF-8.")
    case .anotherKind(let found):
      Message(
        """
        It is no TBX, SKOS or table of terms: it begins with “\(String(found.prefix(60)), "found")”. Say its format with --as.
        """)
    case .columns(let found):
      Message(
        """
        Its first line, “\(String(found.prefix(60)), "found")”, does not name the columns of a table of terms. For a list of \
        names, call each column by its language, such as es,en, and the one of the ids id; for whole terms, call them \
        \(TermTable.columns.joined(separator: ","), "columns"). If it is no table, say its format with --as.
        """)
    case .syntax(let line):
      Message("Line \(line, "line") is not of the format. Correct it, or say another format with --as.")
    case .tooLong(let term, let limit):
      Message("A text of “\(term, "term")” is longer than \(limit, "limit") characters. Shorten it.")
    case .duplicateID(let id): Message("Two entries have the id “\(id, "id")”. Give one of them another id.")
    case .noName(let term): Message("The entry “\(term, "term")” has no name in any language. Give it one.")
    case .language(let given, let term):
      Message("“\(given, "given")” of the entry “\(term, "term")” is no language, such as es or pt-BR. Correct it.")
    }
  }
}

extension ExchangeLoss {
  var json: JSONValue {
    ["term": .string(term), "part": .string(part.rawValue), "detail": .string(detail)]
  }

  fileprivate var words: Message {
    switch part {
    case .sourceWithoutDefinition: Message("the source of a definition in “\(detail, "language")”, which has no text")
    case .emptyDefinition: Message("a definition without a text")
    case .relation: Message("the relation to “\(detail, "term")”, which is not in the file")
    case .standing: Message("the standing of the name “\(detail, "name")”")
    case .formsWithoutName: Message("which name is preferred in “\(detail, "language")”")
    case .characters: Message("characters or spaces of “\(String(detail.prefix(60)), "text")”")
    case .order: Message("the order of the names in “\(detail, "language")”")
    case .term: Message("the term itself, which has no name in these languages")
    case .unknown: Message("“\(detail, "element")”")
    }
  }
}

extension Console {
  /// Says what a file does not say, the first ones by name.
  func remark(losses: [ExchangeLoss]) {
    guard !losses.isEmpty else { return }
    for loss in losses.prefix(10) {
      remark(Message("Not taken over of “\(loss.term, "term")”: \(loss.words, "what")."))
    }
    if losses.count > 10 {
      remark(Message(losses.count - 10, "And {count} more.", "And {count} more."))
    }
  }
}
