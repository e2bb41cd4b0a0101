import OfficeOpenXML

/// Content controls stay around what changes in them. One that is bound to the file's data is no longer bound where
/// something in it changes: Word fills it from there when it opens the file, and with it the changes would be gone.
extension PartText {
  /// Whether a content control takes its words from data of the file (`w:dataBinding`, 17.5.2.6).
  func isBound(_ wrapper: Int32) -> Bool { !bindings(wrapper).isEmpty }

  /// The elements that bind a control, in their order; Word 2013's own kind is of the same name.
  fileprivate func bindings(_ wrapper: Int32) -> [XMLTree.Node] {
    guard let properties = tree.child(wrappers[Int(wrapper)].node, "sdtPr") else { return [] }
    return tree.children(properties).filter { tree.name($0)?.local == "dataBinding" }
  }

  /// All of a wrapper up to its content.
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

  /// All of a wrapper after its content.
  func closing(of wrapper: Int32) -> ArraySlice<UInt8> {
    let found = wrappers[Int(wrapper)]
    return tree.bytes[tree.content(found.content).upperBound..<tree.range(found.node).upperBound]
  }
}

extension PartWriter {
  /// Takes the binding off the controls around something that changes.
  func unbind(around wrapper: Int32) {
    for number in new.path(wrapper) where new.isBound(number) && new.unbound.insert(number).inserted {
      context.report(.contentControl)
    }
  }
}

extension ParagraphWriter {
  /// Takes the binding off the controls among the runs in which something changes.
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

// MARK: Controls that come or go

extension PartText {
  func isControl(_ wrapper: Int32) -> Bool { tree.isWord(wrappers[Int(wrapper)].node, "sdt") }
}

extension PartWriter {
  /// All of an old control up to its content, as deleted (17.13.5.4): the tags between the ends of a range.
  func openingOfGone(_ wrapper: Int32) -> [UInt8] {
    let (tree, found) = (old.tree, old.wrappers[Int(wrapper)])
    var control = Array("<\(context.prefix)sdt>".utf8)
    for child in tree.children(found.node) where tree.isElement(child) && child != found.content {
      // Its number would be that of the control that may have stayed elsewhere.
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
