/// A regular expression of the subset that every engine reads alike, matched in time linear in the text.
///
/// It has literal characters, `.`, sets `[a-z]` and `[^a-z]`, `\d \w \s` and their opposites (of ASCII), groups, `|`,
/// `* + ?` and `{n}`, `{n,}`, `{n,m}`, and `^` and `$` at its ends. It has no lookaround, no reference to a group, no
/// boundary and no Unicode property, all of which need backtracking or differ between engines. It is simulated as a
/// nondeterministic automaton (K. Thompson, "Regular expression search algorithm", 1968), so that no pattern can take
/// exponential time.
public struct Pattern: Sendable, Hashable {
  /// One step of the automaton.
  enum Instruction: Sendable, Hashable {
    case match(CharacterSet)
    /// Both ways are tried.
    case split(Int, Int)
    case jump(Int)
    case accept
  }

  /// A set of characters: ranges of Unicode scalars, or all others.
  struct CharacterSet: Sendable, Hashable {
    var ranges: [ClosedRange<UInt32>]
    var isNegated = false

    func contains(_ scalar: UInt32) -> Bool { ranges.contains { $0.contains(scalar) } != isNegated }
  }

  /// The most steps; `{n}` repeats those of what it counts.
  static let steps = 1_000

  let program: [Instruction]

  /// Reads a pattern. Cost: linear in the pattern and its program, of at most 1,000 steps.
  public init(_ text: String) throws(PatternFault) {
    var parser = PatternParser(text)
    var compiler = PatternCompiler()
    try compiler.add(try parser.whole())
    program = compiler.program + [.accept]
  }

  /// Whether the whole of a text matches, as `regex` asks. Cost: the product of the text's length and the program's.
  public func matches(_ text: String) -> Bool {
    var current = States(count: program.count)
    var next = States(count: program.count)
    add(0, to: &current)
    for scalar in text.unicodeScalars {
      if current.list.isEmpty { return false }
      next.removeAll()
      for place in current.list {
        if case .match(let set) = program[place], set.contains(scalar.value) { add(place + 1, to: &next) }
      }
      swap(&current, &next)
    }
    return current.list.contains { program[$0] == .accept }
  }

  /// The places of the program that are reached, each once.
  private struct States {
    var list: [Int] = []
    private var has: [Bool]

    init(count: Int) { has = Array(repeating: false, count: count) }

    mutating func insert(_ place: Int) -> Bool {
      guard !has[place] else { return false }
      has[place] = true
      return true
    }

    mutating func removeAll() {
      for index in has.indices { has[index] = false }
      list.removeAll(keepingCapacity: true)
    }
  }

  /// Adds a place and those that are reached from it without a character. A list of its own instead of recursion bounds
  /// the stack.
  private func add(_ place: Int, to states: inout States) {
    var open = [place]
    while let place = open.popLast() {
      guard states.insert(place) else { continue }
      switch program[place] {
      case .jump(let target): open.append(target)
      case .split(let first, let second): open += [second, first]
      case .match, .accept: states.list.append(place)
      }
    }
  }
}

/// Why a text is not a pattern of the subset.
public struct PatternFault: Error, Sendable, Hashable {
  /// What is wrong, with its facts.
  public let problem: Problem
  /// Unicode scalars of the pattern before the place.
  public let offset: Int

  /// What may be wrong.
  public enum Problem: Sendable, Hashable {
    /// Lookaround, a reference, a boundary, a property, a flag: the characters that ask for it.
    case unsupported(String)
    /// A parenthesis or bracket without its partner.
    case unclosed(String)
    /// A character that cannot be here.
    case unexpected(String)
    /// `{n,m}` with bounds that are no numbers, too large or in the wrong order; a range whose end is before its start.
    case invalidRange
    /// More groups in groups, or more steps, than are bounded.
    case tooLarge
  }

  init(_ problem: Problem, at offset: Int) { (self.problem, self.offset) = (problem, offset) }
}
