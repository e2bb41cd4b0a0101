import Foundation
import Testing

/// Minutes as secretariats write them in Word, made by python-docx.
enum WrittenMinutes {
  /// The forms of the list.
  enum Shape: String, CaseIterable {
    /// Word's own numbers below a heading style; a table with columns; a bold numbered heading and typed numbers.
    case list, table, typed
  }

  /// Writes a file; each item is what, who and when, of which a list says all in one sentence.
  static func write(
    _ items: [(what: String, who: String, when: String)], as shape: Shape, heading: String = "Acuerdos",
    to name: String,
    on desk: Desk
  ) async throws -> String {
    let path = desk.path(name)
    let words = [shape.rawValue, path, heading] + items.flatMap { [$0.what, $0.who, $0.when] }
    let run = try await Program(
      path: "/usr/bin/python3", words: ["-c", script] + words, folder: desk.folder, environment: desk.environment()
    ).run()
    try #require(run.status == 0, "python3-docx is needed: \(run.said)")
    return path
  }

  /// Writes words into another part of a file than its text.
  static func put(_ words: String, in place: String, of path: String, on desk: Desk) async throws {
    let run = try await Program(
      path: "/usr/bin/python3", words: ["-c", beside, words, place, path], folder: desk.folder,
      environment: desk.environment()
    ).run()
    try #require(run.status == 0, "\(run.said)")
  }

  /// The address is in two runs, as Word often writes it.
  private static let beside = """
    import sys, docx, zipfile, shutil
    words, place, path = sys.argv[1:4]
    d = docx.Document(path)
    def runs(p):
        p.add_run('Ask ' + words[:4])
        p.add_run(words[4:])
    if place == 'header':
        runs(d.sections[0].header.paragraphs[0])
    elif place == 'footer':
        runs(d.sections[0].footer.paragraphs[0])
    elif place == 'properties':
        d.core_properties.author = words
    d.save(path)
    w = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    change = {
        'deleted': f'<w:p><w:del w:id="90" w:author="A"><w:r><w:delText>{words[:4]}</w:delText></w:r>'
            f'<w:r><w:delText>{words[4:]}</w:delText></w:r></w:del><w:r><w:t>Fin.</w:t></w:r></w:p>',
        'author': f'<w:p><w:ins w:id="91" w:author="{words}"><w:r><w:t>Fin.</w:t></w:r></w:ins></w:p>',
    }.get(place, '')
    if change or place == 'comment':
        old = zipfile.ZipFile(path)
        new = zipfile.ZipFile(path + '.new', 'w', zipfile.ZIP_DEFLATED)
        for item in old.namelist():
            data = old.read(item)
            if item == 'word/document.xml' and change:
                data = data.replace(b'<w:sectPr', change.encode() + b'<w:sectPr', 1)
            if item == '[Content_Types].xml' and place == 'comment':
                data = data.replace(b'</Types>', b'<Override PartName="/word/comments.xml" ContentType='
                    b'"application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"/></Types>')
            if item == 'word/_rels/document.xml.rels' and place == 'comment':
                data = data.replace(b'</Relationships>', b'<Relationship Id="rId900" Type="http://schemas.openxmlformats'
                    b'.org/officeDocument/2006/relationships/comments" Target="comments.xml"/></Relationships>')
            new.writestr(item, data)
        if place == 'comment':
            new.writestr('word/comments.xml', f'<w:comments {w}><w:comment w:id="0" w:author="A"><w:p><w:r><w:t>'
                f'{words[:4]}</w:t></w:r><w:r><w:t>{words[4:]}</w:t></w:r></w:p></w:comment></w:comments>')
        new.close()
        shutil.move(path + '.new', path)
    """

  private static let script = """
    import sys, docx
    shape, path, heading = sys.argv[1:4]
    rest = sys.argv[4:]
    items = [rest[i:i + 3] for i in range(0, len(rest), 3)]
    d = docx.Document()
    d.add_heading('Minuta de la reunión', 0)
    d.add_heading('Participantes', 1)
    d.add_paragraph('Chile, Panamá y las Secretarías Técnicas.')
    d.add_heading('Lo tratado', 1)
    d.add_paragraph('Se revisó el acta del 30 de marzo de 2017.', style='List Number')
    if shape == 'typed':
        p = d.add_paragraph()
        p.add_run('III. ' + heading.upper()).bold = True
        for n, (what, who, when) in enumerate(items, 1):
            d.add_paragraph(f'{n}. {what}')
        p = d.add_paragraph()
        p.add_run('IV. FIRMAS').bold = True
        d.add_paragraph('1. Panamá')
    elif shape == 'table':
        d.add_heading('3. ' + heading, 1)
        t = d.add_table(rows=1, cols=4)
        for cell, text in zip(t.rows[0].cells, ['N.º', 'Acuerdo', 'Responsable', 'Plazo']):
            cell.text = text
        for n, (what, who, when) in enumerate(items, 1):
            for cell, text in zip(t.add_row().cells, [str(n), what, who, when]):
                cell.text = text
    else:
        d.add_heading(heading, 1)
        for what, who, when in items:
            d.add_paragraph(what, style='List Number 2')
        d.add_heading('Firmas', 1)
        d.add_paragraph('Panamá', style='List Bullet')
    d.save(path)
    """
}
