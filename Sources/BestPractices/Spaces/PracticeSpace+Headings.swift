extension PracticeSpace {
  /// The heading of the space in the form.
  public func heading(in language: FormLanguage) -> String {
    switch language {
    case .es: spanish
    case .en: english
    case .pt: portuguese
    case .fr: french
    }
  }

  private var spanish: String {
    switch self {
    case .title: "Título de la práctica"
    case .country: "País"
    case .period: "Período"
    case .population: "Población"
    case .contact: "Contacto"
    case .themes: "Temas"
    case .objectives: "Objetivos del Pacto Mundial"
    case .summary: "Resumen"
    case .actions: "Qué se hizo"
    case .results: "Resultados y evidencia"
    case .whyBestPractice: "Por qué es una buena práctica"
    case .contributionToGCM: "Cómo contribuye al Pacto Mundial"
    case .criteria: "Criterios"
    case .sources: "Fuentes"
    }
  }

  private var english: String {
    switch self {
    case .title: "Title of the practice"
    case .country: "Country"
    case .period: "Period"
    case .population: "Population"
    case .contact: "Contact"
    case .themes: "Themes"
    case .objectives: "Objectives of the Global Compact"
    case .summary: "Summary"
    case .actions: "What was done"
    case .results: "Results and evidence"
    case .whyBestPractice: "Why it is a best practice"
    case .contributionToGCM: "How it contributes to the Global Compact"
    case .criteria: "Criteria"
    case .sources: "Sources"
    }
  }

  private var portuguese: String {
    switch self {
    case .title: "Título da prática"
    case .country: "País"
    case .period: "Período"
    case .population: "População"
    case .contact: "Contato"
    case .themes: "Temas"
    case .objectives: "Objetivos do Pacto Global"
    case .summary: "Resumo"
    case .actions: "O que foi feito"
    case .results: "Resultados e evidências"
    case .whyBestPractice: "Por que é uma boa prática"
    case .contributionToGCM: "Como contribui para o Pacto Global"
    case .criteria: "Critérios"
    case .sources: "Fontes"
    }
  }

  private var french: String {
    switch self {
    case .title: "Titre de la pratique"
    case .country: "Pays"
    case .period: "Période"
    case .population: "Population"
    case .contact: "Contact"
    case .themes: "Thèmes"
    case .objectives: "Objectifs du Pacte mondial"
    case .summary: "Résumé"
    case .actions: "Ce qui a été fait"
    case .results: "Résultats et éléments de preuve"
    case .whyBestPractice: "Pourquoi c’est une bonne pratique"
    case .contributionToGCM: "Comment elle contribue au Pacte mondial"
    case .criteria: "Critères"
    case .sources: "Sources"
    }
  }
}
