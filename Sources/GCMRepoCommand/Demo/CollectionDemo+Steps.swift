import GCMRepo
import RecordLocalization

extension CollectionDemo {
  private static let rosa = ["--party", "RCM-TS", "--author", "Rosa Molina <rosa.molina@rcm.example.org>"]

  private static func on(
    _ words: String..., more: [String] = [], lines: Int? = nil, isRefused: Bool = false
  ) -> ShownStep.Command {
    ShownStep.Command(words: ["gcmrepo"] + words + more + ["-C", folder], isRefused: isRefused, lines: lines)
  }

  static let replies: [Reply] = [
    .init(
      party: "CL", language: "es", form: .docx, person: "Ana Pérez <ana@cl.example.org>",
      institution: "Ministerio de Relaciones Exteriores", hasConsulted: .boolean(true),
      themes: ["human-rights", "regular-pathways"],
      proposals: "Alternativas a la detención, en primer lugar para niñas, niños y adolescentes."),
    .init(
      party: "MX", language: "es", form: .xlsx, person: "Luis Rey <luis@mx.example.org>",
      institution: "Secretaría de Relaciones Exteriores", hasConsulted: .boolean(true),
      themes: ["human-rights", "smuggling-and-trafficking"],
      proposals: "Acceso a la justicia sin consecuencias migratorias."),
    .init(
      party: "GT", language: "es", form: .html, person: "Eva Paz <eva@gt.example.org>", institution: "Cancillería",
      hasConsulted: .boolean(false), themes: ["drivers", "diasporas"], proposals: "Remesas con menores costos."),
    .init(
      party: "BR", language: "pt", form: .docx, person: "João Reis <joao@br.example.org>",
      institution: "Ministério das Relações Exteriores", hasConsulted: .boolean(true),
      themes: ["human-rights", "governance"], proposals: "Documentação e integração na fronteira."),
    .init(
      party: "CA", language: "en", form: .yml, person: "Kim Roy <kim@ca.example.org>", institution: "Global Affairs",
      hasConsulted: .unknown, themes: ["regular-pathways"], proposals: "Regular pathways that employers can use."),
    .init(
      party: "PE", language: "es", form: .xlsx, person: "Rosa Díaz <rosa@pe.example.org>",
      institution: "Ministerio de Relaciones Exteriores", hasConsulted: .boolean(true),
      themes: ["human-rights", "governance"], proposals: "Reuniones consulares dos veces al año."),
  ]

  static let asking = ShownStep(
    Message("RCM's secretariat makes a record with a questionnaire, and sends its form to the States."),
    ShownStep.Command("gcmrepo", "init", folder, "--author", "Rosa Molina <rosa.molina@rcm.example.org>", lines: 1),
    on("questionnaire", "form", "gcm-inputs", "--lang", "es", "-o", "documents/formulario.docx"),
    on("questionnaire", "form", "gcm-inputs", "--lang", "es", "-o", "documents/formulario.html"))

  static let answering = ShownStep(
    Message("Six States answer: in Word, in Excel, in the browser and in a text file."),
    commands: replies.map { reply in
      on(
        "submit", reply.file, "--kind", "questionnaire", "--country", reply.party.description, "--author", reply.person,
        lines: 3)
    })

  static let reading = ShownStep(
    Message("The answers beside each other: who has answered, what it comes to, and the same as a page with charts."),
    on("questionnaire", "list"), on("questionnaire", "table", "gcm-inputs"),
    on("questionnaire", "table", "gcm-inputs", "--question", "national-consultation"),
    on("questionnaire", "table", "gcm-inputs", "-o", "documents/respuestas.html"))

  static let sharing = ShownStep(
    Message("Two States send best practices; the conferences print them as one document."),
    on(
      "submit", "documents/ventanilla.md", "--country", "CL", "--kind", "best-practice", "--lang", "es", "--theme",
      "human-rights", "--objective", "15", "--author", "Ana Pérez <ana@cl.example.org>", lines: 4),
    on(
      "submit", "documents/consulado.md", "--country", "PE", "--kind", "best-practice", "--lang", "es", "--theme",
      "governance", "--objective", "14", "--author", "Rosa Díaz <rosa@pe.example.org>", lines: 4),
    on("practices", "list"), on("practices", "compile", "--lang", "es", "-o", "documents/compendio.docx"))

  static let checking = ShownStep(
    Message(
      "A word that both conferences have given up is found in the declaration, in whatever form it stands there."),
    on(
      "glossary", "add", "--term", "es=ilegal", "--term", "en=illegal", "--status", "deprecated", "--definition",
      "es=No se dice de personas.", "--conference", "RCM", "--conference", "CSM", more: rosa, lines: 1),
    on("declare", declaration, "--lang", "es", "-m", "Tercera lectura", more: rosa, lines: 1),
    on("glossary", "check", "--kind", "deprecated", isRefused: true))

  static let practices: [(name: String, text: String)] = [
    (
      "documents/ventanilla.md",
      """
      # Ventanilla única para personas migrantes

      ## Resumen

      Una sola oficina atiende a las personas migrantes en cuatro trámites.

      ## Por qué es una buena práctica

      Redujo de 40 a 9 días el tiempo de espera, y una universidad la evaluó.

      ## Cómo contribuye al Pacto Mundial

      Da acceso a servicios básicos y a información exacta en todas las etapas.

      """
    ),
    (
      "documents/consulado.md",
      """
      # Consulados móviles en la frontera

      ## Resumen

      Dos equipos consulares recorren la frontera cada mes.

      ## Por qué es una buena práctica

      Llega a quienes no pueden viajar a la capital; 1.200 documentos en un año.

      ## Cómo contribuye al Pacto Mundial

      Mejora la protección y la asistencia consulares en todo el ciclo migratorio.

      """
    ),
  ]

  static let suggestions = [
    "gcmrepo questionnaire table gcm-inputs --question 2.1 -C registro",
    "gcmrepo show CL/questionnaires/gcm-inputs -C registro",
    "gcmrepo questionnaire next-round gcm-inputs --party RCM-TS -C registro",
    "gcmrepo practices show CL/best-practices/ventanilla-unica-para-personas-migrantes -C registro",
    "gcmrepo glossary list -C registro",
  ]
}
