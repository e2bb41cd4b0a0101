import GCMRepo
import RecordRendering

/// The words that a finished document has of its own, in its language; where gcmrepo does not speak it, in English.
struct ExportWords {
  let interface: InterfaceLanguage

  init(_ language: String) {
    interface = InterfaceLanguage(rawValue: String(language.prefix { $0 != "-" })) ?? .en
  }

  var page: String { say("Page", "Página", "Página", "Page") }
  var of: String { say("of", "de", "de", "sur") }
  var commit: String { "commit" }
  var declaration: String {
    say("Joint declaration", "Declaración conjunta", "Declaração conjunta", "Déclaration commune")
  }
  var record: String { say("Record", "Registro", "Registro", "Registre") }
  var party: String { say("Party", "Parte", "Parte", "Partie") }
  var kind: String { say("Kind", "Tipo", "Tipo", "Type") }
  var identifier: String { say("Identifier", "Identificador", "Identificador", "Identifiant") }
  var revision: String { say("Revision", "Revisión", "Revisão", "Révision") }
  var submitted: String { say("Submitted", "Presentado", "Apresentado", "Présenté") }
  var submittedBy: String { say("Submitted by", "Presentado por", "Apresentado por", "Présenté par") }
  var draft: String { say("Draft", "Borrador", "Minuta", "Projet") }
  var state: String {
    say("State of the record", "Estado del registro", "Estado do registro", "État du registre")
  }
  var whyBestPractice: String {
    say(
      "Why it is a best practice", "Por qué es una buena práctica", "Por que é uma boa prática",
      "Pourquoi c’est une bonne pratique")
  }
  var contributionToGCM: String {
    say(
      "Contribution to the Global Compact", "Contribución al Pacto Mundial", "Contribuição ao Pacto Global",
      "Contribution au Pacte mondial")
  }

  func kind(_ kind: ContributionKind) -> String {
    switch kind {
    case .input: say("Input", "Aporte", "Contribuição", "Contribution")
    case .questionnaire:
      say(
        "Answers to a questionnaire", "Respuestas a un cuestionario", "Respostas a um questionário",
        "Réponses à un questionnaire")
    case .bestPractice: say("Best practice", "Buena práctica", "Boa prática", "Bonne pratique")
    }
  }

  private func say(_ en: String, _ es: String, _ pt: String, _ fr: String) -> String {
    switch interface {
    case .en: en
    case .es: es
    case .pt: pt
    case .fr: fr
    }
  }
}
