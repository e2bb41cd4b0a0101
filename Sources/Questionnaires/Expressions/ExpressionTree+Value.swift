import RecordValues

extension ExpressionTree {
  /// Evaluates the expression.
  ///
  /// The rules are those of XPath 1.0 with the types of XForms: a comparison converts to Booleans if either side is one,
  /// else to numbers if either side is a number, a day or a time, else to texts; `<` and `>` always convert to numbers; a
  /// blank is NaN as a number, so that every comparison of it with a number is false but `!=`; a list is compared as any
  /// of its values. Days count as whole days. A text that is written as a day is one beside a day. The same tree and
  /// context always give the same value.
  ///
  /// Cost: linear in the tree and the texts that its functions look at; a text that grows beyond
  /// ``QuestionnaireLimits/text`` is cut off there.
  public func value(in context: some ExpressionContext) -> ExpressionValue {
    switch self {
    case .number(let number): .number(number)
    case .text(let text): .text(text)
    case .question(let name): context.value(of: name)
    case .answer: context.answer
    case .fact(let name): context.fact(name)
    case .negation(let value): .number(-value.value(in: context).number)
    case .operation(.or, let left, let right):
      .boolean(left.value(in: context).isTrue || right.value(in: context).isTrue)
    case .operation(.and, let left, let right):
      .boolean(left.value(in: context).isTrue && right.value(in: context).isTrue)
    case .operation(let sign, let left, let right):
      sign.value(left.value(in: context), right.value(in: context))
    case .call(let function, let arguments): function.value(arguments, in: context)
    }
  }

  /// Whether the expression holds.
  public func holds(in context: some ExpressionContext) -> Bool { value(in: context).isTrue }
}

extension ExpressionTree.Operator {
  fileprivate func value(_ left: ExpressionValue, _ right: ExpressionValue) -> ExpressionValue {
    switch self {
    case .or: .boolean(left.isTrue || right.isTrue)
    case .and: .boolean(left.isTrue && right.isTrue)
    case .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual: .boolean(compares(left, right))
    case .plus: .number(left.number + right.number)
    case .minus: .number(left.number - right.number)
    case .times: .number(left.number * right.number)
    case .div: .number(left.number / right.number)
    // The remainder has the sign of the dividend (XPath 1.0, section 3.5).
    case .mod: .number(left.number.truncatingRemainder(dividingBy: right.number))
    }
  }

  private func compares(_ left: ExpressionValue, _ right: ExpressionValue) -> Bool {
    switch (left, right) {
    case (.list(let values), .boolean): return compares(.boolean(!values.isEmpty), right)
    case (.boolean, .list(let values)): return compares(left, .boolean(!values.isEmpty))
    case (.list(let values), _): return values.contains { compares($0, right) }
    case (_, .list(let values)): return values.contains { compares(left, $0) }
    default: break
    }
    switch self {
    case .equal, .notEqual:
      let isEqual =
        switch (left, right) {
        case (.boolean, _), (_, .boolean): left.isTrue == right.isTrue
        case (.text(let a), .text(let b)): a.utf8.elementsEqual(b.utf8)
        default: left.number(beside: right) == right.number(beside: left)
        }
      return isEqual == (self == .equal)
    case .less: return left.number(beside: right) < right.number(beside: left)
    case .lessOrEqual: return left.number(beside: right) <= right.number(beside: left)
    case .greater: return left.number(beside: right) > right.number(beside: left)
    case .greaterOrEqual: return left.number(beside: right) >= right.number(beside: left)
    default: return false
    }
  }
}

extension ExpressionValue {
  /// The number to compare with another value: that of the day that a text is, beside a day.
  fileprivate func number(beside other: ExpressionValue) -> Double {
    switch (self, other) {
    case (.text(let text), .day), (.text(let text), .moment): ExpressionValue(dateIn: text)?.number ?? .nan
    default: number
    }
  }
}
