import TextDiff

/// Where the paragraphs that proposals move come from and go to, as one cites it.
struct PrintedMoves {
  private struct Move: Hashable {
    let proposal: Int
    let number: Int
  }

  private var origins: [Move: String] = [:]
  private var targets: [Move: BracketedParagraph.Role] = [:]

  /// - Parameter newCitations: the numbers of new paragraphs, by their entries.
  init(_ text: CompiledText, _ newCitations: [Int: String]) {
    func cite(_ place: Int) -> String { text.base[place]?.citation ?? "#\(place)" }
    for (entry, paragraph) in text.paragraphs.enumerated() {
      for alternative in paragraph.alternatives {
        for part in alternative.parts {
          for change in part.changes {
            guard let number = change.move else { continue }
            let move = Move(proposal: part.proposal, number: number)
            if let place = paragraph.place, change.text.isEmpty {
              origins[move] = cite(place)
            } else if let new = newCitations[entry] {
              targets[move] = .movedTo(new)
            } else {
              targets[move] = .movedAfter(paragraph.after > 0 ? cite(paragraph.after) : nil)
            }
          }
        }
      }
    }
  }

  /// What is said at the old place.
  func role(of part: CompiledText.Part) -> BracketedParagraph.Role {
    for change in part.changes {
      if let number = change.move, let target = targets[Move(proposal: part.proposal, number: number)] { return target }
    }
    return .deletion
  }

  /// What is said at the new place.
  func origin(of part: CompiledText.Part) -> BracketedParagraph.Role? {
    for change in part.changes where !change.text.isEmpty {
      if let number = change.move, let origin = origins[Move(proposal: part.proposal, number: number)] {
        return .movedFrom(origin)
      }
    }
    return nil
  }
}
