import Foundation
import Testing

/// A form of a best practice that a ministry filled in, by programs that are not ours.
enum FilledPracticeForm {
  /// How the form was treated.
  enum Manner: String, CaseIterable {
    /// As it was meant: the instructions stay.
    case plain
    /// Each heading has a number of its own, and capitals.
    case renumbered
    /// Everything is in one table of two columns.
    case table
    /// The instructions were deleted, and the headings are paragraphs in bold.
    case bold
    /// The headings are in another language than the form.
    case translated
  }

  /// Fills in a form with python-docx.
  ///
  /// - Parameter leavingOut: the headings below which nothing is written.
  static func fill(
    _ form: String, as file: String, _ manner: Manner = .plain, country: String = "Chile", leavingOut: [String] = [],
    at desk: Desk
  ) async throws {
    let script = try desk.write("fill.py", source)
    let run = try await Program(
      path: "/usr/bin/python3",
      words: [script, desk.path(form), desk.path(file), manner.rawValue, country] + leavingOut, folder: desk.folder,
      environment: desk.environment()
    ).run()
    try #require(run.status == 0, "\(run.said)")
  }

  /// Opens a file in LibreOffice and saves it again.
  static func resaved(_ file: String, as ending: String, at desk: Desk) async throws {
    let profile = "-env:UserInstallation=file://" + desk.path("office-profile")
    let run = try await desk.shell(
      "soffice --headless '\(profile)' --convert-to \(ending) --outdir resaved \(desk.path(file)) >&2")
    try #require(run.status == 0, "\(run.said)")
  }

  /// The answers are in Spanish; the form may be in any language.
  private static let source = #"""
    import copy, sys, docx
    from docx.shared import Pt

    form, out, manner, country = sys.argv[1:5]
    left_out = sys.argv[5:]
    doc = docx.Document(form)
    facts = ["Ventanilla única para personas migrantes", country, "2015–2017", "1.200 personas, 640 mujeres y 85 niñas",
             "Dirección de Asuntos Consulares"]
    told = ["La ventanilla reúne a tres oficinas en un solo lugar.", "Se firmó un convenio y se capacitó a 40 funcionarias.",
            "El trámite pasó de 90 a 20 días.", "Porque une a las tres oficinas y la evaluó una universidad.",
            "Facilita la regularización y el acceso a servicios.", None, "Informe de evaluación, 2017"]
    tables = doc.tables
    for row, words in zip(tables[0].rows, facts):
        cell = row.cells[1]
        cell.paragraphs[0].text = words
    tables[1].rows[0].cells[0].paragraphs[0].text = "X"
    for number in (5, 7):
        tables[2].rows[number - 1].cells[0].paragraphs[0].text = "x" if number == 5 else "☒"
    for row, words in zip(tables[3].rows, ["El plazo bajó a 20 días.", "", "Bastan un convenio y un local."]):
        row.cells[1].paragraphs[0].text = words
    headings = [p for p in doc.paragraphs if p.style.name.startswith("Heading")]
    # The themes and the objectives come first.
    for heading, words in zip(headings[2:], told):
        if words is None or heading.text in left_out: continue
        answer = heading._p
        for _ in range(2):
            answer = answer.getnext()
        docx.text.paragraph.Paragraph(answer, heading._parent).add_run(words)

    if manner == "renumbered":
        numerals = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"]
        for numeral, heading in zip(numerals, headings):
            heading.text = numeral + ") " + heading.text.upper() + ":"
        for place, row in enumerate(tables[0].rows):
            run = row.cells[0].paragraphs[0].runs[0]
            run.text = "0.%d " % (place + 1) + run.text
    elif manner == "translated":
        names = ["Themes", "Objectives of the Global Compact", "Summary", "What was done", "Results and evidence",
                 "Why it is a best practice", "How it contributes to the Global Compact", "Criteria", "Sources"]
        for name, heading in zip(names, headings): heading.text = name
    elif manner == "bold":
        for heading in headings:
            following = heading._p.getnext()
            text = docx.text.paragraph.Paragraph(following, heading._parent).text
            following.getparent().remove(following)
            words = heading.text
            heading.style = doc.styles["Normal"]
            heading.text = ""
            heading.add_run(words).bold = True
    elif manner == "table":
        body = doc.element.body
        rows = []
        for row, words in zip(tables[0].rows, facts): rows.append((row.cells[0].text, words))
        rows.append((headings[0].text, tables[1].rows[0].cells[1].text))
        rows.append((headings[1].text, "5, 7"))
        for heading, words in zip(headings[2:], told):
            instruction = docx.text.paragraph.Paragraph(heading._p.getnext(), heading._parent).text
            said = "" if heading.text in left_out else words
            if words is None: said = "Eficaz: el plazo bajó a 20 días."
            rows.append((heading.text + "\n" + instruction, said or ""))
        for child in list(body):
            if not child.tag.endswith("sectPr"): body.remove(child)
        table = doc.add_table(rows=0, cols=2)
        for left, right in rows:
            cells = table.add_row().cells
            cells[0].paragraphs[0].text = left.split("\n")[0]
            for line in left.split("\n")[1:]: cells[0].add_paragraph(line)
            cells[1].paragraphs[0].text = right
    doc.save(out)
    """#
}
