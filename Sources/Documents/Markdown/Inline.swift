/// A run of a paragraph between a document's reader and ``MarkdownWriter``.
indirect enum Inline: Sendable, Hashable {
  /// Words and spaces as they are read; the writer escapes them.
  case text(String)
  case emphasis([Inline])
  case strong([Inline])
  case strikeout([Inline])
  case superscript([Inline])
  case `subscript`([Inline])
  case code(String)
  /// TeX, which stands in dollars.
  case math(String, display: Bool)
  case link([Inline], target: String)
  case note([Block])
  case lineBreak
}

extension [Inline] {
  /// The words alone, without marks and notes.
  var plainText: String {
    var result = ""
    for inline in self {
      switch inline {
      case .text(let text), .code(let text), .math(let text, _): result += text
      case .emphasis(let inner), .strong(let inner), .strikeout(let inner), .superscript(let inner),
        .subscript(let inner), .link(let inner, _):
        result += inner.plainText
      case .note: break
      case .lineBreak: result += " "
      }
    }
    return result
  }

  /// Neighbouring runs of one kind as one, so that the marks between them vanish.
  var joined: [Inline] {
    var result: [Inline] = []
    for inline in self {
      switch (result.last, inline) {
      case (.text(let a)?, .text(let b)): result[result.count - 1] = .text(a + b)
      case (.emphasis(let a)?, .emphasis(let b)): result[result.count - 1] = .emphasis(a + b)
      case (.strong(let a)?, .strong(let b)): result[result.count - 1] = .strong(a + b)
      case (.strikeout(let a)?, .strikeout(let b)): result[result.count - 1] = .strikeout(a + b)
      default: result.append(inline)
      }
    }
    return result
  }
}
