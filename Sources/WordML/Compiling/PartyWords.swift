import NegotiatedText
import OfficeOpenXML
import TextDiff

extension CompiledDocument {
  /// The parties of whose texts a Word file lacks words when their changes alone are accepted, in the order of the proposals.
  ///
  /// Words are letters, three or more; shorter ones may be numbers that Word writes itself. Cost: linear in the file and in the
  /// texts, whose words are counted in one walk through the file for all parties.
  public func lacking(in bytes: [UInt8], limits: PackageLimits = .standard) -> [String] {
    var holders: [String] = []
    for proposal in text.proposals where !holders.contains(proposal.holder) { holders.append(proposal.holder) }
    guard let file = try? WordFile(bytes, limits: limits) else { return holders }
    var words = PartyWords(holders)
    for tree in [file.main, file.footnotes, file.endnotes].compactMap(\.self) { words.read(tree) }
    var lacking: Set<String> = []
    for proposal in text.proposals where !lacking.contains(proposal.holder) {
      guard let party = holders.firstIndex(of: proposal.holder), let source = try? SourceText(proposal.text) else {
        continue
      }
      if !words.hold(ShownText(source, isMarkdown: true), of: party) { lacking.insert(proposal.holder) }
    }
    return holders.filter(lacking.contains)
  }
}

/// Counts the words of a Word file as each party has them: with its changes accepted, and those of all others rejected.
struct PartyWords {
  private let parties: [String]
  /// How often words occur in what all parties see, and in what only some do, by the words' hashes.
  private var common: [UInt64: Int] = [:]
  private var own: [[UInt64: Int]]
  /// The word that each party is in.
  private var open: [Word]
  /// The parties that are among the authors of a change, by its author.
  private var named: [String: Set<Int>] = [:]
  private var buffer: [UInt8] = []

  /// The letters of a word so far (FNV-1a, 64 bits).
  private struct Word {
    private(set) var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    private(set) var count = 0

    mutating func add(_ letter: Unicode.Scalar) {
      hash = (hash ^ UInt64(letter.value)) &* 0x100_0000_01B3
      count += 1
    }

    var isCounted: Bool { count >= 3 }
  }

  init(_ parties: [String]) {
    self.parties = parties
    own = Array(repeating: [:], count: parties.count)
    open = Array(repeating: Word(), count: parties.count)
  }

  // MARK: The file

  /// Counts the words of a part.
  mutating func read(_ tree: XMLTree) {
    read(tree.root, tree, nil)
    add(" ", nil)
  }

  private static let blanks: Set<String> = [
    "tab", "ptab", "br", "cr", "sym", "noBreakHyphen", "softHyphen", "footnoteReference", "endnoteReference",
    "commentReference",
  ]
  private static let skipped: Set<String> = [
    "instrText", "delInstrText", "pPr", "rPr", "trPr", "tcPr", "tblPr", "sectPr",
  ]

  /// - Parameter seeing: the parties that see it; `nil` for all.
  private mutating func read(_ node: XMLTree.Node, _ tree: XMLTree, _ seeing: Set<Int>?) {
    let name = tree.name(node)
    var seeing = seeing
    if let name, name.namespace == .word {
      switch name.local {
      case "t", "delText":
        buffer.removeAll(keepingCapacity: true)
        tree.appendWords(node, to: &buffer)
        return add(String(decoding: buffer, as: UTF8.self), seeing)
      case "footnote", "endnote": if tree.attribute(node, "type") != nil { return }
      case _ where Self.blanks.contains(name.local): return add(" ", seeing)
      case _ where Self.skipped.contains(name.local): return
      default: seeing = visible(node, name.local, tree, seeing)
      }
    }
    for child in tree.children(node) where tree.isElement(child) { read(child, tree, seeing) }
    guard tree.isWord(node, "p") else { return }
    var end = seeing
    if let mark = tree.child(node, "pPr").flatMap({ tree.child($0, "rPr") }) {
      for child in tree.children(mark) {
        if let name = tree.name(child), name.namespace == .word { end = visible(child, name.local, tree, end) }
      }
    }
    add(" ", end)
  }

