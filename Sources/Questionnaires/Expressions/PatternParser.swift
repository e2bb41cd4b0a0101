/// A part of a pattern.
indirect enum PatternPart {
  case empty
  case set(Pattern.CharacterSet)
  case sequence([PatternPart])
  case choice([PatternPart])
  case repeated(PatternPart, from: Int, to: Int?)
}

/// Reads a pattern by recursive descent; each level is a group.
struct PatternParser {
  private let scalars: [Unicode.Scalar]
  private var place = 0
  private var level = 0

  /// Groups in groups; and the most of `{n}`.
  private static let depth = 20, most = 1_000

  init(_ text: String) { scalars = Array(text.unicodeScalars.prefix(QuestionnaireLimits.expression)) }

  mutating func whole() throws(PatternFault) -> PatternPart {
    let part = try choice()
    guard place == scalars.count else { throw PatternFault(.unexpected(String(scalars[place])), at: place) }
    return part
  }

  private mutating func choice() throws(PatternFault) -> PatternPart {
    var parts = [try sequence()]
    while take("|") { parts.append(try sequence()) }
    return parts.count == 1 ? parts[0] : .choice(parts)
  }

  private mutating func sequence() throws(PatternFault) -> PatternPart {
    var parts: [PatternPart] = []
    while let scalar = peek, scalar != "|", scalar != ")" {
      let part = try atom()
      parts.append(try quantified(part))
    }
    return parts.count == 1 ? parts[0] : .sequence(parts)
  }

  private mutating func atom() throws(PatternFault) -> PatternPart {
    let start = place
    let scalar = scalars[start]
    place += 1
    switch scalar {
    case "(":
      if take("?") {
        // `(?:` only groups; all else that begins so looks around, names or sets a flag.
        guard take(":") else { throw PatternFault(.unsupported(text(from: start, 3)), at: start) }
      }
      level += 1
      guard level <= Self.depth else { throw PatternFault(.tooLarge, at: start) }
      let part = try choice()
      level -= 1
      guard take(")") else { throw PatternFault(.unclosed("("), at: start) }
      return part
    case "[": return .set(try set(start))
    case ".": return .set(.init(ranges: [0x0A...0x0A, 0x0D...0x0D, 0x85...0x85, 0x2028...0x2029], isNegated: true))
    case "\\": return .set(try escape(start))
    case "^":
      guard start == 0 else { throw PatternFault(.unsupported("^"), at: start) }
      return .empty
    case "$":
      guard place == scalars.count else { throw PatternFault(.unsupported("$"), at: start) }
      return .empty
    case "*", "+", "?", "{", "}", "]": throw PatternFault(.unexpected(String(scalar)), at: start)
    default: return .set(.init(ranges: [scalar.value...scalar.value]))
    }
  }

  private mutating func quantified(_ part: PatternPart) throws(PatternFault) -> PatternPart {
    let start = place
    var part = part
    switch peek {
    case "*": part = .repeated(part, from: 0, to: nil)
    case "+": part = .repeated(part, from: 1, to: nil)
    case "?": part = .repeated(part, from: 0, to: 1)
    case "{":
      place += 1
      let from = try number(start)
      var to: Int? = from
      if take(",") { to = peek == "}" ? nil : try number(start) }
      guard peek == "}", to.map({ $0 >= from }) ?? true else { throw PatternFault(.invalidRange, at: start) }
      part = .repeated(part, from: from, to: to)
    default: return part
    }
    place += 1
    // Where the whole text must match, a lazy quantifier is the same as a greedy one; a possessive one is not.
    _ = take("?")
    if let next = peek, "*+?{".unicodeScalars.contains(next) {
      throw PatternFault(.unsupported(text(from: place, 1)), at: place)
    }
    return part
  }

  private mutating func number(_ start: Int) throws(PatternFault) -> Int {
    var value: Int?
    while let scalar = peek, ("0"..."9").contains(scalar) {
      value = (value ?? 0) * 10 + Int(scalar.value - 0x30)
      guard let value, value <= Self.most else { throw PatternFault(.invalidRange, at: start) }
      place += 1
    }
    guard let value else { throw PatternFault(.invalidRange, at: start) }
    return value
  }

  // MARK: Sets

  private mutating func set(_ start: Int) throws(PatternFault) -> Pattern.CharacterSet {
    var set = Pattern.CharacterSet(ranges: [], isNegated: take("^"))
    var isFirst = true
    while let scalar = peek {
      if scalar == "]", !isFirst {
        place += 1
        return set
      }
      isFirst = false
      let first = try member()
      guard peek == "-", place + 1 < scalars.count, scalars[place + 1] != "]" else {
        set.ranges += first.ranges
        continue
      }
      let dash = place
      place += 1
      let last = try member()
      guard !first.isClass, !last.isClass, let from = first.ranges.first?.lowerBound,
        let to = last.ranges.first?.upperBound, from <= to
      else { throw PatternFault(.invalidRange, at: dash) }
      set.ranges.append(from...to)
    }
    throw PatternFault(.unclosed("["), at: start)
  }

