import OfficeOpenXML
import RecordValues

/// Reads a termbase in TBX: both editions, with data categories as attributes (DCA) or as elements (DCT).
public struct TBXReader {
  private let tree: XMLTree
  private var collector = TermCollector()

  /// The elements that hold a data category in their `type`.
  private static let categoryElements: Set<String> = [
    "descrip", "admin", "termNote", "ref", "xref", "transac", "transacNote", "adminNote", "descripNote", "termCompList",
  ]

  /// The terms of a file. Cost: linear.
  ///
  /// - Throws: ``ExchangeError``: entities, too deep or too large a file are refused, and one of another kind.
  public static func terms(in bytes: [UInt8]) throws(ExchangeError) -> ImportedTerms {
    var reader = TBXReader(tree: try XMLText.tree(bytes, name: "TBX"))
    try reader.read()
    return reader.collector.imported
  }

  private init(tree: XMLTree) { self.tree = tree }

  private mutating func read() throws(ExchangeError) {
    let root = tree.local(tree.root)
    guard TBXEdition.allCases.contains(where: { $0.root == root }) else { throw .anotherKind(found: root) }
    let main = tree.attribute(tree.root, "lang") ?? "en"
    for text in tree.elements(tree.root) where tree.local(text) == "text" {
      for body in tree.elements(text) where tree.local(body) == "body" {
        for (number, entry) in tree.elements(body).enumerated()
        where TBXEdition.allCases.contains(where: { $0.entry == tree.local(entry) }) {
          try read(entry, number + 1, main)
        }
      }
    }
  }

  /// The data category of an element: its `type`, or its own name in the style that has elements for them.
  private func category(_ node: XMLTree.Node) -> String {
    let local = tree.local(node)
    return Self.categoryElements.contains(local) ? tree.attribute(node, "type") ?? "" : local
  }

  private mutating func read(_ entry: XMLTree.Node, _ number: Int, _ main: String) throws(ExchangeError) {
    let written = tree.attribute(entry, "id")
    var parts = TermParts(id: written.map(Self.id) ?? "entry-\(number)")
    for child in tree.elements(entry) {
      if TBXEdition.allCases.contains(where: { $0.language == tree.local(child) }) {
        try readLanguage(child, &parts)
      } else {
        try readPart(child, tree.attribute(child, "lang"), main: main, &parts)
      }
    }
    try collector.add(parts, hasID: written != nil)
  }

  private mutating func readLanguage(_ section: XMLTree.Node, _ parts: inout TermParts) throws(ExchangeError) {
    let language = try parts.language(tree.attribute(section, "lang") ?? "")
    var names: [(text: String, standing: Term.Standing?)] = []
    for child in tree.elements(section) {
      switch tree.local(child) {
      case "termSec", "tig", "ntig": names += try readNames(child, &parts)
      default: try readPart(child, language, main: language, &parts)
      }
    }
    // Without a word on it the first name is the preferred one.
    let isDeprecated = parts.status == .deprecated
    let name =
      names.firstIndex { $0.standing == .preferred } ?? names.firstIndex { $0.standing == nil }
      ?? (isDeprecated ? names.indices.first : nil)
    for (place, found) in names.enumerated() {
      if place == name {
        parts.names[language] = found.text
      } else {
        parts.forms.append(Term.Form(language: language, text: found.text, standing: found.standing ?? .admitted))
      }
    }
  }

  private mutating func readNames(
    _ section: XMLTree.Node, _ parts: inout TermParts
  ) throws(ExchangeError) -> [(text: String, standing: Term.Standing?)] {
    var text: String?
    var standing: Term.Standing?
    // In the older edition a group may hold the term.
    let children = tree.elements(section).flatMap { child in
      ["termGrp", "termNoteGrp"].contains(tree.local(child)) ? tree.elements(child) : [child]
    }
    for child in children {
      if tree.local(child) == "term" {
        let own = tree.allText(child)
        try parts.check(own)
        text = own
        continue
      }
      switch category(child) {
      case "administrativeStatus", "normativeAuthorization":
        switch tree.allText(child) {
        case "preferredTerm-admn-sts", "preferredTerm", "standardizedTerm-admn-sts", "standardizedTerm":
          standing = .preferred
        case "deprecatedTerm-admn-sts", "deprecatedTerm", "supersededTerm-admn-sts", "supersededTerm":
          standing = .deprecated
        default: standing = .admitted
        }
      case let other: collector.lose(parts.id, .unknown, other)
      }
    }
    guard let text, !text.isEmpty else { return [] }
    return [(text, standing)]
  }

  /// A definition, a note or a reference, of the entry or of a language.
  private mutating func readPart(
    _ node: XMLTree.Node, _ language: String?, main: String, _ parts: inout TermParts
  ) throws(ExchangeError) {
    switch tree.local(node) {
    case "note":
      let text = tree.allText(node)
      try parts.check(text)
      switch language == nil ? TBXNote(text) : nil {
      case .status(let status)?: parts.status = Term.Status(rawValue: status)
      case .use(let id)?: parts.use = id
      default: parts.addNote(text, in: try parts.language(language ?? main))
      }
    case "descripGrp": try readDefinition(tree.elements(node), language, main: main, &parts)
    default:
      switch category(node) {
      case "definition": try readDefinition([node], language, main: main, &parts)
      case "crossReference":
        let target = tree.attribute(node, "target").map(Self.id) ?? ""
        try parts.check(target)
        if !target.isEmpty { parts.related.append(target) }
      case let other: collector.lose(parts.id, .unknown, other.isEmpty ? tree.local(node) : other)
      }
    }
  }

  private mutating func readDefinition(
    _ nodes: [XMLTree.Node], _ language: String?, main: String, _ parts: inout TermParts
  ) throws(ExchangeError) {
    var (text, source, note): (String?, String?, TBXNote?) = (nil, nil, nil)
    var tag = language
    for node in nodes {
      let words = tree.allText(node)
      try parts.check(words)
      switch category(node) {
      case "definition":
        text = words
        tag = tree.attribute(node, "lang") ?? language
      case "source": source = words
      case "note" where TBXNote(words) != nil: note = TBXNote(words)
      case let other: collector.lose(parts.id, .unknown, other)
      }
    }
    guard let text else { return }
    let written = try parts.language(tag ?? main)
    switch note {
    case .agreed?: parts.agreed[written] = text
    case .definition(let number, let conferences, let by)?:
      parts.definitions[number, default: Term.Definition(conferences: conferences, by: by, text: LocalizedText())]
        .set(text, source, in: written)
    default:
      // In each language a definition of nobody's belongs with those of the others.
      let number = parts.definitions.filter { $0.value.isNobodys && $0.value.text[written] == nil }.keys.min()
      parts.definitions[number ?? parts.nextDefinition, default: Term.Definition(text: LocalizedText())]
        .set(text, source, in: written)
    }
  }

  private static func id(_ written: String) -> String {
    written.hasPrefix("_") && written.dropFirst().first?.isNumber ?? false ? String(written.dropFirst()) : written
  }
}

extension Term.Definition {
  fileprivate mutating func set(_ text: String, _ source: String?, in language: String) {
    self.text[language] = text
    if let source { self.source[language] = source }
  }

  fileprivate var isNobodys: Bool { conferences.isEmpty && by == nil }
}
