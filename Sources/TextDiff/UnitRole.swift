/// The role of a token in an expression that is changed as a whole, such as a date in words, or in a table row.
enum UnitRole: UInt8 {
  case none
  /// A number of one or two digits, possibly ordinal.
  case day
  /// A number of four digits.
  case year
  case month
  /// The "de" of "11 de mayo".
  case of
  case comma
  case stop
  /// An abbreviated word with a full stop: "art.".
  case abbreviation
  /// A part of an abbreviation of several words: "EE. UU.", "p. ej.".
  case compound
  /// One letter, as in "U.S.".
  case initial
  /// The pipe between two table cells, and the backslash that escapes it.
  case border, escape
  /// The brackets of an alternative.
  case open, close

  init(_ hash: UInt64, length: Int, isWord: Bool, _ firstByte: UInt8, _ lastByte: UInt8) {
    guard isWord else {
      switch firstByte {
      case UInt8(ascii: "."): self = .stop
      case UInt8(ascii: ","): self = .comma
      case UInt8(ascii: "|"): self = .border
      case UInt8(ascii: "\\"): self = .escape
      case UInt8(ascii: "["): self = .open
      case UInt8(ascii: "]"): self = .close
      default: self = .none
      }
      return
    }
    if Bytes.isDigit(firstByte) {
      self = length == 4 && Bytes.isDigit(lastByte) ? .year : length <= 5 ? .day : .none
      return
    }
    self = length > 12 ? .none : Self.known[hash] ?? (Self.isInitial(length, firstByte, lastByte) ? .initial : .none)
  }

  /// One letter, or one after an elision: the "l'O" of "l'O.N.U.", also with a curved apostrophe.
  private static func isInitial(_ length: Int, _ firstByte: UInt8, _ lastByte: UInt8) -> Bool {
    length == 1 || 3...6 ~= length && (0x61...0x7A).contains(firstByte) && (0x41...0x5A).contains(lastByte)
  }

  private static let known: [UInt64: UnitRole] = {
    var roles: [UInt64: UnitRole] = [:]
    func add(_ words: String, _ role: UnitRole) {
      for word in words.split(separator: " ") {
        for form in [String(word), word.prefix(1).uppercased() + word.dropFirst(), word.uppercased()] {
          roles[Bytes.hash(of: form)] = role
        }
      }
    }
    add(
      """
      enero febrero marzo abril mayo junio julio agosto septiembre setiembre octubre noviembre diciembre \
      janeiro fevereiro março maio junho julho setembro outubro novembro dezembro \
      january february march april may june july august september october november december \
      janvier février mars avril mai juin juillet août septembre octobre novembre décembre
      """, .month)
    add("de del do of", .of)
    add(
      """
      sr sra sres srta dr dra drs lic ing prof excmo excma ilmo ilma hon mr mrs ms mm mme mlle \
      art arts núm núms num nums no nos nro pág págs pag cap caps inc incs párr párrs parr par paras para apdo \
      vol ed eds ref refs fig sec secc cf cfr vid etc aprox máx mín tel ext av avda dpto depto gral admón adm \
      univ min máxi vs approx dept gov govt res doc docs anex obs ob cit op loc al cía ltda bros inc corp jr
      """, .abbreviation)
    add("ee uu ff aa ej hh cc oo rr", .compound)
    // "no." ends sentences, and "al" and "para" are words.
    for word in ["no", "al", "para", "par"] { roles[Bytes.hash(of: word)] = nil }
    return roles
  }()
}

extension Bytes {
  /// The hash that a text would have within another.
  fileprivate static func hash(of text: String) -> UInt64 {
    var text = text
    return text.withUTF8 { Bytes(base: $0.baseAddress!, count: $0.count).hash(0..<$0.count) }
  }
}

/// Finds the tokens of a block that form one expression: dates in words, abbreviations, initials.
///
/// Such an expression is changed as a whole. It is not a single token, because its words must still count for
/// similarity, and a line break within it is not a change. Cost: linear.
struct Units {
  /// For each token of the range, whether it is joined to the one before it.
  private(set) var joined: [Bool]
  private let first: Int
  private(set) var isAny = false

  init(_ tokens: Tokens, _ range: Range<Int>, _ vocabulary: Vocabulary) {
    joined = Array(repeating: false, count: range.count + 1)
    first = range.lowerBound
    var at = range.lowerBound
    while at < range.upperBound {
      let end = Self.end(at, tokens, range.upperBound, vocabulary)
      if end > at + 1 {
        for token in at + 1..<end { joined[token - first] = true }
        isAny = true
      }
      at = max(at + 1, end)
    }
  }

  /// Whether the border between changed and unchanged would be within an expression.
  func isWithin(_ token: Int) -> Bool { joined[token - first] }

  private static func end(_ start: Int, _ tokens: Tokens, _ limit: Int, _ vocabulary: Vocabulary) -> Int {
    func role(_ token: Int) -> UnitRole {
      token < limit ? vocabulary.roles[Int(tokens.numbers[token])] : .none
    }
    func isTight(_ token: Int) -> Bool { token < limit && tokens.starts[token] == tokens.ends[token - 1] }
    func length(_ token: Int) -> Int { Int(tokens.ends[token] - tokens.starts[token]) }
    /// 3 500 and 1 500 000, with any white space between the groups (one character, of 1 to 3 bytes).
    func endOfGroups(_ first: Int) -> Int {
      guard length(first) <= 3 else { return first + 1 }
      var token = first + 1
      while role(token) == .day, length(token) == 3, 1...3 ~= tokens.starts[token] - tokens.ends[token - 1] {
        token += 1
      }
      return token
    }
    func past(_ wanted: UnitRole, _ token: Int) -> Int { role(token) == wanted ? token + 1 : token }

    switch role(start) {
    case .day:  // 11 de mayo de 2017, 11 May 2017, 1er mai
      let number = endOfGroups(start)
      guard number == start + 1 else { return number }
      let month = past(.of, start + 1)
      guard role(month) == .month else { return start + 1 }
      let year = past(.of, past(.comma, month + 1))
      return role(year) == .year ? year + 1 : month + 1
    case .month:  // mayo de 2017, May 11, 2017, May 2017
      if role(start + 1) == .day {
        let year = past(.comma, start + 2)
        return role(year) == .year ? year + 1 : start + 2
      }
      let year = past(.of, start + 1)
      return role(year) == .year ? year + 1 : start + 1
    case .abbreviation:
      return role(start + 1) == .stop && isTight(start + 1) ? start + 2 : start + 1
    case .compound, .initial:
      // U.S., e.g., EE. UU., p. ej.
      var at = start
      while role(at) == .compound || role(at) == .initial, role(at + 1) == .stop, isTight(at + 1) {
        if at > start, role(at) == .initial, !isTight(at) { break }
        at += 2
      }
      return at > start + 2 || (at > start && role(start) == .compound) ? at : start + 1
    case .none, .year, .of, .comma, .stop, .border, .escape, .open, .close:
      return start + 1
    }
  }
}
