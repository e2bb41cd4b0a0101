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
