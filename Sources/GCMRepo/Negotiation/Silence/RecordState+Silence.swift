import GitStore

extension RecordState {
  /// The silence procedures, by id. One whose file cannot be read is an error: a list without it would be wrong.
  public func silenceProcedures() throws(RecordError) -> [SilenceProcedure] {
    var procedures: [SilenceProcedure] = []
    for entry in try folder(NegotiationFile.folder(.silence)) {
      guard let id = FactFile.stem(of: entry.name).flatMap({ Slug(name: $0) }),
        let procedure = try silenceProcedure(id)
      else { continue }
      procedures.append(procedure)
    }
    return procedures
  }

  func silenceProcedure(_ id: Slug) throws(RecordError) -> SilenceProcedure? {
    try file(NegotiationFile.silence(id).path).map { file throws(RecordError) in try SilenceProcedure(file, id: id) }
  }

  /// The procedure with an id, or the only one that no body has closed.
  ///
  /// - Throws: ``RecordError/Code-swift.struct/noSuchSilence``, ``RecordError/Code-swift.struct/silenceNeeded``.
  public func silenceProcedure(named name: String?) throws(RecordError) -> SilenceProcedure {
    if let name, let id = Slug(name: name), let found = try silenceProcedure(id) { return found }
    let all = try silenceProcedures()
    if let name {
      throw .noSuchSilence(name, nearest: nearestNames(to: name, among: all.map(\.id.string)))
    }
    let open = all.filter { $0.closing == nil }
    guard open.count == 1, let only = open.first else { throw .silenceNeeded(open.map(\.id.string)) }
    return only
  }

  func objections(of party: PartyCode, in id: Slug) throws(RecordError) -> ObjectionFile {
    try file(NegotiationFile.objection(party, id).path).map { file throws(RecordError) in try ObjectionFile(file) }
      ?? ObjectionFile()
  }

  /// The States that object, with what they say. One whose file cannot be read is an error: silence would be taken for consent.
  func objections(in id: Slug) throws(RecordError) -> [(party: PartyCode, objections: [Objection])] {
    var found: [(party: PartyCode, objections: [Objection])] = []
    for party in try partyCodes() {
      let own = try objections(of: party, in: id).objections
      if !own.isEmpty { found.append((party, own)) }
    }
    return found
  }
}
