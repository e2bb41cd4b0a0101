/// The words of dates in the four languages, folded.
enum DateWords {
  /// Whole names of months.
  static let months: [String: Int] = numbered([
    "enero january janeiro janvier", "febrero february fevereiro fevrier", "marzo march marco mars",
    "abril april avril", "mayo may maio mai", "junio june junho juin", "julio july julho juillet",
    "agosto august aout", "septiembre setiembre september setembro septembre", "octubre october outubro octobre",
    "noviembre november novembro novembre", "diciembre december dezembro decembre",
  ])

  /// Abbreviations, which count beside the number of a day.
  static let shortMonths: [String: Int] = numbered([
    "ene jan janv", "feb fev fevr", "mar", "abr apr avr", "", "jun", "jul juil", "ago aug", "sep sept set", "oct out",
    "nov", "dic dec dez",
  ])

  private static func numbered(_ names: [String]) -> [String: Int] {
    var numbers: [String: Int] = [:]
    for (place, names) in names.enumerated() {
      for name in names.split(separator: " ") { numbers[String(name)] = place + 1 }
    }
    return numbers
  }

  /// Between the days of one date: `30 y 31`, `28 to 30`.
  static let betweenDays: Set<String> = ["y", "e", "and", "et", "a", "al", "ao", "to", "au", "o", "ou", "or", "until"]
  /// Between a day, its month and its year.
  static let of: Set<String> = ["de", "del", "of", "d", "do"]
  /// Before a day that is the last one for something.
  static let deadline: Set<String> = [
    "antes", "tardar", "hasta", "until", "by", "before", "later", "ate", "avant", "tard", "ici", "limite", "plazo",
    "prazo", "deadline", "due", "delai", "echeance", "vencimiento", "vencimento",
  ]
  /// Before a month that is meant as a time.
  static let inMonth: Set<String> = ["en", "in", "em", "durante", "during", "pour", "courant", "mes", "mois", "month"]
  /// What follows a comma and says something of the last word, not of what is agreed.
  static let relative: Set<String> = [
    "que", "which", "who", "whose", "where", "quien", "quienes", "cual", "cuya", "cuyo", "donde", "qui", "dont",
    "laquelle", "lequel", "ou", "onde", "cujo", "cuja", "qual",
  ]
  /// After a number of days that are counted in another way, or from another time.
  static let otherCount: Set<String> = [
    "habiles", "uteis", "ouvrables", "working", "business", "laborables", "antes", "before", "avant", "despues",
    "after", "depois", "apres", "posteriores", "previos", "prior",
  ]
  /// Units in days; months are counted apart.
  static let units: [String: Int] = [
    "dia": 1, "dias": 1, "day": 1, "days": 1, "jour": 1, "jours": 1, "semana": 7, "semanas": 7, "week": 7, "weeks": 7,
    "semaine": 7, "semaines": 7,
  ]
  static let monthUnits: Set<String> = ["mes", "meses", "month", "months", "mois"]
  /// Before a number of days that begins with the meeting.
  static let within: Set<String> = ["en", "dentro", "within", "in", "em", "dans", "sous", "plazo", "prazo", "delai"]
  static let numbers: [String: Int] = [
    "un": 1, "una": 1, "uno": 1, "one": 1, "a": 1, "um": 1, "uma": 1, "une": 1, "dos": 2, "two": 2, "dois": 2,
    "duas": 2, "deux": 2, "tres": 3, "three": 3, "trois": 3, "cuatro": 4, "four": 4, "quatro": 4, "quatre": 4,
    "cinco": 5, "five": 5, "cinq": 5, "seis": 6, "six": 6, "diez": 10, "ten": 10, "dez": 10, "dix": 10, "quince": 15,
    "fifteen": 15, "quinze": 15, "veinte": 20, "twenty": 20, "vinte": 20, "vingt": 20, "treinta": 30, "thirty": 30,
    "trinta": 30, "trente": 30, "sesenta": 60, "sixty": 60, "sessenta": 60, "soixante": 60, "noventa": 90, "ninety": 90,
  ]
  static let next: Set<String> = [
    "proxima", "proximo", "next", "prochaine", "prochain", "siguiente", "following", "seguinte",
  ]
  static let meeting: Set<String> = ["reunion", "meeting", "reuniao", "session", "sesion", "sessao", "encuentro"]

