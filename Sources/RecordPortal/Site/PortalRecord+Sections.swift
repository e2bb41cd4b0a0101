import GCMRepo
import RecordLocalization

extension PortalRecord {
  /// The frame of the current state's pages.
  var frame: PageFrame { PageFrame(recordTitle: state.configuration.title, options: options) }

  /// A section of one page in each language.
  ///
  /// - Parameters:
  ///   - inputs: what the pages are made of, beside what all pages are made of.
  ///   - address: where the page of a language is.
  ///   - parts: the page's title and place.
  ///   - content: writes the page's content.
  func section(
    _ name: String, inputs: [String], at address: @escaping @Sendable (InterfaceLanguage) -> PortalPath,
    parts: @escaping @Sendable (InterfaceLanguage) throws(RecordError) -> PageFrame.Parts,
    content: @escaping @Sendable (inout Page) throws(RecordError) -> Void
  ) throws(RecordError) -> PortalSection {
    try section(name, inputs: inputs, at: address) { (path, language) throws(RecordError) in
      try self.frame.file(path, language, try parts(language), content)
    }
  }

  /// A section of one file in each language.
  func section(
    _ name: String, inputs: [String], at address: @escaping @Sendable (InterfaceLanguage) -> PortalPath,
    file: @escaping @Sendable (PortalPath, InterfaceLanguage) throws(RecordError) -> PortalFile
  ) throws(RecordError) -> PortalSection {
    section(name, inputs: try self.inputs(inputs), at: address, file: file)
  }

  /// The same, with a digest of all inputs.
  func section(
    _ name: String, inputs: String, at address: @escaping @Sendable (InterfaceLanguage) -> PortalPath,
    file: @escaping @Sendable (PortalPath, InterfaceLanguage) throws(RecordError) -> PortalFile
  ) -> PortalSection {
    let languages = options.languages
    return PortalSection(name, inputs: inputs) { () throws(RecordError) in
      languages.map(address)
    } file: { (path) throws(RecordError) in
      guard let language = languages.first(where: { address($0) == path }) else { return nil }
      return try file(path, language)
    }
  }
}
