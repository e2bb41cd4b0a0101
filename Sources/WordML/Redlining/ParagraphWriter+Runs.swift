import OfficeOpenXML

/// The open elements while a paragraph is written: links and controls, in them a change, in it a run.
struct RunState: Equatable {
  struct Wrap: Equatable {
    let isOld: Bool
    let number: Int32
  }
  /// The run, and its former format.
  struct Run: Equatable {
    let isOld: Bool
    let node: XMLTree.Node
    let formatBefore: Int?
  }
  var wraps: [Wrap] = []
  /// Who inserted and who deleted it; the element's name tells which.
  var changes: [Change] = []
  var run: Run?

  enum Change: Equatable {
    case ours(String)
    case kept(XMLTree.Node)

    var isOurs: Bool { if case .ours = self { true } else { false } }
  }
}

extension ParagraphWriter {
  mutating func write(_ part: MergedParagraph.Part, at index: Int, isMoved: Bool) {
    let text = part.isOld ? writer.old : writer.new
    let piece = text.pieces[part.piece]
    switch piece.kind {
    case .group(let group):
      if part.side == .both, let counterpart = part.counterpart { pairNotes(counterpart, piece) }
      let field = text.groups[group]
      let codeChange = part.side == .both ? changedCode(part, of: piece) : nil
      for (number, inner) in field.members.enumerated() {
        if let codeChange, number == field.codeMembers.lowerBound { write(codeChange: codeChange) }
        if codeChange == nil || !field.codeMembers.contains(number) {
          write(inner, part, text, at: index, isMoved: isMoved)
        }
      }
    default:
      write(piece, part, text, at: index, isMoved: isMoved)
      guard case .object = piece.kind, part.side != .both, open.changes.allSatisfy(\.isOurs),
        text.tree.floats(piece.node)
      else { return }
      endChange(afterFloating: index)
    }
  }

  private mutating func write(
    _ piece: Piece, _ part: MergedParagraph.Part, _ text: PartText, at index: Int, isMoved: Bool
  ) {
    var state = RunState()
    state.wraps = wraps(piece, part, at: index)
    if case .anchor = piece.kind, piece.run == nil {
      close(to: state)
      enter(state)
      out += text.tree.bytes[text.tree.range(piece.node)]
      return
    }
    state.changes = changes(piece, part, isMoved: isMoved)
    var before: [UInt8]?
    if part.side == .both, let counterpart = part.counterpart {
      let format = writer.formats.ofOld(run(ofOld: counterpart))
      if piece.run != nil, format.number != writer.formats.ofNew(piece.run).number { before = format.properties }
    }
    if let run = piece.run {
      let number = before == nil ? nil : part.counterpart.map { writer.formats.ofOld(self.run(ofOld: $0)).number }
      state.run = RunState.Run(isOld: part.isOld, node: run, formatBefore: number)
    }
    close(to: state)
    enter(state, formatBefore: before)
    content(piece, part, text, isMoved: isMoved)
  }

  private func run(ofOld piece: Int) -> XMLTree.Node? {
    let piece = writer.old.pieces[piece]
    if case .group(let group) = piece.kind { return writer.old.groups[group].members.last?.run }
    return piece.run
  }

  // MARK: Around a run

  /// The links and controls around a piece. A deleted one stays in those that continue around it, and keeps its own
  /// link.
  private mutating func wraps(_ piece: Piece, _ part: MergedParagraph.Part, at index: Int) -> [RunState.Wrap] {
    guard part.isOld else { return writer.new.path(piece.wrapper).map { .init(isOld: false, number: $0) } }
    let gone = writer.old.path(piece.wrapper).filter(goneControls.contains)
    guard !gone.isEmpty else { return wraps(ofOld: piece, at: index) }
    let around = open.wraps.prefix { !$0.isOld && writer.new.wrappers[Int($0.number)].link.isEmpty }
    return around + gone.map { .init(isOld: true, number: $0) }
  }

  /// The controls of the old text all of whose words are deleted, in order: they are deleted with them.
  static func goneControls(_ paragraph: MergedParagraph, _ old: PartText) -> Set<Int32> {
    var bounds: [Int32: (first: Int, last: Int, count: Int)] = [:]
    var staying: Set<Int32> = []
    for (index, part) in paragraph.parts.enumerated() {
      if part.isOld {
        for wrapper in old.path(old.pieces[part.piece].wrapper) where old.isControl(wrapper) {
          let known = bounds[wrapper] ?? (index, index, 0)
          bounds[wrapper] = (known.first, index, known.count + 1)
        }
      } else if let counterpart = part.counterpart {
        staying.formUnion(old.path(old.pieces[counterpart].wrapper))
      }
    }
    return Set(
      bounds.filter { $0.value.count == $0.value.last - $0.value.first + 1 && !staying.contains($0.key) }.keys)
  }

