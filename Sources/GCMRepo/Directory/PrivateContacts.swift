import RecordYAML

/// Addresses and telephone numbers that are not marked as public: a shared record keeps what it once held for ever.
enum PrivateContacts {
  /// Checks a file of facts.
  ///
  /// Public are those under `public_contact` of a focal point; one that the record already had stays. The `uid` of a meeting
  /// often looks like an address and is none.
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
      guard let mark = comment(in: line), let found = contact(in: String(line[mark...])) else { continue }
      throw .malformedFile(path: file.path, line: place + 1, problem: .privateContact(key: "#", given: found))
    }
  }

  /// Where a comment begins: `#` at the beginning or after a space (YAML 1.2, section 6.6).
  private static func comment(in line: Substring) -> Substring.Index? {
    line.indices.first { place in
      line[place] == "#" && (place == line.startIndex || line[line.index(before: place)].isWhitespace)
    }
  }

  /// An e-mail address or a telephone number in a text.
  static func contact(in text: String) -> String? {
    address(in: text) ?? TelephoneNumber(in: text)?.text
  }

  /// A word with one `@` before the name of a host, which has a dot before a letter.
  private static func address(in text: String) -> String? {
    for word in text.split(whereSeparator: { $0.isWhitespace || "<>()[]{},;|/\"'“”«»".contains($0) }) {
      let parts = word.split(omittingEmptySubsequences: false) { $0 == "@" || $0 == "＠" }
      guard parts.count == 2, !parts[0].isEmpty else { continue }
      let labels = parts[1].split(separator: ".", omittingEmptySubsequences: false)
      guard !labels[0].isEmpty, labels.dropFirst().contains(where: { $0.first?.isLetter ?? false })
      else { continue }
      return String(word)
    }
    return nil
  }

  /// The texts of a file with the keys that they stand under and their lines, except the public ones.
  private static func texts(of node: Node, key: String = "") -> [(key: String, text: String, line: Int)] {
    switch node.content {
    case .scalar(let text, _): [(key, text, node.mark.line)]
    case .sequence(let nodes): nodes.flatMap { texts(of: $0, key: key) }
    case .mapping(let pairs):
      pairs.filter { !isPublic($0.key, of: key) }.flatMap { pair in
        [(pair.key, pair.key, pair.keyMark.line)] + texts(of: pair.value, key: name(of: pair.key, in: key))
      }
    }
  }

  /// A text in a language is named by the key above as well: `title.en`.
  private static func name(of key: String, in parent: String) -> String {
    key.utf8.count == 2 && key != "id" && key != "by" && !parent.isEmpty ? parent + "." + key : key
  }

  private static func isPublic(_ key: String, of parent: String) -> Bool {
    key == "public_contact" && parent == "focal_points" || key == "uid" && parent.isEmpty
  }
}
