import RecordValues

extension Expression {
  /// Reads the expression. Cost: linear in its text.
  ///
  /// - Parameter isFilter: whether it is a choice filter, in which bare names are facts of a choice.
  /// - Throws: the first fault, with its place.
  public func tree(isFilter: Bool = false) throws(ExpressionFault) -> ExpressionTree {
    try ExpressionTree(parsing: source, isFilter: isFilter)
  }
}

extension ExpressionTree {
  /// Reads an expression of the documented subset of XLSForm's.
  ///
  /// ```
  /// Or    = And ("or" And)*            Equal = Order (("=" | "!=") Order)*
  /// And   = Equal ("and" Equal)*       Order = Sum (("<" | "<=" | ">" | ">=") Sum)*
  /// Sum   = Term (("+" | "-") Term)*   Term  = Sign (("*" | "div" | "mod") Sign)*
  /// Sign  = "-" Sign | Value
  /// Value = number | 'text' | "text" | ${name} | "." | name "(" (Or ("," Or)*)? ")" | "(" Or ")" | name
  /// ```
  /// The last name is a fact of a choice, in a filter only. Source: XPath 1.0, section 3. Cost: linear.
  ///
  /// - Parameters:
  ///   - text: the expression.
  ///   - isFilter: whether it is a choice filter.
  /// - Throws: the first fault, with its place.
  public init(parsing text: String, isFilter: Bool = false) throws(ExpressionFault) {
    guard text.utf8.count <= QuestionnaireLimits.expression * 4,
      text.unicodeScalars.count <= QuestionnaireLimits.expression
    else { throw ExpressionFault(.tooLong, at: 0) }
    var parser = try ExpressionParser(text, isFilter: isFilter)
    self = try parser.whole()
  }
}

/// A parser by recursive descent, whose depth is bounded by its level.
private struct ExpressionParser {
  private var scanner: ExpressionScanner
  private var token: ExpressionToken
  private let isFilter: Bool
  private var level = 0

  /// A part with the levels that it has.
  private typealias Part = (tree: ExpressionTree, depth: Int)

  init(_ text: String, isFilter: Bool) throws(ExpressionFault) {
    scanner = ExpressionScanner(text)
    token = try scanner.next()
    self.isFilter = isFilter
  }

  mutating func whole() throws(ExpressionFault) -> ExpressionTree {
    guard token.kind != .end else { throw ExpressionFault(.empty, at: 0) }
    let part = try operation(0)
    guard token.kind == .end else { throw unexpected() }
    return part.tree
  }

  /// Operators by their precedence, the loosest first.
  private static let precedence: [[ExpressionTree.Operator]] = [
    [.or], [.and], [.equal, .notEqual], [.less, .lessOrEqual, .greater, .greaterOrEqual], [.plus, .minus],
    [.times, .div, .mod],
  ]

  private mutating func operation(_ rank: Int) throws(ExpressionFault) -> Part {
    guard rank < Self.precedence.count else { return try sign() }
    var left = try operation(rank + 1)
    while let found = binaryOperator, Self.precedence[rank].contains(found) {
      let offset = token.offset
      try advance()
      let right = try operation(rank + 1)
      left = (.operation(found, left.tree, right.tree), try deeper(max(left.depth, right.depth), offset))
    }
    return left
  }

  private mutating func sign() throws(ExpressionFault) -> Part {
    guard token.kind == .symbol(.minus) else { return try value() }
    let offset = token.offset
    try advance()
    try enter(offset)
    let part = try sign()
    level -= 1
    return (.negation(part.tree), try deeper(part.depth, offset))
  }

