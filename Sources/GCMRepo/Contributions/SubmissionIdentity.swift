import GitStore
import TextDiff

import func MarkdownText.nfc

/// By what a submitted file is known to the record under another title.
package enum KnownFile: String, Sendable {
  /// A file of the same name was submitted.
  case sameName = "same-name"
  /// The text is nearly the same.
  case sameText = "same-text"
}

/// Whether a submission is a revision or a new contribution, if its sender did not say.
extension RecordState {
  /// Refuses a submission without an id whose title says one thing and whose text another: a revision of an unlike text,
  /// or a new contribution of a known one.
  ///
  /// Cost: for a revision one comparison; for a new contribution a look at those of the same party and kind, and a
  /// comparison with those of about the same length.
  func checkIdentity(
    of submission: Submission, as id: ContributionID, _ old: Contribution?
  ) throws(RecordError) {
    if let old {
      try checkLikeness(of: submission, to: old)
    } else if id.kind != .questionnaire {
      // Answers are named after their questionnaire, never after their own title.
      try checkKnownFiles(submission, proposed: id)
    }
  }

  private func checkLikeness(of submission: Submission, to old: Contribution) throws(RecordError) {
    var unlike: Submission.File?
    for file in submission.files {
      // A file that was made from the record's text, or is in it, says itself what it belongs to.
      if file.isReturned || old.originals.contains(where: { $0.sha256 == sha256(file.original) }) { return }
      guard let held = try bytes(old.id.path(.text(in: file.language))) else { continue }
      let likeness = TextLikeness(held, file.text)
      if !likeness.canTell { continue }
      if likeness.isRevision { return }
      unlike = unlike ?? file
    }
    guard let unlike else { return }
    throw .unlikeText(
      old.id, language: unlike.language, title: titleWords(of: unlike, in: submission),
      heldTitle: old.shownTitle(preferring: unlike.language))
  }

  private func checkKnownFiles(_ submission: Submission, proposed: ContributionID) throws(RecordError) {
    let filter = ContributionFilter(party: proposed.party, kind: proposed.kind)
    let bodies = submission.files.map { TextBody($0.text) }
    for (id, _) in try contributionFolders(filter) {
      // Damage elsewhere is not this submitter's.
      guard let held = (try? contribution(id)) ?? nil else { continue }
      for (file, body) in zip(submission.files, bodies) {
        guard let problem = try known(file, body, in: held) else { continue }
        throw .retitledRevision(
          of: id, problem, name: file.name, title: titleWords(of: file, in: submission),
          heldTitle: held.shownTitle(preferring: file.language), proposed: proposed)
      }
    }
  }

  private func known(
    _ file: Submission.File, _ body: TextBody, in held: Contribution
  ) throws(RecordError) -> KnownFile? {
    guard let original = held.original(in: file.language) else { return nil }
    if let name = file.submittedAs, let other = original.submittedAs, name.lowercased() == other.lowercased() {
      return .sameName
    }
    let path = held.id.path(.text(in: file.language))
    let size = try inRecord(reading: path) { () throws(GitError) -> Int? in
      guard let entry = try repository.entry(at: path, in: tree), entry.mode.isFile else { return nil }
      return try repository.blobSize(entry.id)
    }
    // Texts that are nearly the same have nearly the same length.
    guard let size, 5 * min(size, file.text.count) >= 4 * max(size, file.text.count) - 400, let text = try bytes(path)
    else {
      return nil
    }
    return body.isNearlySame(as: text) ? .sameText : nil
  }

  /// The contribution of the same party and kind that has all of these files, if their sender says no more. `nil` for
  /// several.
  func contributionSentAgain(by submission: Submission, among holders: [ContributionID]) -> ContributionID? {
    guard submission.slug == nil, submission.title == nil, submission.kind != .questionnaire else { return nil }
    let candidates = holders.filter { $0.party == submission.party && $0.kind == submission.kind }
    guard !candidates.isEmpty else { return nil }
    let hashes = Set(submission.files.map { sha256($0.original) })
    let found = candidates.filter { id in
      ((try? contribution(id)) ?? nil).map { hashes.isSubset(of: $0.originals.map(\.sha256)) } == true
    }
    return found.count == 1 ? found.first : nil
  }

