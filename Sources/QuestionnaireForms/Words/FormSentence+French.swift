extension FormSentence {
  /// In French.
  var french: String {
    switch self {
    case .language: "Langue"
    case .country: "Pays"
    case .chooseCountry: "Choisissez le pays qui répond"
    case .sections: "Sections"
    case .skipToQuestions: "Aller aux questions"
    case .required: "obligatoire"
    case .deadline: "Réponses attendues le {date}"
    case .version: "Version {version}"
    case .noScript:
      """
      Ce formulaire a besoin de JavaScript, que votre navigateur n’autorise pas. Demandez le formulaire \
      Word ou Excel.
      """
    case .choose: "Choisissez une réponse"
    case .clearAnswer: "Effacer la réponse"
    case .entry: "Entrée {n}"
    case .addEntry: "Ajouter une entrée"
    case .removeEntry: "Retirer l’entrée {n}"
    case .rankingHint: "Donnez à chaque choix sa place : 1 est la première."
    case .chooseFile: "Choisir le fichier"
    case .fileHint: "Seul son nom figure ici ; envoyez le fichier avec les réponses."
    case .otherWhich: "Laquelle ?"
    case .answered: "{n} questions sur {total} ont une réponse"
    case .calculated: "Calculé"
    case .save: "Enregistrer"
    case .saveHint: "« Enregistrer » télécharge un fichier avec vos réponses. Envoyez-le au secrétariat."
    case .load: "Ouvrir un fichier enregistré"
    case .print: "Imprimer"
    case .deleteDraft: "Supprimer le brouillon"
    case .deleteDraftQuestion:
      """
      Supprimer le brouillon de ce navigateur ? Les réponses que vous n’avez pas enregistrées dans un \
      fichier seront perdues.
      """
    case .delete: "Supprimer"
    case .keep: "Conserver"
    case .draftKept:
      """
      Le brouillon est conservé dans ce navigateur au fil de la saisie, jusqu’à ce que vous le supprimiez.
      """
    case .draftRestored: "Le brouillon du {time} a été rétabli."
    case .draftDeleted: "Le brouillon est supprimé."
    case .draftNotKept: "Ce navigateur ne conserve pas le brouillon. Enregistrez le fichier avant de fermer la page."
    case .saved: "{file} est enregistré."
    case .savedWithProblems: "{file} est enregistré. Réponses encore à corriger : {n}."
    case .loaded: "{file} est ouvert."
    case .problems: "À corriger"
    case .noProblems: "Toutes les réponses sont en ordre."
    case .notOurFile: "{file} n’est pas un fichier enregistré d’un formulaire."
    case .otherQuestionnaire: "{file} appartient à un autre questionnaire : {other}."
    case .otherVersion: "{file} appartient à une autre version du questionnaire : {other}."
    case .otherCountry: "{file} appartient à un autre pays : {other}."
    case .onlyIf: "seulement si {condition}"
    case .onlySometimes: "seulement dans certains cas"
    case .requiredIf: "obligatoire si {condition}"
    case .requiredSometimes: "obligatoire dans certains cas"
    case .bothConditions: "{a} et {b}"
    case .eitherCondition: "{a} ou {b}"
    case .conditionIs: "{question} est {answer}"
    case .conditionIsNot: "{question} n’est pas {answer}"
    case .conditionHas: "{question} comprend {answer}"
    case .conditionHasNot: "{question} ne comprend pas {answer}"
    case .conditionIsMore: "{question} est supérieur à {answer}"
    case .conditionIsAtLeast: "{question} est au moins égal à {answer}"
    case .conditionIsLess: "{question} est inférieur à {answer}"
    case .conditionIsAtMost: "{question} est au plus égal à {answer}"
    case .conditionAnswered: "{question} a une réponse"
    case .conditionNotAnswered: "{question} n’a pas de réponse"
    case .isRequired: "Une réponse est obligatoire."
    case .isNoNumber: "Écrivez un nombre, comme 12,5."
    case .isAmbiguous:
      """
      {text} peut être {first} ou {second}. Écrivez-le sans séparer les milliers, et les \
      décimales avec un zéro de plus.
      """
    case .isNoInteger: "Écrivez un nombre entier, comme 12."
    case .isNoPercentage: "Écrivez un pourcentage de 0 à 100."
    case .isNoDate: "Écrivez une date, comme 2027-05-31."
    case .isNoTime: "Écrivez une heure, comme 09:30."
    case .isNoDateTime: "Écrivez une date avec l’heure, comme 2027-05-31T09:30."
    case .isTooLong: "La réponse est trop longue : {n} caractères au plus."
    case .breaksConstraint: "La réponse ne remplit pas la condition de la question."
    case .rankingIncomplete: "Donnez à chaque choix une place différente."
    case .otherMissing: "Écrivez l’autre réponse."
    case .countryMissing: "Choisissez le pays qui répond."
    case .tooManyEntries: "Au plus {n} entrées."
    case .entryCount: "Il faut {n} entrées."
    case .notOffered: "Ce n’est pas l’un des choix."
    case .wordInstructions:
      """
      Écrivez uniquement dans les champs gris ; le reste est protégé. Enregistrez le document au format \
      .docx et envoyez-le au secrétariat. Une réponse peut rester vide si la question n’est pas \
      obligatoire.
      """
    case .workbookInstructions:
      """
      Écrivez uniquement dans les cellules jaunes ; le reste est protégé. Enregistrez le classeur au \
      format .xlsx et envoyez-le au secrétariat.
      """
    case .fillText: "Écrivez ici"
    case .fillChoice: "Choisissez une réponse"
    case .fillDate: "AAAA-MM-JJ"
    case .fillTime: "HH:MM"
    case .fillDateTime: "AAAA-MM-JJ HH:MM"
    case .fillNumber: "Écrivez un nombre"
    case .number: "N°"
    case .id: "Clé"
    case .question: "Question"
    case .help: "Aide"
    case .answer: "Réponse"
    case .moreEntries:
      "Si {n} entrées ne suffisent pas, demandez un formulaire qui en a davantage : gcmrepo questionnaire form {id} --entries {more}"
    case .row: "Ligne"
    case .formSheet: "Formulaire"
    case .listsSheet: "Listes"
    case .sheetNote: "Répondez sur la feuille « {sheet} »."
    case .separateBySemicolon: "Marquez d’un x chaque choix qui convient."
    case .notAnswered: "Sans réponse"
    case .noAnswers: "Ce formulaire n’a pas de réponses."
    case .invalidEntry: "Choisissez un élément de la liste."
    case .formOf: "Formulaire : {id} · {version} · {country} · {language}"
    }
  }
}
