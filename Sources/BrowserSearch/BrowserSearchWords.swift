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

  var shards: [String] { Set(passages.keys.map(Self.shard)).sorted() }

  /// A file for each beginning: for each word the passages, each as the distance from the one before in base 36, and the numbers of
  /// the forms that it shares with others.
  func files(of segment: Int) -> [BrowserSearchFile] {
    Dictionary(grouping: passages.keys, by: Self.shard).sorted { $0.key < $1.key }.map { shard, words in
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
        bytes: Array("gcmrepoSearch.words(\(segment),\"\(shard)\",{\(lines.joined(separator: ",\n"))});\n".utf8))
    }
  }

  var endings: Set<String> {
    ofLanguage.reduce(into: []) { endings, own in
      guard let stems = stems[own.key] else { return }
      endings.formUnion(LearntEndings(of: own.value, in: own.key, stems).pairs)
    }
  }
}