  /// The contributions that have one of the files, byte for byte.
  ///
  /// Cost: a hash of each file, as a rule; only if the store has one of them, the folders of all contributions.
  func contributions(withFilesOf submission: Submission) throws(RecordError) -> [ContributionID] {
    let known = try inRecord { () throws(GitError) in
      var known: Set<ObjectID> = []
      for file in submission.files {
        let blob = try Repository.blobID(of: file.original)
        if try repository.contains(blob) { known.insert(blob) }
      }
      return known
    }
    if known.isEmpty { return [] }
    return try inRecord { () throws(GitError) in
      var found: [ContributionID] = []
      var folders: [(id: ContributionID, folder: ObjectID)] = []
      do throws(RecordError) { folders = try contributionFolders(.init()) } catch { return [] }
      for (id, folder) in folders {
        let entries = try repository.tree(folder)
        if entries.contains(where: { known.contains($0.id) && DocumentFile.isOriginal($0.name) }) {
          found.append(id)
        }
      }
      return found
    }
  }
}

/// How much of two texts is the same.
struct TextLikeness {
  private let old: [UInt8]
  private let new: [UInt8]

  init(_ old: [UInt8], _ new: [UInt8]) {
    (self.old, self.new) = (old, new)
  }

  /// Whether both have words: a scan or a picture tells nothing.
  var canTell: Bool { old.hasWords && new.hasWords }

  /// Whether one can be a revision of the other: the redline keeps a fifth of their words, or half of the pairs of words
  /// are in both, in any order.
  ///
  /// Of consecutive versions of laws and of a covenant in four languages it keeps a quarter or more, of different laws
  /// an eighth or less.
  var isRevision: Bool {
    old == new || share >= 20 || WordSketch(of: old).similarity(to: WordSketch(of: new)) >= 50
  }

  /// The words that the redline keeps, in hundredths of both texts (Dice's coefficient).
  private var share: Int { TextRedline(from: old, to: new).statistics.share }
}

/// A text below its first heading, to be compared with many others.
struct TextBody {
  private let bytes: [UInt8]
  private let sketch: WordSketch

  init(_ text: [UInt8]) {
    bytes = Self.body(of: text)
    sketch = WordSketch(of: bytes)
  }

  /// Whether nine tenths of the words are the same, below headings that may differ. Of a short text all words are. A text
  /// without words, as of a picture, is like no other.
  ///
  /// Cost: the words of the other text; a comparison only if half of the pairs of words are in both.
  func isNearlySame(as text: [UInt8]) -> Bool {
    let other = Self.body(of: text)
    guard bytes.hasWords, other.hasWords else { return false }
    if other == bytes { return true }
    guard WordSketch(of: other).similarity(to: sketch) >= 50 else { return false }
    let statistics = TextRedline(from: other, to: bytes).statistics
    guard statistics.wordsEqual >= 30 else { return statistics.wordsInserted + statistics.wordsDeleted == 0 }
    return statistics.share >= 90
  }

  /// The text without its first line, if that is a heading.
  private static func body(of text: [UInt8]) -> [UInt8] {
    guard text.first == UInt8(ascii: "#") else { return text }
    return Array(text.drop { $0 != UInt8(ascii: "\n") }.drop { $0 == UInt8(ascii: "\n") })
  }
}

extension [UInt8] {
  /// Whether a text has any letter or digit.
  var hasWords: Bool {
    contains { byte in
      byte >= 0x80 || (0x61...0x7A).contains(byte | 0x20) || (0x30...0x39).contains(byte)
    }
  }
}

extension TextRedline.Statistics {
  /// The words that the redline keeps, in hundredths of both texts (Dice's coefficient).
  fileprivate var share: Int {
    let all = 2 * wordsEqual + wordsInserted + wordsDeleted
    return all == 0 ? 0 : 200 * wordsEqual / all
  }
}

extension Submission.File {
  /// The name under which the record keeps it: visible characters in one line, NFC.
  var submittedAs: String? {
    isNamed ? Submission.recordedName(name) : nil
  }
}

extension Submission {
  /// A file's name in one line of visible characters, NFC; `nil` if there are none.
  static func recordedName(_ name: String) -> String? {
    let name = TextValidation.title(from: nfc(name))
    return name.isEmpty ? nil : name
  }
}

extension Contribution {
  fileprivate func shownTitle(preferring language: LanguageTag) -> String {
    title.preferring(language.description, "es", "en") ?? id.slug.string
  }
}