  /// Who sees what is in a change.
  private mutating func visible(_ node: XMLTree.Node, _ name: String, _ tree: XMLTree, _ seeing: Set<Int>?) -> Set<Int>?
  {
    let isInserted = name == "ins" || name == "moveTo"
    guard isInserted || name == "del" || name == "moveFrom" else { return seeing }
    let author = tree.attribute(node, "author") ?? ""
    let those: Set<Int>
    if let known = named[author] {
      those = known
    } else {
      let names = author.split(separator: ", ")
      those = Set(parties.indices.filter { index in names.contains { $0 == parties[index] } })
      named[author] = those
    }
    let all = seeing ?? Set(parties.indices)
    return isInserted ? all.intersection(those) : all.subtracting(those)
  }

  /// Adds text that some parties see, or all.
  private mutating func add(_ text: String, _ seeing: Set<Int>?) {
    let scalars = text.unicodeScalars
    var at = scalars.startIndex
    // The end of the word that each is in.
    while at < scalars.endIndex, Self.isLetter(scalars[at]) { at = scalars.index(after: at) }
    for party in seeing.map(Array.init) ?? Array(parties.indices) {
      if at > scalars.startIndex { for letter in scalars[..<at] { open[party].add(letter) } }
      guard at < scalars.endIndex else { continue }
      if open[party].isCounted { own[party][open[party].hash, default: 0] += 1 }
      open[party] = Word()
    }
    guard at < scalars.endIndex else { return }
    var word = Word()
    for scalar in scalars[at...] {
      if Self.isLetter(scalar) {
        word.add(scalar)
      } else if word.count > 0 {
        if word.isCounted { count(word, seeing) }
        word = Word()
      }
    }
    guard word.count > 0 else { return }
    for party in seeing.map(Array.init) ?? Array(parties.indices) { open[party] = word }
  }

  private mutating func count(_ word: Word, _ seeing: Set<Int>?) {
    guard let seeing else {
      common[word.hash, default: 0] += 1
      return
    }
    for party in seeing { own[party][word.hash, default: 0] += 1 }
  }

  private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.value < 0x80 { return (0x41...0x5A).contains(scalar.value) || (0x61...0x7A).contains(scalar.value) }
    return scalar.properties.isAlphabetic || scalar.properties.generalCategory == .nonspacingMark
  }

  // MARK: A text

  /// Whether a party has the words that a text shows; addresses of links, which a file may keep elsewhere, aside.
  func hold(_ text: ShownText, of party: Int) -> Bool {
    var wanted: [UInt64: Int] = [:]
    for block in text.blocks {
      var shown = ""
      for piece in block.pieces {
        switch piece.shown {
        case .text: shown += String(decoding: text.bytes[piece.range], as: UTF8.self)
        case .instead(let words): shown += words
        case .tab, .lineBreak, .paragraphEnd, .cellEnd, .note: shown += " "
        case .hidden: break
        }
      }
      // The words since the last blank: those of an address do not count.
      var (word, words, isAddress, last): (Word, [UInt64], Bool, Unicode.Scalar) = (Word(), [], false, " ")
      for scalar in shown.unicodeScalars {
        if Self.isLetter(scalar) {
          word.add(scalar)
        } else {
          if word.isCounted { words.append(word.hash) }
          word = Word()
          if scalar == "/", last == "/" { isAddress = true }
          if scalar.properties.isWhitespace {
            if !isAddress { for hash in words { wanted[hash, default: 0] += 1 } }
            (words, isAddress) = ([], false)
          }
        }
        last = scalar
      }
      if word.isCounted { words.append(word.hash) }
      if !isAddress { for hash in words { wanted[hash, default: 0] += 1 } }
    }
    return wanted.allSatisfy { common[$0.key, default: 0] + own[party][$0.key, default: 0] >= $0.value }
  }
}
