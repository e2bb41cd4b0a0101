import TextDiff

/// Which words of two texts are the same, by their redline.
enum WordPairs {
  /// The places in the texts that two excerpts are of, at which a word begins that is the same.
  static func equal(from old: TextExcerpt, to new: TextExcerpt) -> [(old: Int, new: Int)] {
    let redline = TextRedline(from: old.bytes, to: new.bytes)
    let (was, now) = (FoldedWords(redline.old), FoldedWords(redline.new))
    return pairs(redline, was, now).compactMap { pair in
      guard let from = old.place(of: was.range(of: pair.old).lowerBound),
        let to = new.place(of: now.range(of: pair.new).lowerBound)
      else { return nil }
      return (from, to)
    }
  }

  private static func pairs(_ redline: TextRedline, _ old: FoldedWords, _ new: FoldedWords) -> [(old: Int, new: Int)] {
    var pairs: [(old: Int, new: Int)] = []
    for block in redline.blocks {
      var last: TextRedline.Span?
      for span in redline.spans[block.spans] {
        if span.operation == .equal {
          let offset = span.old.lowerBound - span.new.lowerBound
          var was = old.index(atOrAfter: span.old.lowerBound)
          for now in new.words(in: span.new) {
            let start = new.range(of: now).lowerBound + offset
            while was < old.count, old.range(of: was).lowerBound < start { was += 1 }
            guard was < old.count else { break }
            if old.range(of: was).lowerBound == start, old.hashes[was] == new.hashes[now] { pairs.append((was, now)) }
          }
          last = nil
          continue
        }
        // The same words in other letters: an accent, a capital.
        if let last, last.operation != span.operation {
          let from = old.words(in: last.operation == .delete ? last.old : span.old)
          let to = new.words(in: last.operation == .insert ? last.new : span.new)
          if from.count == to.count, old.hashes[from].elementsEqual(new.hashes[to]) {
            pairs += zip(from, to).map { ($0, $1) }
          }
        }
        last = span
      }
    }
    return pairs
  }
}
