import OfficeOpenXML

/// Content controls stay around what changes in them. A control bound to the file's data loses its binding if its
/// content changes: Word would fill it from the data when it opens the file, and the changes would be lost.
extension PartText {
  /// Whether a content control is bound to data of the file (`w:dataBinding`, 17.5.2.6).
  func isBound(_ wrapper: Int32) -> Bool { !bindings(wrapper).isEmpty }

  /// The binding elements of a control, in order; Word 2013's own kind has the same name.
  fileprivate func bindings(_ wrapper: Int32) -> [XMLTree.Node] {
    guard let properties = tree.child(wrappers[Int(wrapper)].node, "sdtPr") else { return [] }
    return tree.children(properties).filter { tree.name($0)?.local == "dataBinding" }
  }

  /// Everything of a wrapper before its content.
  func opening(of wrapper: Int32) -> [UInt8] {
    let found = wrappers[Int(wrapper)]
    var at = tree.range(found.node).lowerBound
    var out: [UInt8] = []
    for node in unbound.contains(wrapper) ? bindings(wrapper) : [] {
      out += tree.bytes[at..<tree.range(node).lowerBound]
      at = tree.range(node).upperBound
    }
    return out + tree.bytes[at..<tree.openingTag(found.content).upperBound]
  }

  /// Everything of a wrapper after its content.
  func closing(of wrapper: Int32) -> ArraySlice<UInt8> {
    let found = wrappers[Int(wrapper)]
    return tree.bytes[tree.content(found.content).upperBound..<tree.range(found.node).upperBound]
  }
}

extension PartWriter {
  /// Removes the binding of the controls around a change.
  func unbind(around wrapper: Int32) {
    for number in new.path(wrapper) where new.isBound(number) && new.unbound.insert(number).inserted {
      context.report(.contentControl)
    }
  }
}

extension ParagraphWriter {
  /// Removes the binding of the controls among runs with changes.
  func unbindControls() {
    var bounds: [Int32: ClosedRange<Int>] = [:]
    for (index, part) in paragraph.parts.enumerated() where !part.isOld {
      for wrapper in writer.new.path(writer.new.pieces[part.piece].wrapper) where writer.new.isBound(wrapper) {
        bounds[wrapper] = (bounds[wrapper]?.lowerBound ?? index)...index
      }
    }
    for (wrapper, range) in bounds where paragraph.parts[range].contains(where: { $0.side != .both }) {
      writer.unbind(around: wrapper)
    }
  }
}

// MARK: Inserted and deleted controls

extension PartText {
  func isControl(_ wrapper: Int32) -> Bool { tree.isWord(wrappers[Int(wrapper)].node, "sdt") }
}

extension PartWriter {
  /// Everything of an old control before its content, as deleted (17.13.5.4): the tags between the ends of a range.
  func openingOfGone(_ wrapper: Int32) -> [UInt8] {
    let (tree, found) = (old.tree, old.wrappers[Int(wrapper)])
    var control = Array("<\(context.prefix)sdt>".utf8)
    for child in tree.children(found.node) where tree.isElement(child) && child != found.content {
      // Its id would be that of the control that may have been kept elsewhere.
      var copy = context.copier.opening(of: child, in: tree)
      if tree.range(child).upperBound > tree.openingTag(child).upperBound {
        for property in tree.children(child) where tree.isElement(property) && !tree.isWord(property, "id") {
          copy += context.copier.copy(property, in: tree)
        }
        copy += tree.closeTag(child)
      }
      control += copy
    }
    return range("customXmlDelRange", around: control + Array("<\(context.prefix)sdtContent>".utf8))
  }

  func closingOfGone(_ wrapper: Int32) -> [UInt8] {
    range("customXmlDelRange", around: Array("</\(context.prefix)sdtContent></\(context.prefix)sdt>".utf8))
  }

  private func range(_ kind: String, around tags: [UInt8]) -> [UInt8] {
    let attribution = context.newAttribution()
    let id = attribution.split(separator: "\"", maxSplits: 2).dropFirst().first ?? ""
    return Array("<\(context.prefix)\(kind)Start\(attribution)/>".utf8) + tags
      + Array("<\(context.prefix)\(kind)End \(context.prefix)id=\"\(id)\"/>".utf8)
  }
}

extension OldCopy {
  /// The opening tag alone.
  func opening(of node: XMLTree.Node, in tree: XMLTree) -> [UInt8] {
    var out: [UInt8] = []
    opening(node, tree, &out)
    return out
  }
}