  /// The next part that is written from the new file. Cost: in all, one look at each part.
  private mutating func nextNewPart(after index: Int) -> MergedParagraph.Part? {
    // Parts are written in order.
    nextNewPart = max(nextNewPart, index + 1)
    while nextNewPart < paragraph.parts.count, paragraph.parts[nextNewPart].isOld {
      nextNewPart += 1
      context.passedParts += 1
    }
    return nextNewPart < paragraph.parts.count ? paragraph.parts[nextNewPart] : nil
  }

  private mutating func wraps(ofOld piece: Piece, at index: Int) -> [RunState.Wrap] {
    let link = writer.old.link(of: piece)
    let next = nextNewPart(after: index).map { writer.new.path(writer.new.pieces[$0.piece].wrapper) } ?? []
    let around = zip(open.wraps, next).prefix { $0 == RunState.Wrap(isOld: false, number: $1) }.map(\.0)
    // A link with a new target continues around words that it lost.
    if !link.isEmpty, around.contains(where: { !writer.new.wrappers[Int($0.number)].link.isEmpty }) {
      return Array(around)
    }
    if link.isEmpty {
      return Array(around.prefix { writer.new.wrappers[Int($0.number)].link.isEmpty })
    }
    if let last = open.wraps.last {
      let openLink =
        last.isOld ? writer.old.wrappers[Int(last.number)].link : writer.new.wrappers[Int(last.number)].link
      if openLink == link { return open.wraps }
    }
    let path = writer.old.path(piece.wrapper)
    let own = path.last { !writer.old.wrappers[Int($0)].link.isEmpty }
    return own.map { [.init(isOld: true, number: $0)] } ?? []
  }

  private func changes(_ piece: Piece, _ part: MergedParagraph.Part, isMoved: Bool) -> [RunState.Change] {
    if part.isOld, part.isEditOfMove { return [.ours("moveTo"), .ours("del")] }
    if part.isOld { return [.ours(isMoved ? "moveFrom" : "del")] }
    let kept = writer.new.revisions[Int(piece.revision)]
    var result: [RunState.Change] = []
    if let inserted = kept.inserted {
      result.append(.kept(inserted))
    } else if part.side == .inserted {
      result.append(.ours(isMoved && !part.isEditOfMove ? "moveTo" : "ins"))
    }
    if let deleted = kept.deleted { result.append(.kept(deleted)) }
    return result
  }

  mutating func close(to state: RunState) {
    let wraps = zip(open.wraps, state.wraps).prefix { $0 == $1 }.count
    let goesOn = wraps == open.wraps.count && wraps == state.wraps.count && open.changes == state.changes
    if open.run != nil, !goesOn || open.run != state.run {
      out += context.tags.endRun
      open.run = nil
    }
    if !goesOn {
      for change in open.changes.reversed() { appendEnd(name(of: change)) }
      open.changes = []
    }
    while open.wraps.count > wraps {
      let wrap = open.wraps.removeLast()
      if !wrap.isOld {
        out += writer.new.closing(of: wrap.number)
      } else if writer.old.isControl(wrap.number) {
        out += writer.closingOfGone(wrap.number)
      } else {
        append("</\(prefix)hyperlink>")
      }
    }
  }

  mutating func enter(_ state: RunState, formatBefore: [UInt8]? = nil) {
    for wrap in state.wraps.dropFirst(open.wraps.count) {
      if wrap.isOld, writer.old.isControl(wrap.number) {
        out += writer.openingOfGone(wrap.number)
      } else if wrap.isOld {
        // The old file's own tag, with the new file's prefix.
        let node = writer.old.wrappers[Int(wrap.number)].node
        var tag: [UInt8] = []
        context.copier.opening(node, writer.old.tree, &tag)
        let written = writer.old.tree.writtenName(node).count
        append("<\(prefix)hyperlink")
        out += tag.dropFirst(written + 1)
      } else {
        out += writer.new.opening(of: wrap.number)
      }
      open.wraps.append(wrap)
    }
    if open.changes.isEmpty {
      for change in state.changes {
        switch change {
        case .ours(let name):
          appendBegin(name)
          context.appendNewAttribution(to: &out)
          out.append(UInt8(ascii: ">"))
        case .kept(let node):
          append("<\(prefix)\(name(of: change))\(context.attribution(of: node, in: writer.new.tree))>")
        }
      }
      open.changes = state.changes
    }
    guard let run = state.run, open.run == nil else { return }
    out += context.tags.beginRun
    let format = run.isOld ? writer.formats.ofOld(run.node) : writer.formats.ofNew(run.node)
    if !format.properties.isEmpty || formatBefore != nil || format.change != nil {
      out += context.tags.beginRunProperties
      out += format.properties
      if let formatBefore {
        append("<\(prefix)rPrChange\(context.newAttribution())><\(prefix)rPr>")
        out += formatBefore
        append("</\(prefix)rPr></\(prefix)rPrChange>")
      } else if let change = format.change {
        // It may now belong to several runs.
        append("<\(prefix)rPrChange\(context.attribution(of: change, in: writer.new.tree))>")
        out += writer.new.tree.bytes[writer.new.tree.content(change)]
        append("</\(prefix)rPrChange>")
      }
      out += context.tags.endRunProperties
    }
    open.run = run
  }

