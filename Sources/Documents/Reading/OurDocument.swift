import Markdown

/// What a document of ours looks like and does not say: its own look, which an office program may write down as if somebody
/// had chosen it.
enum OurDocument {
  /// The blocks without the bold type of heading rows, which LibreOffice writes into their runs.
  static func plain(_ blocks: [Block]) -> [Block] {
    blocks.map { block in
      switch block {
      case .table(var table):
        for row in table.head.indices {
          for cell in table.head[row].indices {
            table.head[row][cell].blocks = table.head[row][cell].blocks.map(withoutBold)
          }
        }
        return .table(table)
      case .quote(let inner): return .quote(plain(inner))
      case .bullets(let items): return .bullets(items.map(plain))
      case .ordered(let numbering, let items): return .ordered(numbering, items.map(plain))
      case .heading, .paragraph, .code, .rule: return block
      }
    }
  }

  private static func withoutBold(_ block: Block) -> Block {
    guard case .paragraph(let words) = block else { return block }
    return .paragraph(withoutBold(words).joined)
  }

  private static func withoutBold(_ words: [Inline]) -> [Inline] {
    words.flatMap { inline -> [Inline] in
      switch inline {
      case .strong(let inner): withoutBold(inner)
      case .emphasis(let inner): [.emphasis(withoutBold(inner))]
      case .strikeout(let inner): [.strikeout(withoutBold(inner))]
      case .link(let inner, let target): [.link(withoutBold(inner), target: target)]
      default: [inline]
      }
    }
  }
}