  /// A character of a set, or a class such as `\d`.
  private mutating func member() throws(PatternFault) -> (ranges: [ClosedRange<UInt32>], isClass: Bool) {
    let start = place
    let scalar = scalars[start]
    place += 1
    switch scalar {
    case "\\":
      let set = try escape(start)
      guard !set.isNegated else { return (Self.complement(set.ranges), true) }
      return (set.ranges, set.ranges.count > 1 || (set.ranges.first?.count ?? 1) > 1)
    // Engines differ on sets in sets.
    case "[": throw PatternFault(.unsupported("["), at: start)
    case "&" where peek == "&": throw PatternFault(.unsupported("&&"), at: start)
    default: return ([scalar.value...scalar.value], false)
    }
  }

  private mutating func escape(_ start: Int) throws(PatternFault) -> Pattern.CharacterSet {
    guard let scalar = peek else { throw PatternFault(.unexpected("\\"), at: start) }
    place += 1
    switch scalar {
    case "d": return .init(ranges: Self.digits)
    case "D": return .init(ranges: Self.digits, isNegated: true)
    case "w": return .init(ranges: Self.word)
    case "W": return .init(ranges: Self.word, isNegated: true)
    case "s": return .init(ranges: Self.space)
    case "S": return .init(ranges: Self.space, isNegated: true)
    case "t": return .init(ranges: [9...9])
    case "n": return .init(ranges: [10...10])
    case "r": return .init(ranges: [13...13])
    default:
      // A letter or digit behind a backslash has a meaning, which differs between engines.
      guard scalar.isASCII, !scalar.properties.isAlphabetic, !("0"..."9").contains(scalar) else {
        throw PatternFault(.unsupported("\\" + String(scalar)), at: start)
      }
      return .init(ranges: [scalar.value...scalar.value])
    }
  }

  private static let digits: [ClosedRange<UInt32>] = [0x30...0x39]
  private static let word: [ClosedRange<UInt32>] = [0x30...0x39, 0x41...0x5A, 0x5F...0x5F, 0x61...0x7A]
  private static let space: [ClosedRange<UInt32>] = [0x09...0x0D, 0x20...0x20]

  /// All other scalars than those of ascending ranges.
  private static func complement(_ ranges: [ClosedRange<UInt32>]) -> [ClosedRange<UInt32>] {
    var (result, next): ([ClosedRange<UInt32>], UInt32) = ([], 0)
    for range in ranges {
      if range.lowerBound > next { result.append(next...range.lowerBound - 1) }
      next = range.upperBound + 1
    }
    return result + [next...0x10FFFF]
  }

  // MARK: Characters

  private var peek: Unicode.Scalar? { place < scalars.count ? scalars[place] : nil }

  private mutating func take(_ scalar: Unicode.Scalar) -> Bool {
    guard peek == scalar else { return false }
    place += 1
    return true
  }

  private func text(from start: Int, _ count: Int) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars[start..<min(start + count, scalars.count)])
    return String(view)
  }
}

/// Makes an automaton of a pattern's parts.
struct PatternCompiler {
  private(set) var program: [Pattern.Instruction] = []
  /// Parts that were added, so that repetitions of nothing are bounded too.
  private var added = 0

  mutating func add(_ part: PatternPart) throws(PatternFault) {
    added += 1
    guard added <= Pattern.steps * 8 else { throw PatternFault(.tooLarge, at: 0) }
    switch part {
    case .empty: break
    case .set(let set): try emit(.match(set))
    case .sequence(let parts): for part in parts { try add(part) }
    case .choice(let parts):
      var ends: [Int] = []
      for (index, part) in parts.enumerated() {
        let start = program.count
        if index < parts.count - 1 { try emit(.split(0, 0)) }
        try add(part)
        guard index < parts.count - 1 else { break }
        ends.append(program.count)
        try emit(.jump(0))
        program[start] = .split(start + 1, program.count)
      }
      for end in ends { program[end] = .jump(program.count) }
    case .repeated(let part, let from, let to):
      for _ in 0..<from { try add(part) }
      guard let to else {
        let start = program.count
        try emit(.split(0, 0))
        try add(part)
        try emit(.jump(start))
        program[start] = .split(start + 1, program.count)
        return
      }
      var starts: [Int] = []
      for _ in from..<max(from, to) {
        starts.append(program.count)
        try emit(.split(0, 0))
        try add(part)
      }
      for start in starts { program[start] = .split(start + 1, program.count) }
    }
  }

  private mutating func emit(_ instruction: Pattern.Instruction) throws(PatternFault) {
    guard program.count < Pattern.steps else { throw PatternFault(.tooLarge, at: 0) }
    program.append(instruction)
  }
}
