/// The sentences of the form that a State fills in.
///
/// Known in all four languages, so that those that were left in a filled form are recognised and dropped.
public enum PracticeForm {
  /// What the form is called.
  public static func title(in language: FormLanguage) -> String {
    switch language {
    case .es: "Ficha de buena práctica"
    case .en: "Best practice form"
    case .pt: "Ficha de boa prática"
    case .fr: "Fiche de bonne pratique"
    }
  }

  /// How it is filled in.
  public static func introduction(in language: FormLanguage) -> String {
    switch language {
    case .es:
      "Escriba debajo de cada encabezado y no cambie los encabezados. Las indicaciones en cursiva pueden quedarse. Si algo no se sabe, deje el espacio vacío."
    case .en:
      "Write below each heading, and leave the headings as they are. The instructions in italics may stay. Where something is not known, leave the space empty."
    case .pt:
      "Escreva abaixo de cada título e não altere os títulos. As instruções em itálico podem ficar. Se algo não for conhecido, deixe o espaço vazio."
    case .fr:
      "Écrivez sous chaque titre, sans modifier les titres. Les indications en italique peuvent rester. Si une information n’est pas connue, laissez l’espace vide."
    }
  }

  /// How choices are made in a list of them.
  public static func choiceInstruction(in language: FormLanguage) -> String {
    switch language {
    case .es: "Ponga una X en la primera columna de cada línea que corresponda."
    case .en: "Put an X in the first column of each line that applies."
    case .pt: "Coloque um X na primeira coluna de cada linha que se aplique."
    case .fr: "Mettez un X dans la première colonne de chaque ligne qui convient."
    }
  }

  /// The mark of a choice that has not been made.
  public static let box = "☐"

  /// Every sentence of the form's own, in a language.
  static func sentences(in language: FormLanguage) -> [String] {
    [introduction(in: language), choiceInstruction(in: language)]
      + PracticeSpace.allCases.compactMap { $0.instruction(in: language) }
      + PracticeCriterion.allCases.map { $0.question(in: language) } + placeholders(language)
  }

  /// What office programs show where nothing has been typed yet.
  private static func placeholders(_ language: FormLanguage) -> [String] {
    switch language {
    case .es: ["Haga clic o pulse aquí para escribir texto.", "Haga clic aquí para escribir texto."]
    case .en: ["Click or tap here to enter text.", "Click here to enter text."]
    case .pt: ["Clique ou toque aqui para inserir o texto.", "Clique aqui para digitar texto."]
    case .fr: ["Cliquez ou appuyez ici pour entrer du texte.", "Cliquez ici pour taper du texte."]
    }
  }
}
