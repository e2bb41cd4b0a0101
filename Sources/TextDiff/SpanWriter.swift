/// Writes the spans of one block after the other, merging adjacent ones with the same operation.
///
/// Whatever the stages before decided, the written spans rebuild both texts: a span is written as equal only after its
/// bytes were compared.
struct SpanWriter {
  typealias Span = TextRedline.Span

  let old: Bytes
  let new: Bytes
  private(set) var spans: [Span] = []
  /// Where the open block's spans start.
  private var first = 0

  init(old: Bytes, new: Bytes) {
    self.old = old
    self.new = new
  }

  mutating func reserve(_ count: Int) { spans.reserveCapacity(count) }

  /// Ends the open block and returns its spans.
  mutating func endBlock() -> Range<Int> {
    defer { first = spans.count }
    return first..<spans.count
  }

  mutating func equal(_ oldRange: Range<Int>, _ newRange: Range<Int>) {
    guard !oldRange.isEmpty else { return }
    if spans.count > first, let last = spans.last, last.operation == .equal {
      spans[spans.count - 1] = Span(
        .equal, old: last.old.lowerBound..<oldRange.upperBound, new: last.new.lowerBound..<newRange.upperBound
      )
    } else {
      spans.append(Span(.equal, old: oldRange, new: newRange))
    }
  }

  /// A deletion and an insertion at one place, either of which may be empty. Equal white space at its borders is
  /// excluded, so that an insertion starts after a space that existed before.
  mutating func replace(_ oldRange: Range<Int>, _ newRange: Range<Int>) {
    var (a, b) = (oldRange, newRange)
    while let x = a.first, let y = b.first, old[x] == new[y], let length = spaceLength(a, b) {
      a = a.dropFirst(length)
      b = b.dropFirst(length)
    }
    let head = oldRange.lowerBound..<a.lowerBound
    equal(head, newRange.lowerBound..<b.lowerBound)
    while let x = a.last, let y = b.last, old[x] == new[y], Bytes.isSpace(old[x]), !cutsBreak(a, b) {
      a = a.dropLast()
      b = b.dropLast()
    }
    change(a, b)
    equal(a.upperBound..<oldRange.upperBound, b.upperBound..<newRange.upperBound)
  }

  /// A deletion and an insertion, merged with the ones directly before them.
  private mutating func change(_ oldRange: Range<Int>, _ newRange: Range<Int>) {
    guard !oldRange.isEmpty || !newRange.isEmpty else { return }
    var (a, b) = (oldRange, newRange)
    while spans.count > first, let last = spans.last, last.operation != .equal {
      if last.operation == .delete { a = last.old.lowerBound..<a.upperBound }
      if last.operation == .insert { b = last.new.lowerBound..<b.upperBound }
      spans.removeLast()
    }
    if !a.isEmpty { spans.append(Span(.delete, old: a, new: b.lowerBound..<b.lowerBound)) }
    if !b.isEmpty { spans.append(Span(.insert, old: a.upperBound..<a.upperBound, new: b)) }
  }

  /// The length of the white space character that both ranges start with, in bytes.
  private func spaceLength(_ a: Range<Int>, _ b: Range<Int>) -> Int? {
    if Bytes.isSpace(old[a.lowerBound]) {
      // CR LF is one line break: it does not lose its first half to a lone CR.
      guard old[a.lowerBound] == 0x0D else { return 1 }
      let isPair = (
        a.count > 1 && old[a.lowerBound + 1] == 0x0A, b.count > 1 && new[b.lowerBound + 1] == 0x0A
      )
      return isPair.0 == isPair.1 ? 1 : nil
    }
    guard old[a.lowerBound] >= 0x80 else { return nil }
    let (scalar, length) = old.scalar(at: a.lowerBound, end: a.upperBound)
    guard CharacterClass(scalar) == .space, b.count >= length else { return nil }
    return old.equals(a.prefix(length), new, b.prefix(length)) ? length : nil
  }

