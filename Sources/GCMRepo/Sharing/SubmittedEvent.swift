import GitStore

/// A local submission of which the host may have a revision of its own: both stay, one after the other.
struct SubmittedEvent {
  let event: LocalEvent
  let id: ContributionID

  init(_ event: LocalEvent, _ id: ContributionID) {
    self.event = event
    self.id = id
  }

  func merged() throws(RecordError) -> LocalEvent.Merged {
    let theirs = try event.host.contribution(id)
    let base = try event.before.contribution(id)
    guard let ours = try event.after.contribution(id) else {
      return LocalEvent.Merged(edits: try event.unchangedElsewhere(event.changes))
    }
    let last =
      if let theirs { try event.host.revision(of: theirs) } else { try event.host.withdrawn(by: id.party)[id] ?? 0 }
    let number = last + 1
    guard number <= ReadingLimits.revisions.upperBound else { throw .changedOnBothSides(paths: [id.folder]) }
    let isSame = number == ours.revision
    if try event.entry(id.folder, in: event.before) == event.entry(id.folder, in: event.host) {
      let edits = try event.unchangedElsewhere(event.changes)
      guard !isSame, !edits.isEmpty else { return LocalEvent.Merged(edits: edits) }
      return try renumbered(ours, number, edits)
    }
    guard let theirs else {
      guard last == 0 else { throw .withdrawnMeanwhile(contribution: id.description, revision: last) }
      // The host never had it: what it began with was given up here.
      return try renumbered(ours, number, allFiles())
    }
    return try united(base: base, ours: ours, theirs: theirs, number: number)
  }

  /// All files of the contribution, for a host that has none of them.
  private func allFiles() throws(RecordError) -> [TreeEdit] {
    guard let folder = try event.entry(id.folder, in: event.after) else { return [] }
    let files = try inRecord { () throws(GitError) in try event.repository.tree(folder.id) }
    var edits: [TreeEdit] = []
    for entry in files { edits.append(try event.edit(id.folder + "/" + entry.name, entry)) }
    return edits
  }

  /// The same files with another number.
  private func renumbered(
    _ ours: Contribution, _ number: Int, _ edits: [TreeEdit]
  ) throws(RecordError) -> LocalEvent.Merged {
    var new = ours
    for place in new.originals.indices where new.originals[place].revision == ours.revision {
      new.originals[place].revision = number
    }
    new.revision = number
    return LocalEvent.Merged(
      edits: edits.filter { $0.path.string != id.factPath } + [try factEdit(new)], number: number)
  }

  /// The host's revision with what this one changed: a file in one language replaces that language alone, as a submission
  /// does.
  private func united(
    base: Contribution?, ours: Contribution, theirs: Contribution, number: Int
  ) throws(RecordError) -> LocalEvent.Merged {
    var new = theirs
    var edits: [TreeEdit] = []
    var handled: Set<String> = [id.factPath, id.path(DocumentFile.mail)]
    for original in ours.originals {
      guard let language = original.language else { continue }
      let paths = [id.path(original.file), id.path(.text(in: language))]
      handled.formUnion(paths)
      guard event.changes.contains(where: { paths.contains($0.path) }) || original != base?.original(in: language)
      else {
        continue
      }
      let (mine, held) = (try entries(paths, event.after), try entries(paths, event.host))
      if let other = theirs.original(in: language), other.file == original.file, other.sha256 == original.sha256,
        other.tracked == original.tracked, mine == held
      {
        continue
      }
      for (path, entry) in zip(paths, mine) { edits.append(try event.edit(path, entry)) }
      for replaced in new.originals where replaced.language == language && replaced.file != original.file {
        edits.append(try event.edit(id.path(replaced.file), nil))
        handled.insert(id.path(replaced.file))
      }
      new.originals.removeAll { $0.language == language }
      var own = original
      if own.revision == ours.revision { own.revision = number }
      new.originals.append(own)
      if !new.languages.contains(language) { new.languages.append(language) }
      new.proposal?.texts[language] = ours.proposal?.texts[language]
    }
    new.originals.sort { $0.file.utf8.lexicographicallyPrecedes($1.file.utf8) }
    Self.add(ours.title, since: base?.title, to: &new.title)
    Self.add(ours.whyBestPractice, since: base?.whyBestPractice, to: &new.whyBestPractice)
    Self.add(ours.contributionToGCM, since: base?.contributionToGCM, to: &new.contributionToGCM)
    if ours.themes != base?.themes ?? [] { new.themes = ours.themes }
    if ours.objectives != base?.objectives ?? [] { new.objectives = ours.objectives }
    new.criteria.add(ours.criteria, since: base?.criteria)
    new.status = new.missingTexts.isEmpty ? .submitted : .incomplete
    // Originals of a language that this revision replaced were removed above; what else it changed must be as it was.
    let removed = Set((base?.originals ?? []).map { id.path($0.file) })
    edits += try event.unchangedElsewhere(
      event.changes.filter { !handled.contains($0.path) && !removed.contains($0.path) })
    let mail = id.path(DocumentFile.mail)
    let (own, held) = (try event.entry(mail, in: event.after), try event.entry(mail, in: event.host))
    // The same files again are no news from whoever sends them in; what brings something is its sender's, with its mail.
    if new != theirs || !edits.isEmpty || theirs.isSentOtherwise(by: ours.sentInBy, with: ours.mail) {
      (new.sentInBy, new.mail) = (ours.sentInBy, ours.mail)
      if own != held { edits.append(try event.edit(mail, own)) }
    }
    guard new != theirs || !edits.isEmpty else { return LocalEvent.Merged(edits: []) }
    new.revision = number
    new.submittedAt = ours.submittedAt
    new.submittedBy = ours.submittedBy
    return LocalEvent.Merged(
      edits: edits + [try factEdit(new)], number: number == ours.revision ? nil : number)
  }

  private func entries(_ paths: [String], _ state: RecordState) throws(RecordError) -> [TreeEntry?] {
    var found: [TreeEntry?] = []
    for path in paths { found.append(try event.entry(path, in: state)) }
    return found
  }

  private static func add(_ new: LocalizedText, since old: LocalizedText?, to text: inout LocalizedText) {
    for entry in new.entries where old?[entry.language] != entry.text { text[entry.language] = entry.text }
  }

  private func factEdit(_ contribution: Contribution) throws(RecordError) -> TreeEdit {
    let bytes = contribution.encoded
    let blob = try inRecord { () throws(GitError) in try event.repository.writeBlob(bytes) }
    return TreeEdit(id.treePath(id.factName), .set(blob))
  }
}
