/// The names of a record's data files, in YAML but for the keys.
enum FactFile {
  /// The record's own: its format, conferences and languages.
  static let configuration = "gcmrepo.yml"
  static let themes = "themes.yml"
  /// Who may sign, in OpenSSH's own form.
  static let allowedSigners = "keys/allowed_signers"
  /// One contribution's, in its folder.
  static let contribution = "contribution.yml"
  /// A proposal's, in its folder.
  static let proposal = "proposal.yml"
  /// What a State says of what was sent in for it, in the contribution's folder.
  static let confirmation = "confirmation.yml"
  /// Structured answers to a questionnaire, in the contribution's folder.
  static let answers = "answers.yml"

  /// One meeting's, in its folder.
  static let agreements = "agreements.yml"
  /// What must recur, beside the meetings' folders.
  static let duties = "duties.yml"
  static let meeting = "meeting.yml"

  private static let ending = ".yml"

  static func term(_ id: String) -> String { RecordFolder.glossary.path(id + ending) }

  /// The folder of ``acceptedUses(of:)``; a term's file is never in a folder of the glossary's.
  static let acceptedFolder = "accepted"

  static func acceptedUses(of document: DocumentID) -> String {
    RecordFolder.glossary.path(acceptedFolder + "/" + document.description + ending)
  }

  static func acknowledgement(of commit: CommitID) -> String {
    RecordFolder.acknowledged.path(commit.description + ending)
  }

  static func party(_ code: String) -> String { RecordFolder.parties.path(code + ending) }

  /// A party's withdrawals: `countries/CL/withdrawn.yml`, `bodies/IOM/withdrawn.yml`.
  static func withdrawn(by party: String) -> String {
    (PartyCode(party)?.root ?? .countries).path(party + "/" + withdrawnName)
  }

  static let withdrawnName = "withdrawn.yml"

  /// The name without its extension; `nil` for a file of another kind.
  static func stem(of name: some StringProtocol) -> String? {
    name.utf8.count > ending.utf8.count && isFact(name)
      ? String(decoding: name.utf8.dropLast(ending.utf8.count), as: UTF8.self) : nil
  }

  /// Whether the file at a path has a form that is checked: YAML, or the keys.
  static func isChecked(_ path: String) -> Bool { isFact(path) || path == allowedSigners }

  static func isFact(_ name: some StringProtocol) -> Bool {
    name.utf8.suffix(ending.utf8.count).elementsEqual(ending.utf8)
  }
}

extension DocumentID {
  /// The text whose accepted uses are in the file with these names below the glossary.
  init?(acceptedNames names: ArraySlice<Substring>) {
    guard names.count >= 2, names.first.map({ $0 == FactFile.acceptedFolder }) ?? false,
      let stem = names.last.flatMap({ FactFile.stem(of: $0) })
    else { return nil }
    let name = (names.dropFirst().dropLast().map(String.init) + [stem]).joined(separator: "/")
    guard let document = DocumentID(name), document.description == name else { return nil }
    self = document
  }
}
