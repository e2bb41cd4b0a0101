import GitStore
import Questionnaires

/// What of a deadline stands in calendars: when it is, and how it stands.
struct DeadlineTime: Sendable, Hashable {
  private let start: MeetingTime
  private let timeZone: TimeZoneName?
  private let status: CalendarEntry.Status
  /// The changes that the deadline's own file tells of, without the history.
  let least: Int

  init(_ entry: CalendarEntry) {
    (start, timeZone, status, least) = (entry.start, entry.timeZone, entry.status, entry.sequence)
  }
}

/// The deadlines of one commit, by the targets of their entries.
typealias DeadlineTimes = [String: DeadlineTime]

/// Reads the deadlines of many commits. What two commits have in common is read once.
struct DeadlineReader {
  private let repository: Repository
  /// The folders of a commit's tree.
  private var folders: [ObjectID: [Folder: ObjectID]] = [:]
  /// The folder of silence procedures, by that of the declaration.
  private var silence: [ObjectID: ObjectID?] = [:]
  private var files: [FileKey: DeadlineTimes] = [:]
  private var meetings: [FileKey: MeetingFolder] = [:]
  private var duties: [ObjectID: [Duty]] = [:]
  private var times: [ObjectID: DeadlineTimes] = [:]

  /// The folders with deadlines.
  private enum Folder: CaseIterable {
    case meetings, questionnaires, consultations, silence
  }

  /// A file or folder with its name, which says what it is about.
  private struct FileKey: Hashable {
    let name: String
    let object: ObjectID
  }

  private struct MeetingFolder {
    var meeting: Meeting?
    var agreements: DeadlineTimes = [:]
  }

  init(_ repository: Repository) { self.repository = repository }

  /// Counts what a commit changed of deadlines.
  ///
  /// Cost: the root tree; the folders with deadlines, where they are not those of a parent.
  mutating func count(_ commit: Commit, in changes: inout DeadlineChanges) throws(GitError) {
    let own = try folders(of: commit)
    var parents: [[Folder: ObjectID]] = []
    for id in commit.parents {
      if let known = folders[id] {
        parents.append(known)
      } else {
        parents.append(try folders(of: try repository.commit(id)))
      }
    }
    for folder in Folder.allCases {
      // Where it is as in one parent, that parent has all its deadlines.
      guard let object = own[folder], !parents.contains(where: { $0[folder] == object }) else { continue }
      var before: [DeadlineTimes] = []
      for parent in parents {
        if let object = parent[folder] { before.append(try times(in: object, folder)) } else { before.append([:]) }
      }
      changes.count(try times(in: object, folder), after: before)
    }
  }

  private mutating func folders(of commit: Commit) throws(GitError) -> [Folder: ObjectID] {
    if let known = folders[commit.id] { return known }
    var found: [Folder: ObjectID] = [:]
    for entry in try repository.tree(commit.tree) where entry.mode == .folder {
      switch RecordFolder(rawValue: entry.name) {
      case .meetings: found[.meetings] = entry.id
      case .questionnaires: found[.questionnaires] = entry.id
      case .consultations: found[.consultations] = entry.id
      case .declaration:
        if silence[entry.id] == nil {
          let name = String(NegotiationFile.folder(.silence).dropFirst(RecordFolder.declaration.path("").count))
          let folder = try repository.entry(at: name, in: entry.id)
          silence[entry.id] = .some(folder?.mode == .folder ? folder?.id : nil)
        }
        found[.silence] = silence[entry.id] ?? nil
      default: continue
      }
    }
    folders[commit.id] = found
    return found
  }

  private mutating func times(in folder: ObjectID, _ kind: Folder) throws(GitError) -> DeadlineTimes {
    if let known = times[folder] { return known }
    let entries = try repository.tree(folder).filter(\.hasValidName)
    var found: DeadlineTimes = [:]
    if kind == .meetings {
      found = try meetingTimes(entries)
    } else {
      for entry in entries {
        let key = FileKey(name: entry.name, object: entry.id)
        if files[key] == nil { files[key] = try fileTimes(of: entry, kind) }
        found.merge(files[key] ?? [:]) { first, _ in first }
      }
    }
    // A walk needs those of a commit and its parents; all would be too many.
    if times.count >= 64 { times = [:] }
    times[folder] = found
    return found
  }