  /// Articles before a meeting that is a time.
  static let articles: Set<String> = ["la", "el", "the", "a", "o", "our", "nuestra", "nossa", "notre", "su"]
  /// What makes a meeting a time.
  static let atMeeting: Set<String> = deadline.union([
    "en", "in", "at", "for", "to", "para", "em", "na", "no", "da", "durante", "during", "lors", "pour", "pela", "pelo",
    "avant", "au", "dans",
  ])

  /// What may be before a time, and before much else.
  static let maybeDeadline: Set<String> = ["by", "for", "para", "pour", "ici", "plazo", "prazo", "deadline", "delai"]
  /// Between that and a time.
  static let joining: Set<String> = [
    "the", "el", "la", "los", "las", "o", "a", "os", "as", "le", "les", "l", "de", "del", "do", "da", "du", "d", "of",
    "al", "au", "ao", "este", "esta", "this", "ce", "cette", "early", "late", "primer", "primera", "primeiro",
    "primeira", "first", "premier", "premiere", "segundo", "segunda", "second", "deuxieme", "tercer", "tercera",
    "third", "terceiro", "terceira", "troisieme", "cuarto", "cuarta", "fourth", "quarto", "quarta", "quatrieme",
    "ultimo", "ultima", "last", "dernier", "derniere", "principios", "comienzos", "inicios", "debut", "beginning",
    "inicio", "end", "fin", "fines", "finales", "final", "fim", "mediados", "meados", "mid",
  ]
  /// A month, a unit or part of time, a weekday or a year.
  static func isTime(_ word: String) -> Bool {
    months[word] != nil || units[word] != nil || monthUnits.contains(word) || times.contains(word)
      || word.utf8.count == 4 && Int(word).map { (1900...2199).contains($0) } ?? false
  }
  private static let times: Set<String> = [
    "year", "ano", "annee", "an", "quarter", "trimestre", "trimester", "semestre", "semester", "half", "fortnight",
    "quincena", "quinzena", "quinzaine", "tomorrow", "manana", "amanha", "demain", "summer", "winter", "spring",
    "autumn", "verano", "invierno", "otono", "primavera", "monday", "tuesday", "wednesday", "thursday", "friday",
    "saturday", "sunday", "lunes", "martes", "miercoles", "jueves", "viernes", "sabado", "domingo", "lundi", "mardi",
    "mercredi", "jeudi", "vendredi", "samedi", "dimanche",
  ]

  /// What precedes the name of a month, and its last day; 0 is the last of the month.
  static let partsOfMonth: [(words: [String], day: Int)] = [
    "fines": 0, "finales": 0, "final": 0, "fin": 0, "fim": 0, "end": 0, "la fin": 0, "mediados": 15, "mid": 15,
    "meados": 15, "mi": 15, "primera semana": 7, "first week": 7, "primeira semana": 7, "premiere semaine": 7,
    "segunda semana": 14, "second week": 14, "deuxieme semaine": 14, "tercera semana": 21, "third week": 21,
    "terceira semana": 21, "troisieme semaine": 21, "cuarta semana": 28, "fourth week": 28, "quarta semana": 28,
    "quatrieme semaine": 28, "ultima semana": 0, "last week": 0, "derniere semaine": 0, "primera quincena": 15,
    "primeira quinzena": 15, "premiere quinzaine": 15, "segunda quincena": 0, "segunda quinzena": 0,
    "deuxieme quinzaine": 0,
  ].map { (FoldedText.words(of: $0.key), $0.value) }.sorted { $0.0.count > $1.0.count }
}
