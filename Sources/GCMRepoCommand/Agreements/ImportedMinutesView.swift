import GCMRepo
import RecordLocalization
import RecordRendering

/// What became of imported minutes, for people and for scripts.
struct ImportedMinutesView {
  private let imported: ImportedMinutes
  private let file: String

  init(_ imported: ImportedMinutes, file: String) { (self.imported, self.file) = (imported, file) }

  /// The agreements of the minutes as they were understood.
  func table(_ console: Console) -> Table {
    let language = console.answerLanguage
    let human = console.options.format == .table
    return Table(
      columns: [
        .init(key: "number", title: Message("Number")(language)),
        .init(key: "id", title: Message("Agreement")(language)),
        .init(key: "result", title: Message("Result")(language)),
        .init(key: "responsible", title: Message("Who")(language)), .init(key: "due", title: Message("Due")(language)),
        .init(key: "text", title: Message("What")(language)),
      ],
      rows: imported.items.map { item in
        [
          .name(item.written.number), .name(item.id), .text(human ? item.wording(language) : item.result),
          .list(human ? item.who : item.written.responsible),
          item.due.map { .name($0.description) } ?? .none, .text(item.written.text),
        ]
      })
  }

  /// What was not understood, item by item, and what stayed.
  var remarks: [Message] {
    var sentences: [Message] = []
    for item in imported.items {
      let number = item.written.number
      for remark in item.remarks {
        switch remark {
        case .nobody:
          sentences.append(Message("Number \(number, "number") does not say who does it."))
        case .unknownParty(let words):
          sentences.append(
            Message("Number \(number, "number"): “\(words, "words")” is no party of the record; the words are kept."))
        case .unknownDay(let words):
          sentences.append(
            Message("Number \(number, "number"): “\(words, "words")” names no day; the words are kept."))
        case .anotherDay(let words):
          sentences.append(
            Message(
              """
              Number \(number, "number"): “\(words, "words")” is another deadline; only the first is taken, and the words are kept. \
              Record what is due then as an agreement of its own.
              """))
        case .shortened:
          sentences.append(
            Message("Number \(number, "number") is very long and was shortened; the minutes have it whole."))
        }
      }
      if !item.kept.isEmpty {
        sentences.append(
          Message(
            """
            \(item.id, "id") was changed by hand since the last minutes; \(item.kept.joined(separator: ", "), "keys") stayed as in the \
            record.
            """))
      }
    }
    if !imported.absent.isEmpty {
      sentences.append(
        Message(
          "Not in these minutes, and left as they are: \(imported.absent.joined(separator: ", "), "ids")."))
    }
    if imported.isCut {
      sentences.append(
        Message(
          "The list is longer than any is read; only its first \(imported.items.count, "count") items were taken."))
    }
    return sentences
  }

  var said: Message {
    Message(
      """
      \(file, "file"): new agreements: \(count { $0.isNew }, "new"); changed: \(count { !$0.isNew && !$0.changed.isEmpty }, "changed"); \
      already so: \(count { !$0.isNew && $0.changed.isEmpty }, "same").
      """)
  }

  private func count(_ condition: (ImportedMinutes.Item) -> Bool) -> Int { imported.items.count(where: condition) }

  var json: [JSONValue.Member] {
    func texts(_ texts: [String]) -> JSONValue { .array(texts.map { .string($0) }) }
    return [
      .init("meeting", .string(imported.meeting)), .init("language", .string(imported.language.description)),
      .init("party", .string(imported.party.description)),
      .init(
        "agreements",
        .array(
          imported.items.map { item in
            [
              "id": .string(item.id), "number": .string(item.written.number), "line": .int(item.written.line),
              "result": .string(item.result), "text": .string(item.written.text),
              "responsible": texts(item.written.responsible), "who": .optional(item.written.who),
              "due": .optional(item.due?.description), "when": .optional(item.written.when),
              "changed": texts(item.changed), "kept": texts(item.kept),
              "not_understood": .array(item.remarks.map(\.json)),
            ]
          })),
      .init("absent", texts(imported.absent)), .init("complete", .bool(!imported.isCut)),
      .init("paths", texts(imported.paths)),
    ]
  }
}

extension ImportedMinutes.Item {
  /// Who does it, for people: the States together in the words of the minutes.
  fileprivate var who: [String] {
    guard let words = written.who else { return written.responsible }
    return written.responsible.count > 8 ? [words] : written.responsible + [words]
  }

  /// The word for scripts.
  fileprivate var result: String { isNew ? "new" : changed.isEmpty ? "same" : "changed" }

  fileprivate var wording: Message {
    isNew ? Message("new", context: "agreement") : changed.isEmpty ? Message("already so") : Message("changed")
  }
}

extension WrittenAgreement.Remark {
  fileprivate var json: JSONValue {
    switch self {
    case .nobody: ["code": "nobody", "words": .null]
    case .unknownParty(let words): ["code": "unknown-party", "words": .string(words)]
    case .unknownDay(let words): ["code": "unknown-day", "words": .string(words)]
    case .anotherDay(let words): ["code": "another-day", "words": .string(words)]
    case .shortened: ["code": "shortened", "words": .null]
    }
  }
}
