/// How far the brackets of a changed place reach, so that whichever of them is taken, its party's words stand there and nothing
/// else.
///
/// White space stays outside of brackets, and ``TextBrackets/replacing(_:with:)`` takes one space away where nothing stays. Where
/// that would leave other white space than a party wrote, where a text would begin or end with a sign of punctuation, or where a
/// bracket would not be read as the one that it is, the next word comes into the bracket.
struct BracketReach {
  private let base: [UInt8]
  private let grammar = BracketGrammar()

  /// The reach of brackets in a paragraph's content.
  init(_ base: [UInt8]) { self.base = base }

  /// A place that reaches a word further where it must; the same if it reaches far enough.
  ///
  /// - Parameter texts: what the proposals have there. Cost: linear in them.
  func widened(_ place: Range<Int>, _ texts: [ArraySlice<UInt8>]) -> Range<Int> {
    let words = base[place]
    let isNew = words.allSatisfy(\.isBlank)
    let texts = texts.filter { !isNew || !$0.allSatisfy(\.isBlank) }
    guard place != 0..<base.count, let outer = isNew ? texts.first : words else { return place }
    let (before, after) = (outer.leadingBlanks, outer.trailingBlanks)
    var (needsBefore, needsAfter, needsAny) = (false, false, false)
    for text in texts {
      if text.allSatisfy(\.isBlank) {
        needsAny = needsAny || !isLeft(text, of: before, after, around: place)
      } else {
        needsBefore = needsBefore || text.leadingBlanks != before || Self.isJoinedBefore(text.trimmed)
        needsAfter = needsAfter || text.trailingBlanks != after || Self.isJoinedBehind(text.trimmed)
      }
    }
    if isNew {
      needsAny = needsAny || !isLeft(words, of: before, after, around: place)
    } else {
      let words = words.trimmed
      let label = label(of: words)
      needsBefore = needsBefore || label.before || Self.isJoinedBefore(words)
      needsAfter = needsAfter || label.behind || Self.isJoinedBehind(words)
      needsAny = needsAny || isNone(words, at: place)
    }
    needsBefore = needsBefore || endsBracket(before: place.lowerBound)
    needsAfter = needsAfter || beginsBracket(behind: place.upperBound, isNew: isNew)
    // A bracket before a parenthesis or a colon is a link or the definition of one.
    if after.isEmpty, place.upperBound < base.count, "(:".utf8.contains(base[place.upperBound]) { needsAfter = true }
    if needsAny, !needsAfter { (needsBefore, needsAfter) = (place.lowerBound > 0, place.lowerBound == 0) }
    let start = needsBefore ? wordBefore(place.lowerBound) : place.lowerBound
    return start..<(needsAfter ? wordBehind(place.upperBound) : place.upperBound)
  }

  /// Whether brackets with nothing but such a gap between them are read as versions of the same words. Between two that both
  /// begin with words of the draft, a conjunction tells them apart.
  func isRead(asOne gap: Range<Int>, besideNew: Bool) -> Bool {
    let bytes = base[gap].filter { !isPassed($0) }
    return bytes.isEmpty || besideNew && isSeparator(bytes[...])
  }

  /// How many words a part of the content has; `nil` if a sentence or a clause ends in it.
  func words(in gap: Range<Int>) -> Int? {
    let words = base[gap].split(whereSeparator: \.isBlank)
    return words.contains { $0.last.map { ".;:!?".utf8.contains($0) } ?? false } ? nil : words.count
  }

  // MARK: White space

  /// Whether a white space is what stays of that around a place when nothing stays in it.
  private func isLeft(
    _ wanted: ArraySlice<UInt8>, of before: ArraySlice<UInt8>, _ after: ArraySlice<UInt8>, around place: Range<Int>
  ) -> Bool {
    // At the beginning it is the space after the number that goes, or that after the bracket.
    let outside: [UInt8] = place.lowerBound > 0 ? [base[place.lowerBound - 1]] : [0x20]
    let next = after.first ?? (place.upperBound < base.count ? base[place.upperBound] : 0x0A)
    var left = outside + before
    if left.last == 0x20, TextBrackets.closesGap(next) { left.removeLast() }
    return left + after == outside + wanted
  }

