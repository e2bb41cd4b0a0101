import OfficeOpenXML

/// State shared by the writers of all parts of one redline.
final class RedlineContext {
  let copier: OldCopy
  let codes: ObjectCodes
  let moves: WordRedline.Moves
  /// The toggle properties set by the styles of both files.
  let toggles: (old: StyleToggles, new: StyleToggles)
  /// The new file's prefix for WordprocessingML, with its colon.
  let prefix: String
  /// Author and date of the changes, as attributes.
  private let attribution: String
  /// The text before the id of a change and after it.
  private let aroundID: (before: [UInt8], after: [UInt8])
  let tags: RunTags
  private var nextID: Int
  private(set) var notMarked: [NotMarked] = []
  private var reported: Set<NotMarked> = []
  /// How many of our tracked changes were written.
  private(set) var changes = 0
  /// Notes whose references are on both sides, only on the old one, and only on the new one.
  var notes = NotePairs()
  /// How many parts of paragraphs were skipped in search of the next one from the new file.
  var passedParts = 0

  init(
    options: WordRedline.Options, copier: OldCopy, codes: ObjectCodes, toggles: (old: StyleToggles, new: StyleToggles),
    prefix: String, firstID: Int
  ) {
    self.toggles = toggles
    self.copier = copier
    self.codes = codes
    self.prefix = prefix
    tags = RunTags(prefix)
    moves = options.moves
    nextID = firstID
    let author = String(decoding: XMLTags.escaped(options.author), as: UTF8.self)
    let date = String(decoding: XMLTags.escaped(options.date), as: UTF8.self)
    let attribution = " \(prefix)author=\"\(author)\" \(prefix)date=\"\(date)\""
    self.attribution = attribution
    aroundID = (Array(" \(prefix)id=\"".utf8), Array("\"\(attribution)".utf8))
  }

  /// ` w:id="…" w:author="…" w:date="…"`, with an id that no other change has.
  func newAttribution() -> String {
    defer { nextID += 1 }
    changes += 1
    return " \(prefix)id=\"\(nextID)\"\(attribution)"
  }

  /// Appends ``newAttribution()``.
  func appendNewAttribution(to out: inout [UInt8]) {
    out += aroundID.before
    var number = String(nextID)
    number.withUTF8 { out += $0 }
    out += aroundID.after
    nextID += 1
    changes += 1
  }

  func newID() -> Int {
    defer { nextID += 1 }
    return nextID
  }

  /// The attributes of a change that the new file already has, with a new id: the change may be cut into several.
  func attribution(of node: XMLTree.Node, in tree: XMLTree) -> String {
    var result = " \(prefix)id=\"\(newID())\""
    XMLTags.attributes(of: tree.bytes[tree.openingTag(node)]) { name, value in
      let local = name[(name.firstIndex(of: UInt8(ascii: ":")).map { $0 + 1 } ?? name.startIndex)...]
      guard local.elementsEqual("author".utf8) || local.elementsEqual("date".utf8) else { return }
      result += " \(prefix)\(String(decoding: local, as: UTF8.self))=\"\(String(decoding: value, as: UTF8.self))\""
    }
    return result
  }

  /// A space that is inserted and deleted again: it belongs to a change and to neither text.
  func blankInNeitherText() -> String {
    "<\(prefix)ins\(newAttribution())><\(prefix)del\(newAttribution())><\(prefix)r>"
      + "<\(prefix)delText xml:space=\"preserve\"> </\(prefix)delText></\(prefix)r></\(prefix)del></\(prefix)ins>"
  }

  func report(_ kind: NotMarked.Kind, _ place: String = "") {
    let item = NotMarked(kind, place: place)
    if reported.insert(item).inserted { notMarked.append(item) }
  }
}

/// The tags around runs and their texts, built once.
struct RunTags {
  let beginRun, endRun, beginRunProperties, endRunProperties: [UInt8]
  let beginText, endText, beginDeletedText, endDeletedText: [UInt8]

  init(_ prefix: String) {
    beginRun = Array("<\(prefix)r>".utf8)
    endRun = Array("</\(prefix)r>".utf8)
    beginRunProperties = Array("<\(prefix)rPr>".utf8)
    endRunProperties = Array("</\(prefix)rPr>".utf8)
    beginText = Array("<\(prefix)t xml:space=\"preserve\">".utf8)
    endText = Array("</\(prefix)t>".utf8)
    beginDeletedText = Array("<\(prefix)delText xml:space=\"preserve\">".utf8)
    endDeletedText = Array("</\(prefix)delText>".utf8)
  }
}

/// The notes of both files by id, paired as their references were compared.
struct NotePairs {
  struct Pair: Hashable {
    let kind: String
    let old: String
    let new: String
  }
  struct Note: Hashable {
    let kind: String
    let id: String
  }
  private(set) var both: [Pair] = []
  private(set) var inserted: Set<Note> = []
  private(set) var deleted: [Pair] = []
  private var paired: Set<Note> = []

  mutating func pair(_ kind: String, old: String, new: String) {
    guard paired.insert(Note(kind: kind, id: new)).inserted else { return }
    both.append(Pair(kind: kind, old: old, new: new))
  }

  mutating func insert(_ kind: String, _ id: String) { inserted.insert(Note(kind: kind, id: id)) }

  mutating func delete(_ kind: String, old: String, new: String) {
    deleted.append(Pair(kind: kind, old: old, new: new))
  }
}
