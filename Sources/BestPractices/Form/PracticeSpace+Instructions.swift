extension PracticeSpace {
  /// What the form asks for in the space; `nil` where the heading says it.
  public func instruction(in language: FormLanguage) -> String? {
    switch language {
    case .es: spanishInstruction
    case .en: englishInstruction
    case .pt: portugueseInstruction
    case .fr: frenchInstruction
    }
  }

  private var spanishInstruction: String? {
    switch self {
    case .title, .country: nil
    case .period: "Desde cuándo y hasta cuándo; o «en curso»."
    case .population: "A quiénes alcanzó, y a cuántas personas."
    case .contact: "Institución y cargo. El documento será público: no escriba teléfonos ni correos personales."
    case .themes: "A qué temas de las consultas corresponde."
    case .objectives: "A cuáles de los 23 objetivos del Pacto Mundial sirve."
    case .summary: "En tres o cuatro oraciones, para quien no lea nada más."
    case .actions: "Qué se hizo, quién lo hizo, con quién y con qué medios."
    case .results: "Qué cambió, y cómo se sabe: cifras, evaluaciones, testimonios."
    case .whyBestPractice: "Qué la distingue de una actividad ordinaria. Este espacio es obligatorio."
    case .contributionToGCM: "Qué aporta al Pacto Mundial, y a qué compromiso. Este espacio es obligatorio."
    case .criteria: "Diga con hechos cómo cumple cada criterio. No se califica: deje vacío lo que no corresponda."
    case .sources: "Informes, leyes, evaluaciones y páginas donde se puede leer más."
    }
  }

  private var englishInstruction: String? {
    switch self {
    case .title, .country: nil
    case .period: "From when to when; or “ongoing”."
    case .population: "Whom it reached, and how many people."
    case .contact:
      "Institution and office. The document will be public: give no personal telephone numbers or addresses."
    case .themes: "Which themes of the consultations it belongs to."
    case .objectives: "Which of the 23 objectives of the Global Compact it serves."
    case .summary: "In three or four sentences, for those who read nothing else."
    case .actions: "What was done, who did it, with whom and by what means."
    case .results: "What changed, and how that is known: figures, evaluations, testimonies."
    case .whyBestPractice: "What distinguishes it from an ordinary activity. This space is required."
    case .contributionToGCM: "What it adds to the Global Compact, and to which commitment. This space is required."
    case .criteria: "Say with facts how it meets each criterion. Nothing is scored: leave empty what does not apply."
    case .sources: "Reports, laws, evaluations and pages where more can be read."
    }
  }

  private var portugueseInstruction: String? {
    switch self {
    case .title, .country: nil
    case .period: "Desde quando e até quando; ou “em curso”."
    case .population: "Quem alcançou, e quantas pessoas."
    case .contact: "Instituição e cargo. O documento será público: não escreva telefones nem e-mails pessoais."
    case .themes: "A que temas das consultas corresponde."
    case .objectives: "A quais dos 23 objetivos do Pacto Global serve."
    case .summary: "Em três ou quatro frases, para quem não ler mais nada."
    case .actions: "O que foi feito, por quem, com quem e com que meios."
    case .results: "O que mudou, e como se sabe: números, avaliações, depoimentos."
    case .whyBestPractice: "O que a distingue de uma atividade comum. Este espaço é obrigatório."
    case .contributionToGCM: "O que acrescenta ao Pacto Global, e a que compromisso. Este espaço é obrigatório."
    case .criteria: "Diga com fatos como cumpre cada critério. Não há notas: deixe vazio o que não se aplique."
    case .sources: "Relatórios, leis, avaliações e páginas onde se pode ler mais."
    }
  }

  private var frenchInstruction: String? {
    switch self {
    case .title, .country: nil
    case .period: "De quand à quand ; ou « en cours »."
    case .population: "Qui elle a touché, et combien de personnes."
    case .contact: "Institution et fonction. Le document sera public : n’indiquez ni téléphone ni adresse personnels."
    case .themes: "De quels thèmes des consultations elle relève."
    case .objectives: "Lesquels des 23 objectifs du Pacte mondial elle sert."
    case .summary: "En trois ou quatre phrases, pour qui ne lira rien d’autre."
    case .actions: "Ce qui a été fait, par qui, avec qui et par quels moyens."
    case .results: "Ce qui a changé, et comment on le sait : chiffres, évaluations, témoignages."
    case .whyBestPractice: "Ce qui la distingue d’une activité ordinaire. Cet espace est obligatoire."
    case .contributionToGCM: "Ce qu’elle apporte au Pacte mondial, et à quel engagement. Cet espace est obligatoire."
    case .criteria:
      "Dites par des faits comment elle remplit chaque critère. Rien n’est noté : laissez vide ce qui ne convient pas."
    case .sources: "Rapports, lois, évaluations et pages où en lire davantage."
    }
  }
}