  private static func isJoinedBefore(_ text: [UInt8]) -> Bool {
    text.first.map { ",.;:!?)".utf8.contains($0) } ?? false || text.starts(with: noBreakSpace)
  }

  private static func isJoinedBehind(_ text: [UInt8]) -> Bool {
    text.last == UInt8(ascii: "(") || text.suffix(2).elementsEqual(noBreakSpace)
  }

  private static let noBreakSpace: [UInt8] = [0xC2, 0xA0]

  // MARK: Brackets

  /// Whether the draft's words in brackets would be no bracket, or say that nothing is to stand there.
  private func isNone(_ words: [UInt8], at place: Range<Int>) -> Bool {
    guard words.count <= 200 else { return false }
    if place.lowerBound == 0, words.count == 1, "xX".utf8.contains(words[0]) { return true }
    let text = words.string(0..<words.count)
    return grammar.exception(text) != nil || grammar.isDeletion(text)
  }

  /// Whether the draft's words would be read as the label of a bracket, before or behind its text.
  private func label(of words: [UInt8]) -> (before: Bool, behind: Bool) {
    guard !words.contains(UInt8(ascii: "[")) else { return (false, false) }
    let label = BracketLabel(0..<words.count, inside: words, inner: [], grammar)
    return (label.text.lowerBound > 0, label.text.upperBound < words.count)
  }

  /// Whether a bracket of the draft ends before a place, of which what is there would be an alternative.
  private func endsBracket(before place: Int) -> Bool {
    var end = passed(before: place)
    let word = wordBefore(end)
    if isSeparator(base[word..<end]) { end = passed(before: word) }
    guard end > 0, base[end - 1] == UInt8(ascii: "]"), let start = base[..<end].lastIndex(of: UInt8(ascii: "[")) else {
      return false
    }
    return base[start + 1] != UInt8(ascii: "^")
  }

  /// Whether a bracket of the draft begins behind a place, which would be an alternative of what is there.
  private func beginsBracket(behind place: Int, isNew: Bool) -> Bool {
    var at = passed(behind: place)
    let word = wordBehind(at)
    if isSeparator(base[at..<word]) { at = passed(behind: word) }
    guard at + 1 < base.count, base[at] == UInt8(ascii: "["), base[at + 1] != UInt8(ascii: "^") else { return false }
    if isNew { return true }
    let content = at + 1..<(base[(at + 1)...].firstIndex { "[]".utf8.contains($0) } ?? base.count)
    return BracketLabel(content, inside: base, inner: [], grammar).text.count < content.trimmed(in: base).count
  }

  private func isSeparator(_ bytes: ArraySlice<UInt8>) -> Bool {
    bytes.count < 8 && TextBrackets.separators.contains(String(decoding: bytes, as: UTF8.self).lowercased())
  }

  /// White space and emphasis, which tell no brackets apart.
  private func isPassed(_ byte: UInt8) -> Bool { byte.isBlank || "*_".utf8.contains(byte) }

  private func passed(before place: Int) -> Int {
    var at = place
    while at > 0, isPassed(base[at - 1]) { at -= 1 }
    return at
  }

  private func passed(behind place: Int) -> Int {
    var at = place
    while at < base.count, isPassed(base[at]) { at += 1 }
    return at
  }

  // MARK: Words

  private func wordBefore(_ place: Int) -> Int {
    var at = place
    while at > 0, base[at - 1].isBlank { at -= 1 }
    while at > 0, !base[at - 1].isBlank { at -= 1 }
    return at
  }

  private func wordBehind(_ place: Int) -> Int {
    var at = place
    while at < base.count, base[at].isBlank { at += 1 }
    while at < base.count, !base[at].isBlank { at += 1 }
    return at
  }
}

extension ArraySlice<UInt8> {
  var leadingBlanks: ArraySlice<UInt8> { prefix(while: \.isBlank) }

  /// The white space at the end of a text that is not all white space.
  var trailingBlanks: ArraySlice<UInt8> {
    guard let last = lastIndex(where: { !$0.isBlank }) else { return self[endIndex...] }
    return self[(last + 1)...]
  }
}
