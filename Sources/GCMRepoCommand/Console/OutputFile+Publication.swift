import Documents

extension OutputFile {
  /// Publishes a text as a document into the file.
  ///
  /// - Throws: what kept it from being made or written, as a person is told it.
  func write(_ publication: Publication, as format: PublicationFormat) async throws(CommandFailure) {
    let bytes: [UInt8]
    do throws(PublicationError) { bytes = try await Publisher().publish(publication, as: format).bytes } catch {
      throw CommandFailure(error, name: path)
    }
    try write(bytes)
  }
}
