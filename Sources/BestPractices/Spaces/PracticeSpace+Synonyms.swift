extension PracticeSpace {
  /// What ministries call the space besides the form's own heading, folded as ``HeadingKey`` folds: small letters without
  /// accents, numbers and punctuation.
  ///
  /// | Space | Spanish | English | Portuguese | French |
  /// |---|---|---|---|---|
  /// | title | titulo, nombre de la (buena) practica | title, name of the (best, good) practice | titulo, nome da (boa) pratica | titre, nom de la (bonne) pratique |
  /// | country | estado, pais que presenta | state, member state | estado | etat, etat membre |
  /// | period | fechas, duracion, vigencia | dates, duration, time frame | datas, duracao, vigencia | dates, duree |
  /// | population | poblacion beneficiaria, beneficiarios | target group, beneficiaries | publico alvo, beneficiarios | population cible, beneficiaires |
  /// | contact | persona de contacto, punto focal | contact person, focal point | pessoa de contato, contacto | personne a contacter, point focal |
  /// | and so on | | | | |
  var synonyms: [String] {
    switch self {
    case .title:
      [
        "titulo", "nombre de la practica", "nombre de la buena practica", "titulo de la buena practica", "title",
        "name of the practice", "name of the best practice", "title of the best practice", "title of the good practice",
        "name of the good practice", "nome da pratica", "nome da boa pratica", "titulo da boa pratica", "titre",
        "nom de la pratique", "nom de la bonne pratique", "titre de la bonne pratique", "intitule",
        "intitule de la pratique",
      ]
    case .country:
      [
        "estado", "pais que presenta la practica", "pais o estado", "state", "member state", "country or state",
        "presenting country", "estado membro", "estado miembro", "pais que apresenta a pratica", "etat", "etat membre",
        "pays ou etat", "pays qui presente la pratique", "paises", "countries",
      ]
    case .period:
      [
        "periodo de ejecucion", "fechas", "duracion", "vigencia", "plazo", "dates", "duration", "time frame",
        "timeframe",
        "period of implementation", "implementation period", "periodo de execucao", "periodo de implementacion",
        "datas",
        "duracao", "duree", "periode de mise en œuvre", "periode de mise en oeuvre", "calendrier",
      ]
    case .population:
      [
        "poblacion beneficiaria", "poblacion objetivo", "poblacion destinataria", "beneficiarios",
        "beneficiarias y beneficiarios", "poblacion meta", "target population", "target group", "beneficiaries",
        "population reached", "populacao beneficiada", "populacao alvo", "publico alvo", "beneficiarios as",
        "population cible", "population beneficiaire", "beneficiaires", "groupe cible", "public cible",
      ]
    case .contact:
      [
        "persona de contacto", "datos de contacto", "punto focal", "contactos", "informacion de contacto",
        "contact person",
        "contact details", "focal point", "contacts", "contact information", "pessoa de contato", "dados de contato",
        "contatos", "ponto focal", "contacto", "personne a contacter", "personne contact", "coordonnees", "point focal",
        "pour en savoir plus contacter",
      ]
    case .themes:
      [
        "tema", "areas tematicas", "area tematica", "temas de la consulta", "ejes tematicos", "theme", "topic",
        "topics",
        "thematic area", "thematic areas", "subject", "area tematica s", "areas", "eixos tematicos", "theme s",
        "thematique", "thematiques", "domaines thematiques", "sujets",
      ]
    case .objectives:
      [
        "objetivos", "objetivos del pacto", "objetivo del pacto mundial",
        "objetivos del pacto mundial para la migracion",
        "objetivos del pacto mundial a los que contribuye", "objectives", "gcm objectives", "objectives of the compact",
        "objectives of the gcm", "global compact objectives", "objetivos do pacto",
        "objetivos do pacto global para a migracao",
        "objetivos do pacto mundial", "objectifs", "objectifs du pacte",
        "objectifs du pacte mondial sur les migrations",
      ]
    case .summary:
      [
        "sintesis", "descripcion breve", "breve descripcion", "resumen ejecutivo", "resumen de la practica", "abstract",
        "executive summary", "short description", "brief description", "summary of the practice", "sintese",
        "breve descricao", "descricao breve", "resumo executivo", "resumo da pratica", "synthese", "breve description",
        "description succincte", "resume de la pratique", "apercu",
      ]
    case .actions:
      [
        "descripcion", "descripcion de la practica", "actividades", "acciones", "acciones realizadas",
        "que se ha hecho",
        "lo que se hizo", "actividades realizadas", "desarrollo", "description", "description of the practice",
        "activities",
        "actions", "actions taken", "measures taken", "implementation", "what has been done", "what we did",
        "descricao",
        "descricao da pratica", "atividades", "acoes", "acoes realizadas", "o que se fez", "atividades realizadas",
        "description de la pratique", "activites", "actions menees", "mesures prises", "mise en œuvre",
        "mise en oeuvre",
        "ce que nous avons fait", "ce qui est fait",
      ]
    case .results:
      [
        "resultados", "resultados obtenidos", "resultados alcanzados", "resultados e impacto", "impacto",
        "resultados y evidencias", "evidencia de los resultados", "logros", "results", "outcomes", "results and impact",
        "impact", "results achieved", "evidence of results", "achievements", "resultados obtidos",
        "resultados alcancados",
        "resultados e evidencia", "resultados e provas", "resultats", "resultats obtenus", "resultats et preuves",
        "resultats et impact", "effets", "resultats et donnees probantes",
      ]
    case .whyBestPractice:
      [
        "por que se considera una buena practica", "por que es buena practica",
        "por que es una buena practica y no solo una actividad",
        "motivos por los que es una buena practica", "razones por las que es una buena practica", "justificacion",
        "por que constituye una buena practica", "why this is a best practice", "why is it a best practice",
        "why it is a good practice", "why is this a best practice", "why is this a good practice",
        "why this is a good practice",
        "why it is considered a best practice", "justification", "por que e boa pratica",
        "por que se considera uma boa pratica",
        "porque e uma boa pratica", "justificativa", "por que esta e uma boa pratica",
        "pourquoi il s agit d une bonne pratique",
        "pourquoi est ce une bonne pratique", "pourquoi cette pratique est une bonne pratique",
        "pourquoi c est bonne pratique",
        "pourquoi s agit il d une bonne pratique", "porque es una buena practica",
      ]
    case .contributionToGCM:
      [
        "contribucion al pacto mundial", "aporte al pacto mundial", "aportes al pacto mundial",
        "como aporta al pacto mundial",
        "como contribuye al pacto mundial para la migracion", "contribucion al pacto mundial para la migracion",
        "contribucion al pacto mundial para una migracion segura ordenada y regular",
        "como contribuye al pacto mundial para la migracion segura ordenada y regular",
        "contribution to the global compact",
        "how does it contribute to the global compact", "contribution to the gcm", "how it contributes to the gcm",
        "contribution to the global compact for migration", "how it contributes to the global compact for migration",
        "how does it contribute to the gcm", "relevance to the global compact",
        "contribution to the global compact for safe orderly and regular migration", "contribuicao para o pacto global",
        "contribuicao ao pacto global", "como contribui ao pacto global", "contribuicao para o pacto mundial",
        "como contribui para o pacto mundial", "como contribui para o pacto global para a migracao",
        "contribuicao para o pacto global para a migracao", "contribution au pacte mondial",
        "comment elle contribue au pacte mondial pour les migrations",
        "contribution au pacte mondial sur les migrations",
        "comment cette pratique contribue au pacte mondial", "comment contribue t elle au pacte mondial",
        "contribution au pacte mondial pour des migrations sures ordonnees et regulieres", "apport au pacte mondial",
      ]
    case .criteria:
      [
        "criterios de buena practica", "criterios de una buena practica", "criterios cumplidos", "criteria met",
        "criteria of a best practice", "best practice criteria", "criteria of a good practice",
        "criterios de boa pratica",
        "criterios atendidos", "criteres de bonne pratique", "criteres d une bonne pratique", "criteres remplis",
      ]
    case .sources:
      [
        "referencias", "bibliografia", "enlaces", "documentos", "mas informacion", "fuentes y enlaces", "anexos",
        "references",
        "bibliography", "links", "documents", "further information", "more information", "sources and links", "annexes",
        "bibliografia e fontes", "links e documentos", "mais informacoes", "fontes e links", "anexos e fontes",
        "bibliographie",
        "liens", "pour en savoir plus", "sources et liens", "informations complementaires", "fuente", "fonte", "source",
      ]
    }
  }
}
