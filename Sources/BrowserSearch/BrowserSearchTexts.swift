import RecordRendering

/// The texts of a segment, in files of some kilobytes, and what a filter needs to know of each document.
struct BrowserSearchTexts {
  let segment: String
  private var chunk: [JSONValue] = []
  private var bytes = 0
  private var written: [BrowserSearchFile] = []
  private var passages = 0
  /// The first document of each file.
  private var firsts: [JSONValue] = [.int(0)]
  private var documents: [JSONValue] = []

  init(segment: String) { self.segment = segment }

  mutating func add(_ document: BrowserDocument) {
    if bytes > Self.chunkBytes { endChunk() }
    documents.append(
      .array([
        .int(passages), .string(document.language), .string(document.kind), .string(document.party ?? ""),
      ]))
    passages += 1 + document.paragraphs.count
    chunk.append(
      .array([
        .string(document.address), .string(document.title),
        .array(document.paragraphs.map { .array([.string($0.anchor ?? ""), .string($0.text)]) }),
      ]))
    bytes += document.paragraphs.reduce(document.title.utf8.count) { $0 + $1.text.utf8.count }
  }

  private static let chunkBytes = 32_000

  private mutating func endChunk() {
    written.append(file("t\(written.count)", "texts(\"\(segment)\",\(written.count),", .array(chunk)))
    chunk = []
    bytes = 0
    firsts.append(.int(documents.count))
  }

  /// The files, when all documents are added.
  ///
  /// - Parameters:
  ///   - shards: the beginnings of words that the segment has files for; `nil` if one file has all.
  ///   - endings: pairs of endings with which two words are forms of one: `ciones/cion`.
  func files(shards: [String]?, endings: Set<String>) -> [BrowserSearchFile] {
    var all = self
    all.endChunk()
    return all.written + [
      file(
        "documents", "documents(\"\(segment)\",",
        [
          "documents": .array(documents), "files": .array(firsts), "passages": .int(passages),
          "shards": shards.map { .string($0.joined(separator: " ")) } ?? .null,
          "endings": .string(endings.sorted().joined(separator: " ")),
        ])
    ]
  }

  private func file(_ name: String, _ call: String, _ value: JSONValue) -> BrowserSearchFile {
    BrowserSearchFile(
      name: "search/\(segment)/\(name).js", bytes: Array("gcmrepoSearch.\(call)\(value.serialized()));\n".utf8))
  }
}
