extension String {
  /// The segments between the slashes of a part's name, including empty ones.
  ///
  /// Split by bytes: a slash and a combining mark after it are one `Character`, which is not a slash for Swift but is
  /// one for every program that extracts the file.
  package var partSegments: [Substring] {
    utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false).map { Substring($0) }
  }
}