  private func name(of change: RunState.Change) -> String {
    switch change {
    case .ours(let name): name
    case .kept(let node): writer.new.tree.name(node)?.local ?? "ins"
    }
  }

  // MARK: In a run

  private mutating func content(
    _ piece: Piece, _ part: MergedParagraph.Part, _ text: PartText, isMoved: Bool
  ) {
    let tree = text.tree
    let isWhole = part.slice == piece.text || piece.text.isEmpty || part.slice.isEmpty
    switch piece.kind {
    case .text:
      let isDeleted =
        part.isOld ? !isMoved || part.isEditOfMove : tree.isWord(piece.node, "delText") && text.view == .marked
      let name = isDeleted ? "delText" : "t"
      if isWhole, !part.isOld, tree.isWord(piece.node, name) {
        out += tree.bytes[tree.range(piece.node)]
      } else {
        out += isDeleted ? context.tags.beginDeletedText : context.tags.beginText
        if isWhole, piece.text.isEmpty {
          out += XMLTags.escaped(tree.words(piece.node))
        } else {
          text.codes.unguarded(text.bytes[part.slice]).withUnsafeBufferPointer {
            XMLTags.append(escaping: $0, to: &out)
          }
        }
        out += isDeleted ? context.tags.endDeletedText : context.tags.endText
      }
    case .character, .anchor:
      out += part.isOld ? ArraySlice(context.copier.copy(piece.node, in: tree)) : tree.bytes[tree.range(piece.node)]
    case .object, .group: object(piece, part, text, isMoved: isMoved)
    case .keptMark: break
    }
  }

  private mutating func object(
    _ piece: Piece, _ part: MergedParagraph.Part, _ text: PartText, isMoved: Bool
  ) {
    let tree = text.tree
    if tree.isWord(piece.node, "fldSimple"), part.side != .both || !open.changes.isEmpty {
      return out += SimpleField(node: piece.node, tree: tree, prefix: prefix)
        .runs(isDeleted: part.isOld && !isMoved) {
          part.isOld ? context.copier.copy($0, in: tree, isDeleted: $1) : Array(tree.bytes[tree.range($0)])
        }
    }
    if part.isOld { return out += context.copier.copy(piece.node, in: tree, isDeleted: !isMoved) }
    if let counterpart = part.counterpart { pairNotes(counterpart, piece) }
    if part.side == .both, tree.isWord(piece.node, "fldSimple"), let change = changedCode(part, of: piece) {
      return write(simpleField: piece.node, codeChange: change)
    }
    if part.side == .inserted, text.revisions[Int(piece.revision)].inserted == nil, let kind = text.noteKind(piece) {
      context.notes.insert(kind, text.noteID(piece))
    }
    if text.view != .marked, tree.isWord(piece.node, "delInstrText") {
      append("<\(prefix)instrText xml:space=\"preserve\">")
      out += tree.bytes[tree.content(piece.node)]
      return append("</\(prefix)instrText>")
    }
    guard part.side == .both, let counterpart = part.counterpart else {
      out += tree.bytes[tree.range(piece.node)]
      return
    }
    out += TextBoxes(writer).write(old: writer.old.pieces[counterpart].node, new: piece.node)
  }

  private func pairNotes(_ oldPiece: Int, _ piece: Piece) {
    let oldPiece = writer.old.pieces[oldPiece]
    if let kind = writer.new.noteKind(piece), writer.old.noteKind(oldPiece) == kind {
      context.notes.pair(kind, old: writer.old.noteID(oldPiece), new: writer.new.noteID(piece))
    }
  }
}
