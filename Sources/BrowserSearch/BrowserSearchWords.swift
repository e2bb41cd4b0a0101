import TextSearch

/// The words of a segment: where each is, and which are forms of one word.
struct BrowserSearchWords {
  private var passages: [String: [Int32]] = [:]
  private var keys: [String: Set<Int>] = [:]
  private var stems: [String: WordStemKeys] = [:]
  private var known: Set<Int> = []
  /// Words of each language, from which endings are learnt.
  private var ofLanguage: [String: Set<String>] = [:]
  private var count: Int32 = 0
  private var scan = SearchWords()

  /// Adds the next passage.
  mutating func add(_ text: String, language tag: String) {
    let language = String(tag.prefix { $0 != "-" })
    let own = stems[language] ?? WordStemKeys(language: language)
    stems[language] = own
    var text = text
    text.withUTF8 { bytes in
      scan.replace(with: bytes)
      for word in 0..<scan.count {
        let folded = scan.text(word)
        if passages[folded]?.last != count { passages[folded, default: []].append(count) }
        let spelled = UnsafeBufferPointer(rebasing: bytes[scan.range(of: word)])
        guard known.insert(own.key(ofSpelling: spelled)).inserted else { continue }
        own.forEachKey(of: spelled) { keys[folded, default: []].insert($0) }
        ofLanguage[language, default: []].insert(folded)
      }
    }
    count += 1
  }

  /// The beginning of a word by which its file is named: two letters or digits, `_` for any other.
  static func shard(of word: String) -> String {
    let letters = word.unicodeScalars.prefix(2).map { scalar -> Character in
      scalar.isASCII ? Character(scalar) : "_"
    }
    return String(letters) + (letters.count < 2 ? "_" : "")
  }

  /// A segment with fewer bytes of words has them in one file.
  private static let bytesOfOneFile = 48_000

  /// The files, and the beginnings that they are of; `nil` for one file with all words.
  func files(of segment: String) -> (files: [BrowserSearchFile], shards: [String]?) {
    let all = file(of: Array(passages.keys), named: "all", of: segment)
    if all.bytes.count <= Self.bytesOfOneFile { return ([all], nil) }
    let shards = Dictionary(grouping: passages.keys, by: Self.shard).sorted { $0.key < $1.key }
    return (shards.map { file(of: $0.value, named: $0.key, of: segment) }, shards.map(\.key))
  }

  /// A file of some words: for each the passages, each as the distance from the one before in base 36, and the numbers of the
  /// forms that it shares with others.
  private func file(of words: [String], named shard: String, of segment: String) -> BrowserSearchFile {
    var owners: [Int: Int] = [:]
    for word in words { for key in keys[word] ?? [] { owners[key, default: 0] += 1 } }
    var numbers: [Int: Int] = [:]
    var lines: [String] = []
    for word in words.sorted() {
      // In the order of the words, not of the keys, which are hashes: a number is given when it is first needed.
      let shared = (keys[word] ?? []).filter { owners[$0, default: 0] > 1 }.sorted()
      let forms = shared.map { key in
        let number = numbers[key] ?? numbers.count
        numbers[key] = number
        return String(number, radix: 36)
      }
      var last: Int32 = 0
      let places = (passages[word] ?? []).map { place in
        defer { last = place }
        return String(place - last, radix: 36)
      }
      // A folded word has letters and digits only, and so needs no escapes.
      lines.append("\"\(word)\":[\"\(places.joined(separator: " "))\",\"\(forms.joined(separator: " "))\"]")
    }
    return BrowserSearchFile(
      name: "search/\(segment)/w-\(shard).js",
      bytes: Array("gcmrepoSearch.words(\"\(segment)\",\"\(shard)\",{\(lines.joined(separator: ",\n"))});\n".utf8))
  }

  var endings: Set<String> {
    ofLanguage.reduce(into: []) { endings, own in
      guard let stems = stems[own.key] else { return }
      endings.formUnion(LearntEndings(of: own.value, in: own.key, stems).pairs)
    }
  }
}
