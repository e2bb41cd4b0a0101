/// What could be read of several things, and the problems with the others: one damaged file does not hide what is sound.
public struct Partial<Value: Sendable & Hashable>: Sendable, Hashable {
  /// What could be read, in its order.
  public let values: [Value]
  /// What is wrong with the others.
  public let problems: [RecordError]

  /// What could be read, and what is wrong with the rest.
  public init(_ values: [Value], problems: [RecordError] = []) {
    self.values = values
    self.problems = problems
  }

  /// All of it.
  ///
  /// - Throws: the first problem.
  public func complete() throws(RecordError) -> [Value] {
    if let problem = problems.first { throw problem }
    return values
  }
}
