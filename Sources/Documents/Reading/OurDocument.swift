import MarkdownText

/// Normalises a document of ours: its own formatting, which an office program may save as direct formatting, and other
/// changes that such a program makes by itself.
enum OurDocument {
  /// The blocks without the bold type of heading rows, which LibreOffice saves in their runs, and without the slash
  /// that it adds to a URL that is only a host.
  static func plain(_ blocks: [Block]) -> [Block] {
    blocks.map { block in
      switch block {
      case .table(var table):
        table.caption = plain(table.caption)
        for row in table.head.indices {
          for cell in table.head[row].indices {
            table.head[row][cell].blocks = plain(table.head[row][cell].blocks.map(withoutBold))
          }
        }
        for row in table.rows.indices {
          for cell in table.rows[row].indices { table.rows[row][cell].blocks = plain(table.rows[row][cell].blocks) }
        }
        return .table(table)
      case .quote(let inner): return .quote(plain(inner))
      case .bullets(let items): return .bullets(items.map(plain))
      case .ordered(let numbering, let items): return .ordered(numbering, items.map(plain))
      case .heading(let level, let words): return .heading(level: level, plainLinks(words))
      case .paragraph(let words): return .paragraph(plainLinks(words))
      case .code, .rule: return block
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

  private static func plainLinks(_ words: [Inline]) -> [Inline] {
    words.map { inline in
      switch inline {
      case .strong(let inner): .strong(plainLinks(inner))
      case .emphasis(let inner): .emphasis(plainLinks(inner))
      case .strikeout(let inner): .strikeout(plainLinks(inner))
      case .superscript(let inner): .superscript(plainLinks(inner))
      case .subscript(let inner): .subscript(plainLinks(inner))
      case .link(let inner, let target): .link(plainLinks(inner), target: withoutRootSlash(target))
      case .note(let blocks, let mark): .note(plain(blocks), mark: mark)
      case .text, .code, .math, .lineBreak: inline
      }
    }
  }

  /// `https://example.org` for `https://example.org/`: both are equivalent (RFC 3986, section 6.2.3).
  static func withoutRootSlash(_ target: String) -> String {
    guard target.hasSuffix("/"), let start = target.firstRange(of: "://")?.upperBound,
      target[start...].firstIndex(of: "/") == target.index(before: target.endIndex),
      !target.contains("?"), !target.contains("#")
    else { return target }
    return String(target.dropLast())
  }
}
