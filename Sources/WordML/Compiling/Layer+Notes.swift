import TextDiff

/// A reference stays where it is as long as its note is the same, whatever its label; one to another note is another reference,
/// even under the same label.
extension Layer {
  /// Widens the edits that begin or end within a reference to the whole of it.
  mutating func coverNotes(_ base: ShownText.Block, _ own: ShownText.Block) {
    var result: [(base: Range<Int>, text: Range<Int>)] = []
    for edit in edits {
      var (from, to) = (edit.base, edit.text)
      for (block, place) in [(base, from.lowerBound), (own, to.lowerBound)] {
        guard let note = block.note(around: place) else { continue }
        let count = place - note.lowerBound
        guard from.lowerBound >= count, to.lowerBound >= count else { continue }
        from = from.lowerBound - count..<from.upperBound
        to = to.lowerBound - count..<to.upperBound
        // Both sides have the letters before it.
        break
      }
      for (block, place) in [(base, from.upperBound), (own, to.upperBound)] {
        guard let note = block.note(around: place) else { continue }
        let count = note.upperBound - place
        from = from.lowerBound..<from.upperBound + count
        to = to.lowerBound..<to.upperBound + count
        break
      }
      if let last = result.last, from.lowerBound < last.base.upperBound || to.lowerBound < last.text.upperBound {
        result[result.count - 1] = (
          last.base.lowerBound..<max(last.base.upperBound, from.upperBound),
          last.text.lowerBound..<max(last.text.upperBound, to.upperBound)
        )
      } else {
        result.append((from, to))
      }
    }
    edits = result
  }

  /// Takes the references out of the edits that only have another label.
  mutating func keepNotes(_ base: ShownText.Block, _ own: ShownText.Block, _ pairs: PairedNotes) {
    var result: [(base: Range<Int>, text: Range<Int>)] = []
    for edit in edits {
      var (from, to) = (edit.base, edit.text)
      var news = own.notes(in: to)[...]
      if !news.isEmpty {
        for old in base.notes(in: from) {
          guard let place = news.firstIndex(where: { pairs.areOne(old.label, $0.label, in: proposal) }) else {
            continue
          }
          let new = news[place]
          news = news[(place + 1)...]
          result.append((from.lowerBound..<old.range.lowerBound, to.lowerBound..<new.range.lowerBound))
          (from, to) = (old.range.upperBound..<from.upperBound, new.range.upperBound..<to.upperBound)
        }
      }
      result.append((from, to))
    }
    edits = result.filter { !$0.base.isEmpty || !$0.text.isEmpty }
  }
}

extension ShownText.Block {
  /// The reference that a place is within.
  fileprivate func note(around place: Int) -> Range<Int>? {
    var (low, high) = (0, pieces.count)
    while low < high {
      let middle = (low + high) / 2
      if pieces[middle].range.upperBound <= place { low = middle + 1 } else { high = middle }
    }
    guard low < pieces.count, case .note = pieces[low].shown, pieces[low].range.lowerBound < place else { return nil }
    return pieces[low].range
  }

  /// The references that begin in a range.
  fileprivate func notes(in range: Range<Int>) -> [(label: ArraySlice<UInt8>, range: Range<Int>)] {
    cut(to: range).compactMap { piece in
      if case .note(let label) = piece.shown { (label, piece.range) } else { nil }
    }
  }
}
