extension RecordError.Code {
  /// The search index can neither be read nor be made again, SQLite's reason (`detail`).
  public static let searchIndexFailed = Self(rawValue: "search-index-failed")

  /// The codes of the search, in the order of their definition.
  static let ofSearch: [Self] = [.searchIndexFailed]
}

extension RecordError {
  static func searchIndexFailed(detail: String) -> RecordError {
    RecordError(.searchIndexFailed, [.detail: .text(detail)])
  }
}