  private mutating func value() throws(ExpressionFault) -> Part {
    let start = token
    switch start.kind {
    case .number(let number):
      try advance()
      return (.number(number), 1)
    case .text(let text):
      try advance()
      return (.text(text), 1)
    case .question(let name):
      try advance()
      return (.question(name), 1)
    case .symbol(.dot):
      try advance()
      return (.answer, 1)
    case .symbol(.open):
      try advance()
      try enter(start.offset)
      let part = try operation(0)
      level -= 1
      try close()
      return part
    case .name(let name):
      try advance()
      if token.kind == .symbol(.open) { return try call(name, start.offset) }
      guard isFilter else { throw ExpressionFault(.bareName(name), at: start.offset) }
      return (.fact(name), 1)
    case .symbol, .end: throw unexpected()
    }
  }

  private mutating func call(_ name: String, _ offset: Int) throws(ExpressionFault) -> Part {
    guard let function = ExpressionTree.Function(rawValue: name) else {
      if UnsupportedFunction.names.contains(name) { throw ExpressionFault(.unsupportedFunction(name), at: offset) }
      let nearest = nearestNames(to: name, among: ExpressionTree.Function.allCases.map(\.rawValue))
      throw ExpressionFault(.unknownFunction(name, nearest: nearest), at: offset)
    }
    try advance()
    try enter(offset)
    var arguments: [ExpressionTree] = []
    var (depth, patternOffset) = (0, offset)
    while token.kind != .symbol(.close) {
      if !arguments.isEmpty {
        guard token.kind == .symbol(.comma) else { throw unexpected() }
        try advance()
      }
      if arguments.count == 1 { patternOffset = token.offset }
      let part = try operation(0)
      arguments.append(part.tree)
      depth = max(depth, part.depth)
    }
    level -= 1
    try close()
    guard function.arguments.contains(arguments.count) else {
      throw ExpressionFault(
        .arguments(function: name, given: arguments.count, takes: function.arguments), at: offset)
    }
    if function == .regex { try checkPattern(arguments[1], patternOffset) }
    return (.call(function, arguments), try deeper(depth, offset))
  }

  /// A pattern that an answer could change would be compiled at each evaluation, and could not be checked before.
  private func checkPattern(_ argument: ExpressionTree, _ offset: Int) throws(ExpressionFault) {
    guard case .text(let pattern) = argument else { throw ExpressionFault(.pattern(nil), at: offset) }
    do throws(PatternFault) { _ = try Pattern(pattern) } catch { throw ExpressionFault(.pattern(error), at: offset) }
  }

  // MARK: Words

  /// The operator that the current word is, where a value stands before it.
  private var binaryOperator: ExpressionTree.Operator? {
    switch token.kind {
    case .symbol(.star): .times
    case .symbol(let symbol): ExpressionTree.Operator(rawValue: symbol.rawValue)
    case .name(let name): ExpressionTree.Operator(rawValue: name)
    default: nil
    }
  }

  private mutating func advance() throws(ExpressionFault) { token = try scanner.next() }

  private mutating func close() throws(ExpressionFault) {
    guard token.kind == .symbol(.close) else { throw unexpected() }
    try advance()
  }

  private func unexpected() -> ExpressionFault {
    let word: String? =
      switch token.kind {
      case .number(let number): NumberText.text(of: number)
      case .text(let text): "'\(text)'"
      case .question(let name): "${\(name)}"
      case .name(let name): name
      case .symbol(let symbol): symbol.rawValue
      case .end: nil
      }
    return ExpressionFault(word.map { .unexpected($0) } ?? .unexpectedEnd, at: token.offset)
  }

  /// Bounds the parser's own depth.
  private mutating func enter(_ offset: Int) throws(ExpressionFault) {
    level += 1
    guard level < ExpressionLimits.depth / 2 else { throw ExpressionFault(.tooDeep, at: offset) }
  }

  /// Bounds the tree's depth, for those that walk it.
  private func deeper(_ depth: Int, _ offset: Int) throws(ExpressionFault) -> Int {
    guard depth + 1 <= ExpressionLimits.depth else { throw ExpressionFault(.tooDeep, at: offset) }
    return depth + 1
  }
}
