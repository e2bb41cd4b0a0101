import QuestionnaireForms
import Questionnaires
import RecordValues

/// A questionnaire with every type of question, in two languages.
enum SampleQuestionnaire {
  static let languages = ["es", "en"]

  static func text(_ es: String, _ en: String) -> LocalizedText { LocalizedText([("es", es), ("en", en)]) }

  static let instruments = ChoiceList(
    id: "instruments",
    choices: [
      Choice(id: "law", label: text("Ley", "Act of parliament")),
      Choice(id: "decree", label: text("Decreto", "Decree")),
      Choice(id: "plan", label: text("Plan nacional", "National plan")),
      Choice(id: "none", label: text("Ninguno", "None")),
    ])

  static let regions = ChoiceList(
    id: "regions",
    choices: [
      Choice(id: "ca", label: text("Centroamérica", "Central America"), facts: [.init(name: "side", value: "north")]),
      Choice(id: "caribe", label: text("Caribe", "Caribbean"), facts: [.init(name: "side", value: "north")]),
      Choice(id: "andes", label: text("Andes", "Andes"), facts: [.init(name: "side", value: "south")]),
      Choice(id: "cono", label: text("Cono Sur", "Southern Cone"), facts: [.init(name: "side", value: "south")]),
    ])

  static let sides = ChoiceList(
    id: "sides",
    choices: [
      Choice(id: "north", label: text("Norte", "North")), Choice(id: "south", label: text("Sur", "South")),
    ])

  static let questionnaire = Questionnaire(
    id: "aplicacion-2027", version: 2,
    title: text("Aplicación del Pacto Mundial para la Migración", "Implementation of the Global Compact for Migration"),
    introduction: text(
      "Cuestionario de la Secretaría Técnica a los Estados miembros.\nLas respuestas se publican.",
      "Questionnaire of the Technical Secretariat to the member States.\nAnswers are published."),
    deadline: CalendarDay("2027-05-31").map { .init(day: $0) },
    sections: [
      Group(
        id: "institutions", label: text("Instituciones y normas", "Institutions and law"),
        hint: text("Sobre el marco nacional.", "On the national framework."),
        items: [
          .question(
            Question(
              id: "authority", type: .text,
              label: text("¿Qué autoridad dirige la política migratoria?", "Which authority directs migration policy?"),
              hint: text("Nombre oficial completo.", "Its full official name."), isRequired: true)),
          .question(
            Question(
              id: "law", type: .yesNo, label: text("¿Existe una ley de migración?", "Is there a migration act?"),
              isRequired: true)),
          .question(
            Question(
              id: "law_date", type: .date, label: text("¿Desde cuándo está en vigor?", "Since when is it in force?"),
              relevant: Expression("${law} = 'yes' or ${law} = 'true'"))),
          .question(
            Question(
              id: "instruments", type: .many(.init(list: "instruments", allowsOther: true)),
              label: text("¿Qué instrumentos se aplican?", "Which instruments apply?"))),
          .question(
            Question(
              id: "status", type: .status,
              label: text("¿Está aplicado el objetivo 2?", "Is objective 2 implemented?"))),
          .question(
            Question(
              id: "description", type: .longText, label: text("Describa las medidas.", "Describe the measures."),
              hint: text("Hasta dos páginas.", "Up to two pages."))),
        ]),
      Group(
        id: "figures", label: text("Cifras", "Figures"),
        items: [
          .question(
            Question(id: "intro", type: .note, label: text("Indique cifras de 2026.", "Give figures of 2026."))),
          .question(
            Question(
              id: "staff", type: .integer, label: text("Personal consular", "Consular staff"),
              constraint: Expression(". >= 0"),
              constraintMessage: text("No puede ser negativo.", "This cannot be negative."))),
          .question(Question(id: "budget", type: .decimal, label: text("Presupuesto (millones)", "Budget (millions)"))),
          .question(Question(id: "share", type: .percentage, label: text("Proporción de mujeres", "Share of women"))),
          .question(Question(id: "opens", type: .time, label: text("Hora de apertura", "Opening time"))),
          .question(
            Question(
              id: "moment", type: .dateTime, label: text("Fecha y hora del último censo", "Time of the last census"))),
          .question(
            Question(
              id: "side", type: .one(.init(list: "sides")), label: text("¿Norte o sur?", "North or south?"))),
          .question(
            Question(
              id: "region", type: .one(.init(list: "regions", filter: Expression("side = ${side}"), allowsOther: true)),
              label: text("Región", "Region"))),
          .question(
            Question(
              id: "priorities", type: .ranking(.init(list: "instruments")),
              label: text("Ordene los instrumentos", "Rank the instruments"))),
          .question(
            Question(
              id: "arrivals",
              type: .table(
                rows: [
                  Choice(id: "women", label: text("Mujeres", "Women")),
                  Choice(id: "men", label: text("Hombres", "Men")),
                ],
                columns: [
                  Question(id: "y2025", type: .integer, label: text("2025", "2025")),
                  Question(id: "y2026", type: .integer, label: text("2026", "2026")),
                  Question(id: "source", type: .one(.init(list: "sides")), label: text("Fuente", "Source")),
                ]), label: text("Llegadas", "Arrivals"))),
          .question(Question(id: "annex", type: .file, label: text("Anexo estadístico", "Statistical annex"))),
          .question(
            Question(
              id: "double", type: .calculation(Expression("${staff} * 2")),
              label: text("El doble del personal", "Twice the staff"))),
        ]),
      Group(
        id: "cooperation", label: text("Cooperación", "Cooperation"),
        items: [
          .group(
            Group(
              id: "agreements", label: text("Acuerdos", "Agreements"), repetition: .init(most: 6),
              items: [
                .question(
                  Question(id: "partner", type: .text, label: text("Contraparte", "Partner"), isRequired: true)),
                .question(Question(id: "signed", type: .date, label: text("Fecha de firma", "Date of signature"))),
                .question(
                  Question(
                    id: "topics", type: .many(.init(list: "instruments")), label: text("Materias", "Subjects"))),
              ])),
          .group(
            Group(
              id: "contact", label: text("Contacto", "Contact"),
              items: [
                .question(
                  Question(id: "unit", type: .text, label: text("Unidad responsable", "Responsible unit")))
              ])),
        ]),
    ], choiceLists: [instruments, regions, sides])

  static let countries = [
    FormCountry(code: "CL", name: text("Chile", "Chile")), FormCountry(code: "BR", name: text("Brasil", "Brazil")),
    FormCountry(code: "MX", name: text("México", "Mexico")),
  ]
}
