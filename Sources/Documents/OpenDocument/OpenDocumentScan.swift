import Markdown
import OfficePackage

/// What an .odt holds beside its running text: the facts behind its warnings and refusals.
struct OpenDocumentScan {
  private(set) var warnings: [DocumentWarning] = []
  private(set) var title: String?
  private(set) var letters = 0

  /// - Throws: ``PackageError/passwordProtected``, ``PackageError/macros`` or
  ///   ``PackageError/damaged(_:)``.
  init(_ archive: borrowing OfficeArchive) throws(PackageError) {
    if archive.holds("META-INF/manifest.xml") {
      let encryption = ElementCount("encryption-data")
      try archive.scan("META-INF/manifest.xml", encryption)
      guard encryption.count == 0 else { throw .passwordProtected }
    }
    guard !archive.names.contains(where: Self.isMacro) else { throw .macros }

    let body = OpenDocumentStory()
    try archive.scan("content.xml", body)
    letters = body.letters
    let styles = OpenDocumentStory()
    if archive.holds("styles.xml") { try archive.scan("styles.xml", styles) }
    if archive.holds("meta.xml") {
      let properties = ElementText("title")
      try archive.scan("meta.xml", properties)
      title = properties.words
    }

    if body.insertions + body.deletions > 0 {
      warnings.append(
        .trackedChanges(
          insertions: body.insertions, deletions: body.deletions, moves: 0, authors: body.authors.sorted()))
    }
    warnings.add(DocumentWarning.comments, body.comments)
    warnings.add(DocumentWarning.images, body.images)
    warnings.add(DocumentWarning.headersAndFooters, styles.margins)
    warnings.add(DocumentWarning.placedTextBoxes, body.textBoxes)
    warnings.add(DocumentWarning.embeddedObjects, body.objects)
    warnings.add(DocumentWarning.externalContent, body.externals)
    warnings.add(DocumentWarning.formFields, body.formFields)
    if body.listsInCells || (body.headings > 0 && (styles.numbersHeadings || body.numbersHeadings)) {
      warnings.append(.automaticNumbers)
    }
  }

  /// A module of LibreOffice Basic or a script; the lists of empty libraries are none.
  private static func isMacro(_ part: String) -> Bool {
    let steps = part.partSegments.filter { !$0.isEmpty }
    if steps.count > 2, steps[0] == "Scripts" { return true }
    return steps.count == 3 && steps[0] == "Basic"
      && !["script-lb.xml", "dialog-lb.xml"].contains(String(steps[2]))
  }
}

/// Counts, in one part of an .odt, what pandoc leaves out or reads otherwise.
final class OpenDocumentStory: XMLVisitor {
  private(set) var insertions = 0
  private(set) var deletions = 0
  private(set) var authors: Set<String> = []
  private(set) var comments = 0
  private(set) var images = 0
  private(set) var textBoxes = 0
  private(set) var objects = 0
  private(set) var externals = 0
  private(set) var formFields = 0
  private(set) var headings = 0
  private(set) var numbersHeadings = false
  /// Their items are paragraphs in the text.
  private(set) var listsInCells = false
  /// Headers and footers with words.
  private(set) var margins = 0
  private(set) var letters = 0

  private var paragraphs = 0
  private var cells = 0
  private var hidden = 0
  /// The letters in each text box and drawn shape that stands open.
  private var boxes: [Int] = []
  private var changes = 0
  private var inOutline = false
  private var creator: [UInt8]?
  private var marginLetters: Int?

  func begin(_ name: XMLName, _ attributes: XMLAttributes) {
    switch name.local {
    case "p": paragraphs += 1
    case "h":
      paragraphs += 1
      if hidden == 0 { headings += 1 }
    case "table-cell": cells += 1
    case "list" where cells > 0 && hidden == 0: listsInCells = true
    case "tracked-changes":
      changes += 1
      hidden += 1
    case "insertion" where changes > 0: insertions += 1
    case "deletion" where changes > 0: deletions += 1
    case "creator" where changes > 0: creator = []
    case "annotation":
      comments += 1
      hidden += 1
    case "image" where name.namespace == .openDrawing:
      images += 1
      countExternal(attributes["href"])
    case let local where OpenDocumentEdits.boxes.contains(local):
      if name.namespace == .openDrawing { boxes.append(0) }
    // It repeats the headings.
    case "table-of-content": hidden += 1
    case "object", "object-ole", "plugin", "applet":
      objects += 1
      hidden += 1
      countExternal(attributes["href"])
    case "section-source": countExternal(attributes["href"])
    // A note's own number, which Markdown counts by itself.
    case "form", "note-citation": hidden += 1
    case "header", "footer", "header-left", "footer-left", "header-first", "footer-first":
      if name.namespace == .openStyle { marginLetters = 0 }
    case "outline-style": inOutline = true
    case "outline-level-style" where inOutline:
      if let format = attributes["num-format"], !format.isEmpty { numbersHeadings = true }
    default:
      if name.namespace == .openForm, attributes["id"] != nil { formFields += 1 }
    }
  }

  func end(_ name: XMLName, _ bytes: Range<Int>) {
    switch name.local {
    case "p", "h": paragraphs -= 1
    case "table-cell": cells -= 1
    case "tracked-changes":
      changes -= 1
      hidden -= 1
    case "creator":
      if let creator { authors.insert(nfc(String(decoding: creator, as: UTF8.self))) }
      creator = nil
    case "annotation", "object", "object-ole", "plugin", "applet", "form", "note-citation",
      "table-of-content":
      hidden -= 1
    case let local where OpenDocumentEdits.boxes.contains(local):
      if name.namespace == .openDrawing, let letters = boxes.popLast(), letters > 0 { textBoxes += 1 }
    case "header", "footer", "header-left", "footer-left", "header-first", "footer-first":
      if let marginLetters, marginLetters > 0 { margins += 1 }
      marginLetters = nil
    case "outline-style": inOutline = false
    default: break
    }
  }

  func text(_ text: UnsafeBufferPointer<UInt8>) {
    if let kept = creator, kept.count < 500 { creator = kept + text }
    guard paragraphs > 0, hidden == 0 else { return }
    let count = LetterCount.of(text)
    letters += count
    if !boxes.isEmpty { boxes[boxes.count - 1] += count }
    if let sum = marginLetters { marginLetters = sum + LetterCount.withoutFigures(text) }
  }

  /// Parts of the file itself have a relative address.
  private func countExternal(_ address: String?) {
    guard let address else { return }
    if address.contains("://") || address.utf8.first == UInt8(ascii: "/") || address.utf8.starts(with: "../".utf8) {
      externals += 1
    }
  }
}