  /// Whether the LF that both ranges end with is the second half of CR LF in one of them only.
  private func cutsBreak(_ a: Range<Int>, _ b: Range<Int>) -> Bool {
    guard old[a.upperBound - 1] == 0x0A else { return false }
    return (a.count > 1 && old[a.upperBound - 2] == 0x0D) != (b.count > 1 && new[b.upperBound - 2] == 0x0D)
  }

  /// A block on one side only.
  mutating func deletion(_ range: Range<Int>) { spans.append(Span(.delete, old: range, new: 0..<0)) }
  mutating func insertion(_ range: Range<Int>) { spans.append(Span(.insert, old: 0..<0, new: range)) }

  /// Discards the open block's spans and writes it as replaced.
  mutating func restart(_ oldRange: Range<Int>, _ newRange: Range<Int>) {
    spans.removeLast(spans.count - first)
    if !oldRange.isEmpty {
      spans.append(Span(.delete, old: oldRange, new: newRange.lowerBound..<newRange.lowerBound))
    }
    if !newRange.isEmpty {
      spans.append(Span(.insert, old: oldRange.upperBound..<oldRange.upperBound, new: newRange))
    }
  }

  /// Two blocks whose content is believed to be equal, except perhaps the white space around it.
  mutating func sameContent(
    _ oldRange: Range<Int>, _ oldContent: Range<Int>, _ newRange: Range<Int>, _ newContent: Range<Int>
  ) -> Bool {
    guard old.equals(oldContent, new, newContent) else {
      restart(oldRange, newRange)
      return false
    }
    replace(oldRange.lowerBound..<oldContent.lowerBound, newRange.lowerBound..<newContent.lowerBound)
    equal(oldContent, newContent)
    replace(oldContent.upperBound..<oldRange.upperBound, newContent.upperBound..<newRange.upperBound)
    return true
  }

  /// Runs of blocks, or parts of them, whose tokens were marked. Returns whether they could be written so; otherwise
  /// the open block must be restarted.
  mutating func marked(
    _ oldRange: Range<Int>, _ oldTokens: Range<Int>, _ newRange: Range<Int>, _ newTokens: Range<Int>,
    _ tokens: (old: Tokens, new: Tokens), _ marks: WordMarks
  ) -> Bool {
    var (a, b) = (oldRange.lowerBound, newRange.lowerBound)
    var (x, y) = (oldTokens.lowerBound, newTokens.lowerBound)
    while true {
      while x < oldTokens.upperBound, marks.old[x] { x += 1 }
      while y < newTokens.upperBound, marks.new[y] { y += 1 }
      guard x < oldTokens.upperBound, y < newTokens.upperBound else {
        replace(a..<oldRange.upperBound, b..<newRange.upperBound)
        return true
      }
      replace(a..<Int(tokens.old.starts[x]), b..<Int(tokens.new.starts[y]))
      (a, b) = (Int(tokens.old.starts[x]), Int(tokens.new.starts[y]))
      var (xEnd, yEnd) = (x, y)
      while xEnd < oldTokens.upperBound, yEnd < newTokens.upperBound, !marks.old[xEnd], !marks.new[yEnd] {
        xEnd += 1
        yEnd += 1
      }
      let (aEnd, bEnd) = (Int(tokens.old.ends[xEnd - 1]), Int(tokens.new.ends[yEnd - 1]))
      if old.equals(a..<aEnd, new, b..<bEnd) {
        equal(a..<aEnd, b..<bEnd)
        (a, b, x, y) = (aEnd, bEnd, xEnd, yEnd)
        continue
      }
      // The same tokens with other white space between them, or two tokens with the same hash.
      while x < xEnd {
        let oldToken = Int(tokens.old.starts[x])..<Int(tokens.old.ends[x])
        let newToken = Int(tokens.new.starts[y])..<Int(tokens.new.ends[y])
        guard old.equals(oldToken, new, newToken) else { return false }
        replace(a..<oldToken.lowerBound, b..<newToken.lowerBound)
        equal(oldToken, newToken)
        (a, b, x, y) = (oldToken.upperBound, newToken.upperBound, x + 1, y + 1)
      }
    }
  }
}
