import RecordYAML

/// Finds the line and column of faults.
struct MarkFinder {
  let root: Node
  /// Where the lists are that questions name in place.
  let inlineLists: [String: [EditedText.Step]]
  var lines: SourceLines

  /// The position of a value, as far as it is there.
  mutating func mark(at path: [EditedText.Step]) -> Mark { mark(of: DefinitionFault(.empty, at: path)) }

  /// The position of the value, of its key if the value itself is what is wrong with a key, or of what misses it.
  mutating func mark(of fault: DefinitionFault) -> Mark {
    var path = fault.path[...]
    if path.count >= 2, path.first == .key("lists"), case .key(let list) = path[1], let place = inlineLists[list] {
      path = (place + path.dropFirst(2))[...]
    }
    var node = root
    var mark = root.mark
    for (place, step) in path.enumerated() {
      switch (step, node.content) {
      case (.key(let key), .mapping(let pairs)):
        guard let pair = pairs.first(where: { $0.key == key }) else { return mark }
        node = pair.value
        mark = node.mark
        if place == path.count - 1, fault.isOfKey || node.isNull { return pair.keyMark }
      case (.item(let item), .sequence(let items)):
        guard items.indices.contains(item) else { return mark }
        node = items[item]
        mark = node.mark
      default: return mark
      }
    }
    switch fault.kind {
    case .expression(let error): return lines.mark(in: node, byte: error.offset)
    default: return mark
    }
  }
}

extension DefinitionFault {
  /// Whether it is a key of a mapping that is wrong, not its value.
  fileprivate var isOfKey: Bool {
    switch kind {
    case .unknownKey, .keyNotOfType, .bothKeys, .languageNotInTitle, .invalidLanguage, .unusedList: true
    case .invalidID, .duplicateID, .idsDifferInCase: path.first == .key("lists") && path.count == 2
    default: false
    }
  }
}

/// The lines of a file, for positions inside a value.
struct SourceLines {
  private let bytes: [UInt8]
  /// The offset of each line, made when it is first needed.
  private lazy var starts: [Int] = {
    [0] + bytes.indices.filter { bytes[$0] == 0x0A }.map { $0 + 1 }
  }()

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// The position of a byte of a scalar's text, if the text is written in one line without escapes, else of the scalar.
  mutating func mark(in node: Node, byte offset: Int) -> Mark {
    guard case .scalar(let text, let plain) = node.content, starts.indices.contains(node.mark.line - 1) else {
      return node.mark
    }
    let start = starts[node.mark.line - 1]
    let end = bytes[start...].firstIndex(of: 0x0A) ?? bytes.count
    let line = String(decoding: bytes[start..<end], as: UTF8.self).unicodeScalars
    let quote = plain ? 0 : 1
    guard line.dropFirst(node.mark.column - 1 + quote).starts(with: text.unicodeScalars) else { return node.mark }
    let before = String(decoding: Array(text.utf8).prefix(offset), as: UTF8.self).unicodeScalars.count
    return Mark(line: node.mark.line, column: node.mark.column + quote + before)
  }
}
