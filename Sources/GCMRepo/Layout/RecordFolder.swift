import GitStore

/// A top-level folder of the record. Each name is spelled here only.
enum RecordFolder: String, Sendable, Hashable, CaseIterable {
  /// The parties' submissions: `countries/CL/inputs/aportes/`.
  case countries
  /// The reference documents of bodies: `bodies/IOM/references/basis/`.
  case bodies
  /// The joint declaration.
  case declaration
  /// One file per party: `parties/CL.yml`.
  case parties
  case questionnaires
  case glossary
  case meetings
  /// The States' consultations at home, one file a State: `consultations/CL.yml`.
  case consultations
  /// Changes of the rules that a body proposes: `proposals/RCM-TS/gcmrepo.yml`.
  case proposals
  /// Known faults of commits, one file a commit: `acknowledged/COMMIT.yml`.
  case acknowledged

  /// Its path in a tree.
  var path: String { rawValue }

  /// The path of something in it.
  func path(_ name: String) -> String { rawValue + "/" + name }

  /// Whether a path is below it.
  func contains(_ path: String) -> Bool { path.isBelow(rawValue) }

  /// Where parties submit: `countries` and `bodies`.
  static let ofParties: [RecordFolder] = [.countries, .bodies]

  /// Whether a path is in a folder of any party.
  static func isOfParty(_ path: String) -> Bool { ofParties.contains { $0.contains(path) } }

  /// The folder that a contribution is in, given its id as it is written in a trailer or a receipt.
  static func path(ofContribution id: String) -> String { ContributionID(id)?.folder ?? countries.path(id) }

  /// What bodies record in addition to the parties' texts: `Action: record`.
  static let recorded: [RecordFolder] = [.meetings, .glossary, .questionnaires, .consultations]
}

extension String {
  /// Whether the path is below a folder; by bytes, as git compares paths.
  func isBelow(_ folder: String) -> Bool {
    utf8.count > folder.utf8.count && utf8.starts(with: folder.utf8)
      && utf8.dropFirst(folder.utf8.count).first == UInt8(ascii: "/")
  }

  /// Whether the path is that file or folder, or below it.
  func isAt(_ name: String) -> Bool { utf8.elementsEqual(name.utf8) || isBelow(name) }

  /// The last name of a path.
  var lastPathName: Substring {
    guard let slash = utf8.lastIndex(of: UInt8(ascii: "/")) else { return self[...] }
    return self[utf8.index(after: slash)...]
  }

  /// The folder that a path is in; empty at the top.
  var parentPath: String { utf8.lastIndex(of: UInt8(ascii: "/")).map { String(self[..<$0]) } ?? "" }
}
