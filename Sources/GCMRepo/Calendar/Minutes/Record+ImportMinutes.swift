import GitStore
import MeetingMinutes
import RecordYAML

extension Record {
  /// Takes the minutes of a meeting into the record, and the agreements that they list, as one commit of a body.
  ///
  /// The text becomes `minutes.<language>.md` and the file is kept beside it. An agreement that the record has is found by its number
  /// and its words: it gets what the minutes say in addition or anew, and keeps its id, status and notes, and what a person changed.
  /// Agreements that the minutes do not list stay.
  ///
  /// - Parameters:
  ///   - minutes: the file with its text.
  ///   - meeting: the meeting's id.
  ///   - words: what the file has beside its text.
  ///   - allowsContacts: whether addresses and telephone numbers in it are public.
  ///   - party: the body that keeps the record; else the only one that the person acts for.
  ///   - message: what the history says about it beyond the subject.
  ///   - identity: who acts.
  ///   - dryRun: whether everything is checked and nothing written.
  /// - Throws: ``RecordError/Code-swift.struct/minutesNotUsable``, ``RecordError/Code-swift.struct/contactInMinutes``,
  ///   ``RecordError/Code-swift.struct/unknownEntry``, ``RecordError/Code-swift.struct/fileNotUsable``.
  public func importMinutes(
    _ minutes: Submission.File, of meeting: String, besides words: [MeetingWords] = [], allowsContacts: Bool = false,
    party: PartyCode? = nil, message: String? = nil, as identity: Identity, dryRun: Bool = false
  ) async throws(RecordError) -> ImportedMinutes {
    if let message, let problem = TextValidation.checkCommitMessage(message) { throw .invalidMessage(problem: problem) }
    let (imported, outcome) = try await transaction(as: identity, dryRun: dryRun) {
      state, time throws(RecordError) -> (RecordDecision, ImportedMinutes) in
      let acting = try state.body(named: party, actingPerson: identity.committer.email, for: .record).code
      try state.checkLanguage(minutes.language)
      try minutes.check(state.configuration.limits)
      let held = try state.meeting(named: meeting)
      if !allowsContacts { try MeetingWords.checkContacts(in: minutes.text, besides: words) }
      let list = try state.agreements(writtenIn: minutes.text, of: held, in: minutes.language)
      let (merge, file) = try state.merged(list, into: held, minutes.language)
      var files = try state.minutesFiles(minutes, of: held)
      if let file { files[file.file.path] = file.after }
      let made = ImportedMinutes(
        meeting: held.id, language: minutes.language, party: acting, items: merge.items, absent: merge.absent,
        isCut: list.isCut, paths: files.keys.sorted(), outcome: WriteOutcome(commit: state.commit, time: time))
      guard !files.isEmpty else {
        let path = MinutesFile.text(of: held.id, in: minutes.language)
        return (.keep(since: try state.lastCommit(of: path)), made)
      }
      if let file { try state.check(file, isEdited: false, allowsContacts: allowsContacts) }
      var change = RecordChange(
        files: [:], facts: CommitFacts(party: acting.description, action: .record),
        subject: "Record minutes of \(held.id)", body: message)
      for (path, bytes) in files { change.files[try Self.treePath(path)] = bytes }
      change.removed = Set(
        try state.formerOriginals(minutes, of: held).map { path throws(RecordError) in try Self.treePath(path) })
      return (.write(change), made)
    }
    var result = imported
    result.outcome = outcome
    return result
  }
}

extension RecordState {
  /// What minutes change in the agreements of a meeting, and the file with the change; `nil` if nothing does.
  fileprivate func merged(
    _ list: MinutesList, into meeting: Meeting, _ language: LanguageTag
  ) throws(RecordError) -> (merge: AgreementMerge, file: EditedFile?) {
    let kept = KeptFile.agreements(of: meeting.id)
    let held = try agreements(of: meeting)
    // The minutes that the record has may be no list; then nothing is known of what they said.
    let former = try minutes(of: meeting, in: language).flatMap {
      try? agreements(writtenIn: $0, of: meeting, in: language)
    }
    let first = try nextAgreementNumber(of: meeting)
    let merge = AgreementMerge(
      list, former: former, held: held, in: language, next: try self.meeting(after: meeting)?.start?.day
    ) { "\(first.day)-\(first.number + $0)" }
    let isChanged = zip(merge.items, merge.values).contains { $0.isNew || !$1.isEmpty }
    guard isChanged else { return (merge, nil) }
    let subject = "Record minutes of \(meeting.id)"
    guard let (bytes, opened) = try editable(kept) else {
      let nodes = merge.values.map { $0.node(order: Agreement.keys) }
      return (
        merge,
        EditedFile(
          file: kept, entry: meeting.id, before: nil,
          after: Array(Node.mapping([("agreements", .sequence(nodes))]).blockText.utf8), subject: subject)
      )
    }
    var text = opened
    let places = (text.root["agreements"]?.sequence ?? []).map { $0["id"]?.string }
    try changing(kept.path) { () throws(EditedText.Refusal) in
      for (item, values) in zip(merge.items, merge.values) where !values.isEmpty {
        if item.isNew {
          try text.append(values.node(order: Agreement.keys), to: "agreements", of: [])
        } else {
          guard let place = places.firstIndex(of: item.id) else { throw .noSuchPlace }
          try text.set(values, of: [.key("agreements"), .item(place)], order: Agreement.keys)
        }
      }
    }
    return (
      merge, EditedFile(file: kept, entry: meeting.id, before: bytes, after: text.bytes, subject: subject)
    )
  }

  /// The files of minutes that are not in the record as they are.
  fileprivate func minutesFiles(_ minutes: Submission.File, of meeting: Meeting) throws(RecordError) -> [String:
    [UInt8]]
  {
    let text = MinutesFile.text(of: meeting.id, in: minutes.language)
    let original = MinutesFile.original(of: meeting.id, in: minutes.language, ending: minutes.fileExtension)
    var files = [text: minutes.text]
    if !DocumentFile.isReadAsIs(original) { files[original] = minutes.original }
    for (path, new) in files {
      if try bytes(path) == new { files[path] = nil }
    }
    return files
  }

  /// The originals of former minutes in that language: those of another format.
  fileprivate func formerOriginals(_ minutes: Submission.File, of meeting: Meeting) throws(RecordError) -> [String] {
    let own = MinutesFile.original(of: meeting.id, in: minutes.language, ending: minutes.fileExtension)
    let folder = RecordFolder.meetings.path(meeting.id)
    return try self.folder(folder).map { folder + "/" + $0.name }.filter { path in
      MinutesFile.isOriginal(String(path.lastPathName), in: minutes.language) && path != own
    }
  }
}
