import MarkdownText
import Questionnaires
import RecordValues
import Testing

@testable import QuestionnaireForms

struct PrintedFormTests {
  private static let answers = Answers(
    questionnaire: "aplicacion-2027", version: 2, country: "CL", language: "es",
    values: [
      .init(question: "authority", value: .text("<b>Ministerio</b> *del* Interior")),
      .init(question: "law", value: .boolean(true)), .init(question: "instruments", value: .other(["law"], "Circular")),
      .init(question: "description", value: .text("Uno\ndos\n\nTres")),
      .init(question: "share", value: .number("12.5")),
      .init(question: "priorities", value: .choices(["plan", "law", "decree", "none"])),
      .init(
        question: "arrivals",
        value: .rows([.init(id: "men", values: [.init(question: "y2025", value: .number("7"))])])),
      .init(
        question: "agreements",
        value: .entries([[.init(question: "partner", value: .text("Perú"))]])),
    ])

  private func markdown(_ extent: PrintedForm.Extent) -> String {
    let form = FormDocument(
      SampleQuestionnaire.questionnaire, language: "es", country: FormCountry(code: "CL"), answers: Self.answers)
    return String(decoding: MarkdownWriter.write(PrintedForm.blocks(form, extent: extent)).text, as: UTF8.self)
  }

  @Test func printsQuestionsWithTheirAnswers() {
    let text = markdown(.answered)
    for line in [
      "## 1 Instituciones y normas", "**1.1 ¿Qué autoridad dirige la política migratoria?**",
      "\\<b>Ministerio\\</b> \\*del\\* Interior", "- Ley", "- Otro: Circular", "12.5 %", "1. Plan nacional", "2. Ley",
      "### 3.1 Acuerdos", "#### 3.1(1) Registro 1", "Perú",
    ] {
      #expect(text.contains(line), "\(line) is not in \(text)")
    }
    #expect(text.contains("| Hombres | 7 |"), "\(text)")
    #expect(!text.contains("Contacto") && !text.contains("Sin respuesta"))
  }

  @Test func saysWhatIsNotAnswered() {
    let text = markdown(.all)
    #expect(text.contains("**1.3 ¿Desde cuándo está en vigor?** (solo si 1.2 es Sí)\n\n*Sin respuesta*"), "\(text)")
    #expect(text.contains("Indique cifras de 2026."))
  }
}