  /// The last days of agreements, and those of duties, which depend on the meetings that were held.
  private mutating func meetingTimes(_ entries: [TreeEntry]) throws(GitError) -> DeadlineTimes {
    var (found, held): (DeadlineTimes, [Meeting]) = ([:], [])
    for entry in entries where entry.mode == .folder {
      let key = FileKey(name: entry.name, object: entry.id)
      let folder: MeetingFolder
      if let known = meetings[key] { folder = known } else { folder = try meetingFolder(entry) }
      meetings[key] = folder
      if let meeting = folder.meeting { held.append(meeting) }
      found.merge(folder.agreements) { first, _ in first }
    }
    guard let file = entries.first(where: { $0.name == FactFile.duties }) else { return found }
    if duties[file.id] == nil {
      duties[file.id] =
        try Self.reading { () throws(RecordError) in
          try self.file(file, at: KeptFile.duties.path).map { file throws(RecordError) in try Duty.all(in: file) }
        } ?? []
    }
    for entry in (duties[file.id] ?? []).compactMap({ $0.standing(among: held).entry }) {
      found[entry.target] = DeadlineTime(entry)
    }
    return found
  }

  private func meetingFolder(_ folder: TreeEntry) throws(GitError) -> MeetingFolder {
    var found = MeetingFolder()
    for entry in try repository.tree(folder.id) {
      switch entry.name {
      case FactFile.meeting:
        found.meeting = try Self.reading { () throws(RecordError) in
          try file(entry, at: KeptFile.meeting(folder.name).path).map { file throws(RecordError) in try Meeting(file) }
        }
      case FactFile.agreements:
        let agreements = try Self.reading { () throws(RecordError) in
          try file(entry, at: KeptFile.agreements(of: folder.name).path).map { file throws(RecordError) in
            try Agreement.all(in: file, of: folder.name)
          }
        }
        found.agreements = Self.times((agreements ?? []).compactMap { $0.entry(of: []) })
      default: continue
      }
    }
    return found
  }

  /// The deadlines of a questionnaire's folder, or of a file of consultations or of a silence procedure.
  private func fileTimes(of entry: TreeEntry, _ kind: Folder) throws(GitError) -> DeadlineTimes {
    if kind == .questionnaires {
      guard entry.mode == .folder, Slug.isValid(entry.name),
        let bytes = try repository.file(
          at: QuestionnaireFile.definition, in: entry.id, limit: QuestionnaireLimits.definitionBytes),
        // What the choices are called does not matter here, only that they are called something.
        let found = DefinitionReading(bytes, labels: { LocalizedText([("en", $0)]) }).questionnaire
      else { return [:] }
      return Self.times([found.entry(entry.name, among: [])].compactMap { $0 })
    }
    guard let stem = FactFile.stem(of: entry.name) else { return [:] }
    let entries = try Self.reading { () throws(RecordError) -> [CalendarEntry]? in
      if kind == .consultations {
        guard let country = PartyCode(stem), let file = try file(entry, at: FactFile.consultations(of: stem)) else {
          return nil
        }
        return try Consultation.all(in: file, of: country).map { $0.entry(of: []) }
      }
      guard let id = Slug(name: stem), let file = try file(entry, at: NegotiationFile.silence(id).path) else {
        return nil
      }
      return [try SilenceProcedure(file, id: id).entry]
    }
    return Self.times(entries ?? [])
  }

  private func file(_ entry: TreeEntry, at path: String) throws(RecordError) -> RecordFile? {
    guard entry.mode.isFile else { return nil }
    let bytes = try inRecord(reading: path) { () throws(GitError) in
      try repository.blob(entry.id, limit: ReadingLimits.textBytes)
    }
    return try RecordFile(path: path, bytes: bytes)
  }

  private static func times(_ entries: [CalendarEntry]) -> DeadlineTimes {
    Dictionary(entries.map { ($0.target, DeadlineTime($0)) }) { first, _ in first }
  }

  /// What a file says; `nil` for one that cannot be understood, which then had no deadline.
  private static func reading<Value>(_ read: () throws(RecordError) -> Value?) throws(GitError) -> Value? {
    do throws(RecordError) { return try read() } catch {
      guard error.concernsOneFile, error.code != .damaged else {
        throw GitError(code: .generic, message: "a deadline of the history cannot be read: \(error.code.rawValue)")
      }
      return nil
    }
  }
}
