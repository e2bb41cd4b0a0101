extension String {
  /// What stands between the slashes of a part's name, empty ones too.
  ///
  /// Parted by bytes: a slash and a combining mark after it are one `Character`, which is no slash for Swift but is one
  /// for every program that unpacks the file.
  package var partSegments: [Substring] {
    utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false).map { Substring($0) }
  }
}
