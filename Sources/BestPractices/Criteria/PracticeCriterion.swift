/// What makes a practice one that others may follow.
///
/// A practice says of a criterion in words how it meets it: facts, not scores. A criterion of which nothing is said is not
/// one that is not met.
public enum PracticeCriterion: String, Sendable, Hashable, CaseIterable {
  /// It achieved what it set out to do.
  case effective
  /// It lasts, or can last, without the means that it began with.
  case sustainable
  /// Others can do the same elsewhere.
  case replicable
  /// It rests on the human rights of migrants.
  case rightsBased = "rights_based"
  /// It takes account of the different situations of women and men.
  case genderSensitive = "gender_sensitive"
  /// It takes account of the rights and needs of children.
  case childSensitive = "child_sensitive"
  /// What is said of it can be verified.
  case evidence

  /// Its name in the form.
  public func name(in language: FormLanguage) -> String {
    switch (self, language) {
    case (.effective, .es): "Eficaz"
    case (.effective, .en): "Effective"
    case (.effective, .pt): "Eficaz"
    case (.effective, .fr): "Efficace"
    case (.sustainable, .es): "Sostenible"
    case (.sustainable, .en): "Sustainable"
    case (.sustainable, .pt): "Sustentável"
    case (.sustainable, .fr): "Durable"
    case (.replicable, .es): "Replicable"
    case (.replicable, .en): "Replicable"
    case (.replicable, .pt): "Replicável"
    case (.replicable, .fr): "Reproductible"
    case (.rightsBased, .es): "Basada en los derechos humanos"
    case (.rightsBased, .en): "Based on human rights"
    case (.rightsBased, .pt): "Baseada nos direitos humanos"
    case (.rightsBased, .fr): "Fondée sur les droits de l’homme"
    case (.genderSensitive, .es): "Con perspectiva de género"
    case (.genderSensitive, .en): "Gender-sensitive"
    case (.genderSensitive, .pt): "Com perspectiva de gênero"
    case (.genderSensitive, .fr): "Soucieuse de l’égalité des sexes"
    case (.childSensitive, .es): "Adaptada a la niñez"
    case (.childSensitive, .en): "Child-sensitive"
    case (.childSensitive, .pt): "Sensível às crianças"
    case (.childSensitive, .fr): "Adaptée aux enfants"
    case (.evidence, .es): "Con evidencia"
    case (.evidence, .en): "Evidence-based"
    case (.evidence, .pt): "Com evidências"
    case (.evidence, .fr): "Étayée par des preuves"
    }
  }

  /// Other names, folded as ``HeadingKey`` folds.
  var synonyms: [String] {
    switch self {
    case .effective:
      ["eficacia", "efectiva", "efectivo", "efectividad", "effectiveness", "efetiva", "efetividade", "efficacite"]
    case .sustainable:
      [
        "sostenibilidad", "sustentable", "sustentabilidad", "sustainability", "sustentabilidade", "durabilite",
        "perenne",
      ]
    case .replicable:
      ["replicabilidad", "replicability", "transferable", "replicabilidade", "reproductibilite", "transposable"]
    case .rightsBased:
      [
        "enfoque de derechos", "enfoque de derechos humanos", "derechos humanos", "basada en derechos", "rights based",
        "human rights", "human rights based", "baseada em direitos", "direitos humanos", "enfoque de direitos",
        "droits de l homme", "droits humains", "fondee sur les droits", "fondee sur les droits humains",
      ]
    case .genderSensitive:
      [
        "genero", "enfoque de genero", "perspectiva de genero", "sensible al genero", "gender", "gender responsive",
        "sensivel ao genero", "perspectiva de genero s", "genre", "sensible au genre", "egalite des sexes",
        "tenant compte du genre",
      ]
    case .childSensitive:
      [
        "niñez", "ninez", "sensible a la ninez", "enfoque de niñez", "infancia", "ninas ninos y adolescentes",
        "sensible a la infancia", "children", "child", "child friendly", "child rights", "criancas",
        "infancia e adolescencia",
        "sensivel a crianca", "enfants", "enfance", "sensible aux enfants", "tenant compte des enfants",
      ]
    case .evidence:
      [
        "evidencia", "evidencias", "basada en evidencia", "basada en evidencias", "evidence", "evidence based",
        "baseada em evidencias", "preuves", "donnees probantes", "fondee sur des preuves", "basada en la evidencia",
      ]
    }
  }

  /// What the form asks of it, below its name.
  public func question(in language: FormLanguage) -> String {
    switch (self, language) {
    case (.effective, .es): "¿Qué logró de lo que se propuso?"
    case (.effective, .en): "What did it achieve of what it set out to do?"
    case (.effective, .pt): "O que alcançou do que se propunha?"
    case (.effective, .fr): "Qu’a-t-elle accompli de ce qu’elle visait ?"
    case (.sustainable, .es): "¿Con qué medios continúa?"
    case (.sustainable, .en): "By what means does it continue?"
    case (.sustainable, .pt): "Com que meios continua?"
    case (.sustainable, .fr): "Par quels moyens se poursuit-elle ?"
    case (.replicable, .es): "¿Qué necesita otro Estado para hacer lo mismo?"
    case (.replicable, .en): "What does another State need to do the same?"
    case (.replicable, .pt): "De que outro Estado precisa para fazer o mesmo?"
    case (.replicable, .fr): "De quoi un autre État a-t-il besoin pour faire de même ?"
    case (.rightsBased, .es): "¿Qué derechos protege, y cómo?"
    case (.rightsBased, .en): "Which rights does it protect, and how?"
    case (.rightsBased, .pt): "Que direitos protege, e como?"
    case (.rightsBased, .fr): "Quels droits protège-t-elle, et comment ?"
    case (.genderSensitive, .es): "¿Cómo tiene en cuenta a mujeres y hombres?"
    case (.genderSensitive, .en): "How does it take account of women and men?"
    case (.genderSensitive, .pt): "Como leva em conta mulheres e homens?"
    case (.genderSensitive, .fr): "Comment tient-elle compte des femmes et des hommes ?"
    case (.childSensitive, .es): "¿Cómo tiene en cuenta a niñas, niños y adolescentes?"
    case (.childSensitive, .en): "How does it take account of children and adolescents?"
    case (.childSensitive, .pt): "Como leva em conta crianças e adolescentes?"
    case (.childSensitive, .fr): "Comment tient-elle compte des enfants et des adolescents ?"
    case (.evidence, .es): "¿Qué datos o evaluaciones lo muestran?"
    case (.evidence, .en): "Which data or evaluations show it?"
    case (.evidence, .pt): "Que dados ou avaliações o mostram?"
    case (.evidence, .fr): "Quelles données ou évaluations le montrent ?"
    }
  }
}
