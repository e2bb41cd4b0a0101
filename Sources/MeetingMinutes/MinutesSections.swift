/// The parts of minutes under headings of agreements.
struct MinutesSections {
  let sections: [Section]
  let language: MinutesLanguage?

  struct Section {
    let heading: MinutesLine
    let lines: [MinutesLine]
  }

  /// - Throws: ``MinutesFault/noHeading``.
  init(_ lines: [MinutesLine]) throws(MinutesFault) {
    let found = lines.indices.compactMap { place in
      Self.heading(lines[place]).map { (place: place, heading: $0) }
    }
    let sure = found.filter(\.heading.isSure)
    let used = sure.isEmpty ? found : sure
    guard !used.isEmpty else { throw .noHeading }
    language = used.lazy.compactMap(\.heading.language).first
    var sections: [Section] = []
    var end = 0
    for (place, _) in used where place >= end {
      end = Self.end(of: place, in: lines)
      let own = Array(lines[(place + 1)..<end])
      // A heading with its list below another heading of agreements: “Conclusions and agreements”, then “Agreements”.
      if let first = own.first, Self.heading(first)?.isSure == true {
        end = place + 1
        continue
      }
      if !own.isEmpty || used.count == 1 { sections.append(Section(heading: lines[place], lines: own)) }
    }
    self.sections = sections.isEmpty ? [Section(heading: lines[used[0].place], lines: [])] : sections
  }

  /// A heading made with a style; else words that are nothing but one: bold, in capitals, numbered, or followed by a colon.
  private static func heading(_ line: MinutesLine) -> AgreementHeading? {
    switch line.kind {
    case .row(let cells):
      // A table whose first row is its title.
      let filled = cells.filter { !$0.isEmpty }
      return Set(filled).count == 1 ? AgreementHeading(filled[0]) : nil
    case .heading: return AgreementHeading(line.words)
    case .item, .words:
      guard line.words.utf8.count <= 120, let heading = AgreementHeading(line.words) else { return nil }
      let isApart = line.isEmphasised || line.words.hasSuffix(":") || line.number != nil
      // A line of its own, without a mark: only the plainest words.
      return isApart || line.kind == .words && heading.isSure ? heading : nil
    }
  }

  private static func end(of place: Int, in lines: [MinutesLine]) -> Int {
    let heading = lines[place]
    for next in (place + 1)..<max(place + 1, lines.count) {
      let line = lines[next]
      switch (heading.kind, line.kind) {
      case (.heading(let own), .heading(let level)):
        if level <= own { return next }
      case (_, .heading): return next
      case (.heading, _): continue
      case (.row, .row): continue
      case (.row, _): if line.isEmphasised { return next }
      // A heading that was typed ends with the next of its kind.
      case (.item, .item), (.words, .words), (.item, .words), (.words, .item):
        let isHeading = heading.isEmphasised || !line.isItem && lines[(place + 1)..<next].contains(where: \.isItem)
        if line.isEmphasised, isHeading, line.words.utf8.count <= 120 { return next }
      case (_, .row): continue
      }
    }
    return lines.count
  }
}
