import GitStore

extension RecordState {
  /// When each party's file was last changed, by its code; parties of a shallow clone whose change is beyond its end are
  /// missing.
  ///
  /// Cost: one walk through the history, until the last of them is found.
  func partyChanges() throws(RecordError) -> [String: Timestamp] {
    try inRecord { () throws(GitError) in
      var from = try repository.commit(object)
      guard let folder = try repository.entry(at: RecordFolder.parties.path, in: from.tree) else { return [:] }
      var open: [String: ObjectID] = [:]
      for entry in try repository.tree(folder.id) { open[entry.name] = entry.id }
      var (held, times): (ObjectID, [String: Timestamp]) = (folder.id, [:])
      func found(_ name: String) {
        open[name] = nil
        if let code = FactFile.stem(of: name) { times[code] = Timestamp(seconds: from.author.time) }
      }
      while !open.isEmpty {
        guard let parent = from.parents.first else {
          for name in open.keys { found(name) }
          break
        }
        guard !repository.isShallow || (try? repository.commit(parent)) != nil else { break }
        let before = try repository.commit(parent)
        let id = try repository.entry(at: RecordFolder.parties.path, in: before.tree)?.id
        if id != held {
          var there: [String: ObjectID] = [:]
          if let id { for entry in try repository.tree(id) { there[entry.name] = entry.id } }
          for (name, wanted) in open where there[name] != wanted { found(name) }
          guard let id else { break }
          held = id
        }
        from = before
      }
      return times
    }
  }
}
