import NegotiatedText
import RecordValues

/// Reads the items of a list, and of each who does it and by when.
struct ItemReader {
  let parties: MinutesParties
  let day: CalendarDay?
  let language: MinutesLanguage

  /// The items below a heading.
  func items(of lines: [MinutesLine]) -> [WrittenAgreement] {
    let rows = lines.contains { if case .row = $0.kind { true } else { false } }
    guard rows else { return list(lines) }
    // What is beside a table is agreed as well.
    let table = AgreementTable(lines, reader: self)
    return table.agreements + list(table.rest, after: table.agreements.count, isBesideTable: true)
  }

  // MARK: Lists

  private struct Item {
    var words: String
    let line: MinutesLine
    let parent: Int?
    var number = ""
    /// Who a heading or an introduction above it names.
    let above: ActorReading?
  }

  private func list(_ lines: [MinutesLine], after count: Int = 0, isBesideTable: Bool = false) -> [WrittenAgreement] {
    let isList = lines.contains(where: \.isItem)
    if isBesideTable, !isList { return [] }
    var items: [Item] = []
    var stack: [(indent: Int, style: String, item: Int)] = []
    var above: ActorReading?
    for line in lines {
      if case .heading = line.kind {
        above = named(line.words)
        stack = []
        continue
      }
      if case .row = line.kind { continue }
      guard line.isItem || !isList else {
        if let last = items.indices.last, !line.words.hasSuffix(":") || !stack.isEmpty {
          // A paragraph of an item.
          items[last].words += " " + line.words
        } else {
          // “The Technical Secretariats undertake to:”
          above = line.words.hasSuffix(":") ? subject(line.words) : nil
        }
        continue
      }
      // One more says that there are more.
      if items.count > MinutesLimits.items { break }
      let style = line.number.map { "\($0.style)" } ?? (line.kind == .item ? "•" : "")
      while let top = stack.last, top.indent > line.indent { stack.removeLast() }
      if let same = stack.lastIndex(where: { $0.style == style && $0.indent == line.indent }) {
        stack.removeSubrange(same...)
      }
      // Words without a mark are items of no other.
      let parent = isList ? stack.last?.item : nil
      stack.append((line.indent, style, items.count))
      items.append(Item(words: line.words, line: line, parent: parent, above: above))
    }
    number(&items, after: count)
    var read: [WrittenAgreement] = []
    for item in items {
      read.append(
        agreement(
          item.words, number: item.number, line: item.line.line, above: item.above,
          parent: item.parent.map { read[$0] }))
    }
    return read
  }

  /// Printed numbers, where the items of each list have different ones; else their places.
  private func number(_ items: inout [Item], after count: Int) {
    var printed: [String] = []
    for item in items {
      let own = item.line.number?.key ?? ""
      printed.append(item.parent.map { "\(printed[$0])(\(own))" } ?? own)
    }
    let isUsable = Set(printed).count == printed.count && items.allSatisfy { $0.line.number != nil }
    var counts: [Int?: Int] = [nil: count]
    for place in items.indices {
      let parent = items[place].parent
      counts[parent, default: 0] += 1
      let number = String(counts[parent] ?? 1)
      items[place].number =
        isUsable && count == 0 ? printed[place] : parent.map { "\(items[$0].number).\(number)" } ?? number
    }
  }

  /// Who a heading names, if it names nobody else.
  private func named(_ heading: String) -> ActorReading? {
    let reading = ActorReading.list(FoldedText(heading), among: parties)
    return reading.codes.isEmpty || !reading.unknown.isEmpty ? nil : reading
  }

  private func subject(_ words: String) -> ActorReading? {
    let reading = ActorReading.sentence(FoldedText(words), among: parties)
    // “The delegations agreed:” says who agreed.
    return reading.codes.isEmpty || reading.group != nil ? nil : reading
  }

  // MARK: Items

  /// An agreement with what its words say.
  func agreement(
    _ words: String, number: String, line: Int, above: ActorReading? = nil, parent: WrittenAgreement? = nil,
    who: String? = nil, when: String? = nil
  ) -> WrittenAgreement {
    var made = WrittenAgreement(
      number: number, parent: parent?.number, text: words, responsible: [], who: nil, due: nil, when: nil,
      isDueAtNextMeeting: false, line: line, remarks: [])
    if words.utf8.count > MinutesLimits.textBytes {
      made.text = Self.shortened(words)
      made.remarks.append(.shortened)
    }
    let labels = LabelledWords(made.text)
    read(who: who ?? labels.who, into: &made, above: above, parent: parent)
    read(when: when ?? labels.when, into: &made)
    // A part is due when the whole is, unless it says another day.
    if made.due == nil, made.when == nil, !made.isDueAtNextMeeting, let parent {
      (made.due, made.isDueAtNextMeeting) = (parent.due, parent.isDueAtNextMeeting)
    }
    return made
  }

  private static func shortened(_ words: String) -> String {
    var text = ""
    var bytes = 0
    for character in words {
      bytes += character.utf8.count
      guard bytes <= MinutesLimits.textBytes - 4 else { break }
      text.append(character)
    }
    return text + " …"
  }

  private func read(
    who: String?, into made: inout WrittenAgreement, above: ActorReading?, parent: WrittenAgreement?
  ) {
    var reading: ActorReading
    if let who, who.contains(where: \.isLetter) {
      reading = .list(FoldedText(who), among: parties)
    } else {
      reading = .sentence(FoldedText(made.text), among: parties)
      if reading.codes.isEmpty, let parent {
        (made.responsible, made.who) = (parent.responsible, parent.who)
        if made.responsible.isEmpty, made.who == nil { made.remarks.append(.nobody) }
        return
      }
      if reading.codes.isEmpty, let above { reading = above }
    }
    made.responsible = reading.codes
    let words = ([reading.group].compactMap { $0 } + reading.unknown).joined(separator: ", ")
    made.who = words.isEmpty ? nil : String(words.prefix(300))
    made.remarks += reading.unknown.map { .unknownParty($0) }
    if made.responsible.isEmpty, reading.unknown.isEmpty { made.remarks.append(.nobody) }
  }

  private func read(when: String?, into made: inout WrittenAgreement) {
    let due: DueReading
    if let when, when.contains(where: { $0.isLetter || $0.isNumber }) {
      due = DueReading(ofCell: when, after: day, language: language)
    } else {
      due = DueReading(ofSentence: made.text, after: day, language: language)
    }
    (made.due, made.when, made.isDueAtNextMeeting) = (due.day, due.words, due.isNextMeeting)
    if due.day == nil, !due.isNextMeeting, let words = due.words { made.remarks.append(.unknownDay(words)) }
    if !due.others.isEmpty {
      made.when = ([due.words].compactMap { $0 } + due.others).joined(separator: ", ")
      made.remarks += due.others.map { .anotherDay($0) }
    }
  }
}
