/// A run of a paragraph, between its reader and ``MarkdownWriter``.
public indirect enum Inline: Sendable, Hashable {
  /// Words and spaces as read; the writer escapes them.
  case text(String)
  case emphasis([Inline])
  case strong([Inline])
  case strikeout([Inline])
  case superscript([Inline])
  case `subscript`([Inline])
  case code(String)
  /// TeX, written between dollar signs.
  case math(String, display: Bool)
  case link([Inline], target: String)
  /// - Parameter mark: the printed mark, if the document gives it: `1`, `iv`, `*`.
  case note([Block], mark: String? = nil)
  case lineBreak
}

extension [Inline] {
  /// The words alone, without formatting and notes.
  public var plainText: String {
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

  /// Whether they contain a manual line break.
  var holdBreak: Bool {
    contains { inline in
      switch inline {
      case .lineBreak: true
      case .emphasis(let inner), .strong(let inner), .strikeout(let inner), .superscript(let inner),
        .subscript(let inner), .link(let inner, _):
        inner.holdBreak
      case .text, .code, .math, .note: false
      }
    }
  }

  /// With neighbouring runs of one kind merged, so that the delimiters between them vanish; none is empty.
  ///
  /// Linear in the number of runs: a hostile file has a million of them in a row.
  public var joined: [Inline] {
    var result: [Inline] = []
    var words = ""
    var inner: [Inline] = []
    for (index, inline) in enumerated() {
      let goesOn = index + 1 < count && inline.joins(self[index + 1])
      switch inline {
      case .text(let text):
        words += text
        if goesOn { continue }
        if !words.isEmpty { result.append(.text(words)) }
        words = ""
      case .emphasis(let runs), .strong(let runs), .strikeout(let runs), .superscript(let runs), .subscript(let runs),
        .link(let runs, _):
        inner += runs
        if goesOn { continue }
        if !inner.isEmpty { result.append(inline.with(inner.joined)) }
        inner = []
      default: result.append(inline)
      }
    }
    return result
  }
}

extension Inline {
  fileprivate func joins(_ next: Inline) -> Bool {
    switch (self, next) {
    case (.text, .text), (.emphasis, .emphasis), (.strong, .strong), (.strikeout, .strikeout),
      (.superscript, .superscript), (.subscript, .subscript):
      true
    case (.link(_, let target), .link(_, let nextTarget)): target == nextTarget
    default: false
    }
  }

  /// The same formatting around other runs.
  fileprivate func with(_ runs: [Inline]) -> Inline {
    switch self {
    case .emphasis: .emphasis(runs)
    case .strong: .strong(runs)
    case .strikeout: .strikeout(runs)
    case .superscript: .superscript(runs)
    case .subscript: .subscript(runs)
    case .link(_, let target): .link(runs, target: target)
    default: self
    }
  }
}
