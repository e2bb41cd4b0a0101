import GitStore

/// The names of git objects, by which a page knows whether what it was made of has changed, without reading it.
extension RecordState {
  /// The name of the file or folder at a path of the state's tree, 40 digits; `nil` if there is none.
  package func objectName(at path: String) throws(RecordError) -> String? {
    try inRecord(reading: path) { () throws(GitError) in try repository.entry(at: path, in: tree)?.id.description }
  }

  /// The names of the entries of a folder with those of their objects; empty if there is none.
  package func objectNames(in path: String) throws(RecordError) -> [(name: String, object: String)] {
    try folder(path).map { ($0.name, $0.id.description) }
  }

  /// The bytes of a document of a meeting; `nil` if there is none.
  package func bytes(of document: MeetingDocument, of meeting: String) throws(RecordError) -> [UInt8]? {
    try bytes(RecordFolder.meetings.path(meeting + "/" + document.name))
  }

  /// The folder of each contribution, proposals too, in the order of their ids. Cost: the folders, no files.
  package func contributionObjects() throws(RecordError) -> [(id: ContributionID, object: String)] {
    try contributionFolders(.everything).map { ($0.id, $0.folder.description) }
  }

  /// The text of the declaration in each of its languages.
  package func declarationTexts() throws(RecordError) -> [(language: LanguageTag, bytes: [UInt8])] {
    let declaration = try declaration()
    return try declaration.languages.map { language throws(RecordError) in
      (language, try text(of: .declaration(declaration), language: language))
    }
  }
}

extension RecordState {
  /// The record as if this state were its current one: answers of the record are then of this state, whatever is written later.
  package var pinned: Record { record.frozen().proposing([record.branchReference: object]) }
}
