import RecordYAML

/// Addresses and telephone numbers that are not marked as public: a shared record keeps what it once held for ever.
enum PrivateContacts {
  /// Checks a party's file.
  ///
  /// Public are those under `public_contact` of a focal point; one that the record already had stays.
  static func check(_ file: RecordFile, before: RecordFile?) throws(RecordError) {
    let held = Set(before.map { texts(of: $0.root).map(\.text) } ?? [])
    for (key, text, line) in texts(of: file.root) where !held.contains(text) {
      guard let found = contact(in: text) else { continue }
      throw .malformedFile(path: file.path, line: line, problem: .privateContact(key: key, given: found))
    }
    try checkComments(file, before: before)
  }

  /// Checks the comments of lines that were not in the file before.
  private static func checkComments(_ file: RecordFile, before: RecordFile?) throws(RecordError) {
    let held = Set(before?.lines ?? [])
    for (place, line) in file.lines.enumerated() where !held.contains(line) {
      guard let mark = line.firstIndex(of: "#"), let found = contact(in: String(line[mark...])) else { continue }
      throw .malformedFile(path: file.path, line: place + 1, problem: .privateContact(key: "#", given: found))
    }
  }

  /// An e-mail address or a telephone number in a text.
  static func contact(in text: String) -> String? {
    for word in text.split(whereSeparator: { $0.isWhitespace || "<>()[],;\"'".contains($0) }) {
      let parts = word.split(separator: "@", omittingEmptySubsequences: false)
      if parts.count == 2, !parts[0].isEmpty, parts[1].dropFirst().contains(".") { return String(word) }
    }
    return telephone(in: text)
  }

  /// Seven digits or more, with what people write between them; not a day, and not a span of years.
  private static func telephone(in text: String) -> String? {
    let runs = text.split { !($0.isASCII && ($0.isNumber || " +-().".contains($0))) }
    for run in runs {
      let words = run.split(separator: " ").filter { word in
        CalendarDay(String(word)) == nil && !isSpanOfYears(word)
      }
      let number = words.joined(separator: " ")
      guard number.count(where: \.isNumber) >= 7 else { continue }
      let start = number.drop { !$0.isNumber && $0 != "+" && $0 != "(" }
      return String(start.reversed().drop { !$0.isNumber }.reversed())
    }
    return nil
  }

  private static func isSpanOfYears(_ word: Substring) -> Bool {
    let years = word.split(separator: "-")
    return years.count == 2 && years.allSatisfy { $0.utf8.count == 4 && ($0.hasPrefix("19") || $0.hasPrefix("20")) }
  }

  /// The texts of a file with the keys that they stand under and their lines, except the public ones.
  private static func texts(of node: Node, key: String = "") -> [(key: String, text: String, line: Int)] {
    switch node.content {
    case .scalar(let text, _): [(key, text, node.mark.line)]
    case .sequence(let nodes): nodes.flatMap { texts(of: $0, key: key) }
    case .mapping(let pairs):
      pairs.filter { $0.key != "public_contact" || key != "focal_points" }.flatMap { pair in
        [(pair.key, pair.key, pair.keyMark.line)] + texts(of: pair.value, key: pair.key)
      }
    }
  }
}
