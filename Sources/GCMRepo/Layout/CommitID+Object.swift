import GitStore

extension CommitID {
  /// The name of a commit as the store has it.
  package init(_ object: ObjectID) { self.init(digits: object.description) }

  /// The same as the store names it.
  package var object: ObjectID { ObjectID(hex: description) ?? .zero }
}
