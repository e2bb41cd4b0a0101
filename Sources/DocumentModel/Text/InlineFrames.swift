import MarkdownText

/// The runs of a paragraph in order, within the open links.
package struct InlineFrames {
  private var frames: [[Inline]]
  /// The targets of the open links; empty for a place in the document.
  package private(set) var links: [String]
  package var isMarked = false
  package var isHidden = false

  package init(links: [String]) {
    self.links = links
    frames = Array(repeating: [], count: links.count + 1)
  }

  package mutating func add(_ inline: Inline) {
    frames[frames.count - 1].append(inline)
  }

  package mutating func begin(link target: String) {
    links.append(target)
    frames.append([])
  }

  package mutating func endLink() {
    guard let target = links.popLast(), let inner = frames.popLast() else { return }
    let runs = inner.joined
    if target.isEmpty {
      frames[frames.count - 1] += runs
    } else {
      frames[frames.count - 1].append(.link(runs, target: target))
    }
  }

  /// All runs, with links closed; only white space gives an empty result.
  package mutating func finish() -> [Inline] {
    while !links.isEmpty { endLink() }
    let runs = frames[0].joined
    return runs.allSatisfy(\.isBlank) ? [] : runs
  }
}

extension Inline {
  /// Whether nothing in it is visible.
  package var isBlank: Bool {
    switch self {
    case .text(let text), .code(let text), .math(let text, _): text.allSatisfy(\.isWhitespace)
    case .emphasis(let inner), .strong(let inner), .strikeout(let inner), .superscript(let inner),
      .subscript(let inner), .link(let inner, _):
      inner.allSatisfy(\.isBlank)
    case .note: false
    case .lineBreak: true
    }
  }
}
