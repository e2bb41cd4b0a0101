import ArgumentParser
import GCMRepo
import RecordRendering
import RecordValues
import Terminology

/// The formats in which glossaries are exchanged.
enum GlossaryFormat: String, ExpressibleByArgument, CaseIterable {
  case tbx
  case tbx2008 = "tbx-2008"
  case turtle = "skos-ttl"
  case xml = "skos-xml"
  case csv

  /// The ending of a file.
  var ending: String {
    switch self {
    case .tbx, .tbx2008: "tbx"
    case .turtle: "ttl"
    case .xml: "rdf"
    case .csv: "csv"
    }
  }

  /// A glossary in the format, with what it does not say.
  func file(
    of glossary: Glossary, title: String, base: String, languages: [LanguageTag]
  ) throws(ExchangeError) -> (text: String, losses: [ExchangeLoss]) {
    switch self {
    case .tbx, .tbx2008:
      let file = TBXWriter(glossary, self == .tbx ? .of2019 : .of2008, title: title, languages: languages)
      return (file.text, file.losses)
    case .turtle, .xml:
      let file = try SKOSWriter(glossary, title: title, base: base, languages: languages)
      return (self == .turtle ? file.turtle : file.rdfXML.text, file.losses)
    case .csv:
      let table = TermTable(glossary, languages: languages)
      return (DelimitedText.exactCSV([TermTable.columns] + table.rows), table.losses)
    }
  }

  /// The format of a file by its first characters, and its name for a text that could be any.
  init(of bytes: [UInt8], name: String) {
    let head = String(decoding: bytes.prefix(4_096), as: UTF8.self)
    let text = head.drop { $0.isWhitespace || $0 == "\u{FEFF}" }
    if text.hasPrefix("<?xml") || text.hasPrefix("<!DOCTYPE") || text.hasPrefix("<rdf:RDF") || text.hasPrefix("<tbx")
      || text.hasPrefix("<martif")
    {
      self = head.utf8.contains(sequence: "RDF".utf8) && !head.utf8.contains(sequence: "<martif".utf8) ? .xml : .tbx
    } else if name.hasSuffix(".ttl") || text.hasPrefix("@prefix") || text.hasPrefix("@base")
      || text.prefix(6).lowercased() == "prefix"
    {
      self = .turtle
    } else {
      self = .csv
    }
  }

  func terms(in bytes: [UInt8]) throws(ExchangeError) -> ImportedTerms {
    switch self {
    case .tbx, .tbx2008: return try TBXReader.terms(in: bytes)
    case .turtle: return try SKOSReader.terms(inTurtle: bytes)
    case .xml: return try SKOSReader.terms(inXML: bytes)
    case .csv:
      guard bytes.count <= ExchangeLimits.bytes else { throw .fileTooLarge(limit: ExchangeLimits.bytes) }
      return try TermTable.terms(in: DelimitedText(bytes).rows.map { ($0.line, $0.cells) })
    }
  }
}

extension Sequence<UInt8> {
  fileprivate func contains(sequence wanted: String.UTF8View) -> Bool {
    String(decoding: Array(self), as: UTF8.self).utf8.firstRange(of: wanted) != nil
  }
}
