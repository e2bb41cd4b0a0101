import GitStore

extension CommitID {
  /// The id of a commit in the type of the store.
  package init(_ object: ObjectID) { self.init(digits: object.description) }

  /// The same in the type of the store.
  package var object: ObjectID { ObjectID(hex: description) ?? .zero }
}
