extension KeyedDecodingContainer {
  /// Checks the name and version of an answer.
  ///
  /// - Throws: `DecodingError` if it is another, or absent.
  package func expect(_ schema: String, forKey key: Key) throws {
    guard try decode(String.self, forKey: key) == schema else {
      throw DecodingError.dataCorruptedError(forKey: key, in: self, debugDescription: "The schema is not \(schema).")
    }
  }
}
