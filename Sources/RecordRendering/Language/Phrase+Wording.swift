extension InterfaceLanguage {
  /// The phrase in this language.
  func callAsFunction(_ phrase: Phrase) -> String {
    let wording = phrase.wording(self)
    return switch self {
    case .en: wording.en
    case .es: wording.es
    case .pt: wording.pt
    case .fr: wording.fr
    }
  }

  /// The one form or the other, as the number asks. French counts nought as singular.
  fileprivate func plural(_ number: Int, _ one: String, _ many: String) -> String {
    grouped(number) + " " + (number == 1 || number == 0 && self == .fr ? one : many)
  }
}

extension Phrase {
  fileprivate struct Wording {
    let en: String
    let es: String
    let pt: String
    let fr: String

    init(_ en: String, _ es: String, _ pt: String, _ fr: String) {
      (self.en, self.es, self.pt, self.fr) = (en, es, pt, fr)
    }
  }

  /// All four languages side by side, so that none can lack a phrase.
  fileprivate func wording(_ language: InterfaceLanguage) -> Wording {
    func count(
      _ n: Int, _ en: (String, String), _ es: (String, String), _ pt: (String, String), _ fr: (String, String)
    ) -> Wording {
      Wording(
        language.plural(n, en.0, en.1), language.plural(n, es.0, es.1), language.plural(n, pt.0, pt.1),
        language.plural(n, fr.0, fr.1))
    }
    switch self {
    case .redline(let from, let to):
      return .init(
        "Changes from \(from) to \(to)", "Cambios de \(from) a \(to)", "Alterações de \(from) a \(to)",
        "Modifications de \(from) à \(to)")
    case .summary: return .init("Summary", "Resumen", "Resumo", "Résumé")
    case .changes: return .init("Changes", "Cambios", "Alterações", "Modifications")
    case .changeList:
      return .init("List of changes", "Lista de cambios", "Lista de alterações", "Liste des modifications")
    case .document: return .init("Document", "Documento", "Documento", "Document")
    case .whatChanged: return .init("Status", "Situación", "Situação", "Statut")
    case .total: return .init("Total", "Total", "Total", "Total")
    case .made: return .init("Made on", "Elaborado el", "Elaborado em", "Établi le")
    case .oldText: return .init("Old text", "Texto anterior", "Texto anterior", "Ancien texte")
    case .newText: return .init("New text", "Texto nuevo", "Texto novo", "Nouveau texte")
    case .noDifference:
      return .init(
        "There is no difference.", "No hay diferencias.", "Não há diferenças.", "Il n’y a aucune différence.")
    case .noDifferenceOfTexts:
      return .init(
        "No text differs.", "Ningún texto difiere.", "Nenhum texto difere.", "Aucun texte ne diffère.")
    case .onlyLineEnds:
      return .init(
        "only line ends differ", "solo difieren los finales de línea", "só diferem os fins de linha",
        "seules les fins de ligne diffèrent")
    case .documentModified: return .init("modified", "modificado", "modificado", "modifié")
    case .documentAdded: return .init("new document", "documento nuevo", "documento novo", "nouveau document")
    case .documentRemoved:
      return .init("removed document", "documento retirado", "documento retirado", "document retiré")
    case .documentRenamed: return .init("renamed", "renombrado", "renomeado", "renommé")
    case .documentBinary:
      return .init(
        "file not compared", "archivo no comparado", "arquivo não comparado", "fichier non comparé")
    case .renamedFrom(let path):
      return .init("was \(path)", "antes \(path)", "antes \(path)", "auparavant \(path)")
    case .equal: return .init("Unchanged", "Sin cambios", "Sem alterações", "Inchangé")
    case .renumbered: return .init("Renumbered", "Renumerado", "Renumerado", "Renuméroté")
    case .modified: return .init("Modified", "Modificado", "Modificado", "Modifié")
    case .inserted: return .init("Inserted", "Insertado", "Inserido", "Inséré")
    case .deleted: return .init("Deleted", "Suprimido", "Suprimido", "Supprimé")
    case .moved: return .init("Moved", "Trasladado", "Deslocado", "Déplacé")
    case .movedModified:
      return .init(
        "Moved and modified", "Trasladado y modificado", "Deslocado e modificado", "Déplacé et modifié")
    case .split(let n):
      return .init("Split into \(n)", "Dividido en \(n)", "Dividido em \(n)", "Scindé en \(n)")
    case .merged(let n):
      return .init("Merged from \(n)", "Fusión de \(n)", "Fusão de \(n)", "Fusion de \(n)")
    case .movedFromStart:
      return .init(
        "moved from the beginning of the text", "trasladado desde el comienzo del texto",
        "deslocado do início do texto", "déplacé depuis le début du texte")
    case .movedFromAfter(let n, let words):
      let quoted = language.quoted(words)
      return .init(
        "moved from after old ¶\(n) \(quoted)", "trasladado desde después del ¶\(n) anterior \(quoted)",
        "deslocado de depois do ¶\(n) anterior \(quoted)", "déplacé d’après l’ancien ¶\(n) \(quoted)")
    case .movedTo(let n, let words):
      let quoted = language.quoted(words)
      return .init(
        "\(quoted) moved to ¶\(n)", "\(quoted) trasladado al ¶\(n)", "\(quoted) deslocado para o ¶\(n)",
        "\(quoted) déplacé au ¶\(n)")
    case .seeNewPlace:
      return .init(
        "see its new place", "ver su nuevo lugar", "ver o novo lugar", "voir son nouvel emplacement")
    case .seeOldPlace:
      return .init(
        "see its old place", "ver su lugar anterior", "ver o lugar anterior", "voir son ancien emplacement")
    case .documentCount(let n):
      return count(
        n, ("document", "documents"), ("documento", "documentos"), ("documento", "documentos"),
        ("document", "documents"))
    case .changeCount(let n):
      return count(
        n, ("change", "changes"), ("cambio", "cambios"), ("alteração", "alterações"),
        ("modification", "modifications"))
    case .unchangedCount(let n):
      return count(
        n, ("unchanged paragraph", "unchanged paragraphs"), ("párrafo sin cambios", "párrafos sin cambios"),
        ("parágrafo sem alterações", "parágrafos sem alterações"),
        ("paragraphe inchangé", "paragraphes inchangés"))
    case .amongThemRenumbered(let n):
      return .init(
        "\(language.grouped(n)) of them renumbered", "\(language.grouped(n)) de ellos renumerados",
        "\(language.grouped(n)) deles renumerados", "dont \(language.grouped(n)) renumérotés")
    case .leftOut(let n):
      return count(
        n, ("changed file that is no text is not shown.", "changed files that are no texts are not shown."),
        ("archivo cambiado que no es un texto no se muestra.", "archivos cambiados que no son textos no se muestran."),
        (
          "arquivo alterado que não é um texto não é mostrado.",
          "arquivos alterados que não são textos não são mostrados."
        ),
        (
          "fichier modifié qui n’est pas un texte n’est pas montré.",
          "fichiers modifiés qui ne sont pas des textes ne sont pas montrés."
        ))
    case .toTheList: return .init("List and counts", "Lista y recuento", "Lista e contagem", "Liste et décompte")
    case .unchangedWords(let n):
      return count(
        n, ("unchanged word", "unchanged words"), ("palabra sin cambios", "palabras sin cambios"),
        ("palavra sem alterações", "palavras sem alterações"), ("mot inchangé", "mots inchangés"))
    case .movedCount(let n):
      return count(
        n, ("paragraph moved", "paragraphs moved"), ("párrafo trasladado", "párrafos trasladados"),
        ("parágrafo deslocado", "parágrafos deslocados"), ("paragraphe déplacé", "paragraphes déplacés"))
    case .renumberedCount(let n):
      return count(
        n, ("paragraph renumbered", "paragraphs renumbered"), ("párrafo renumerado", "párrafos renumerados"),
        ("parágrafo renumerado", "parágrafos renumerados"), ("paragraphe renuméroté", "paragraphes renumérotés"))
    case .party: return .init("Party", "Parte", "Parte", "Partie")
    case .documentsTitle: return .init("Documents", "Documentos", "Documentos", "Documents")
    case .changesByParty:
      return .init("Changes by party", "Cambios por parte", "Alterações por parte", "Modifications par partie")
    case .whoMadeEachChange:
      return .init(
        "Who made each change", "Quién hizo cada cambio", "Quem fez cada alteração", "Qui a fait chaque modification")
    case .nobodysOwn: return .init("joint texts", "textos conjuntos", "textos conjuntos", "textes communs")
    case .wordsInserted(let n):
      return count(
        n, ("word inserted", "words inserted"), ("palabra insertada", "palabras insertadas"),
        ("palavra inserida", "palavras inseridas"), ("mot inséré", "mots insérés"))
    case .wordsDeleted(let n):
      return count(
        n, ("word deleted", "words deleted"), ("palabra suprimida", "palabras suprimidas"),
        ("palavra suprimida", "palavras suprimidas"), ("mot supprimé", "mots supprimés"))
    case .wordsInsertedTitle:
      return .init("Words inserted", "Palabras insertadas", "Palavras inseridas", "Mots insérés")
    case .wordsDeletedTitle:
      return .init("Words deleted", "Palabras suprimidas", "Palavras suprimidas", "Mots supprimés")
    case .movedTitle:
      return .init(
        "Paragraphs moved", "Párrafos trasladados", "Parágrafos deslocados", "Paragraphes déplacés")
    case .notComparedBinary:
      return .init(
        "The file itself was not compared; the text made from it was.",
        "El archivo en sí no se comparó; sí el texto hecho a partir de él.",
        "O arquivo em si não foi comparado; o texto feito a partir dele, sim.",
        "Le fichier lui-même n’a pas été comparé ; le texte qui en est tiré l’a été.")
    case .readAnew:
      return .init(
        "Different versions of a reader made the two texts; both originals were read anew for this comparison.",
        "Versiones distintas de un lector hicieron los dos textos; ambos originales se leyeron de nuevo para compararlos.",
        "Versões diferentes de um leitor fizeram os dois textos; ambos os originais foram lidos de novo para compará-los.",
        "Des versions différentes d’un lecteur ont fait les deux textes ; les deux originaux ont été relus pour les comparer."
      )
    case .notComparedDamaged:
      return .init(
        "This file was not compared: it is missing or damaged in this copy of the record.",
        "Este archivo no se comparó: falta o está dañado en esta copia del registro.",
        "Este arquivo não foi comparado: falta ou está danificado nesta cópia do registro.",
        "Ce fichier n’a pas été comparé : il manque ou est endommagé dans cette copie du registre.")
    case .binarySizes(let old, let new):
      func size(_ bytes: Int?, _ absent: String, _ octets: String) -> String {
        bytes.map { language.grouped($0) + "\u{A0}" + octets } ?? absent
      }
      return .init(
        "Old: \(size(old, "absent", "bytes")); new: \(size(new, "absent", "bytes")).",
        "Antes: \(size(old, "ausente", "bytes")); ahora: \(size(new, "ausente", "bytes")).",
        "Antes: \(size(old, "ausente", "bytes")); agora: \(size(new, "ausente", "bytes")).",
        "Avant : \(size(old, "absent", "octets")) ; maintenant : \(size(new, "absent", "octets")).")
    case .notText:
      return .init(
        "This file was not compared: it is not UTF-8 text.",
        "Este archivo no se comparó: no es texto UTF-8.",
        "Este arquivo não foi comparado: não é texto UTF-8.",
        "Ce fichier n’a pas été comparé : ce n’est pas du texte UTF-8.")
    case .coarse(let blocks):
      let one = blocks.count == 1
      let names = one ? "¶\(blocks.lowerBound + 1)" : "¶\(blocks.lowerBound + 1)–\(blocks.upperBound)"
      return .init(
        "Too large to compare word by word, marked as a whole where it differs: \(names).",
        "Demasiado grande para comparar palabra por palabra, marcado en conjunto donde difiere: \(names).",
        "Grande demais para comparar palavra por palavra, marcado em conjunto onde difere: \(names).",
        "Trop grand pour une comparaison mot à mot, marqué en bloc là où il diffère : \(names).")
    case .skipToChanges:
      return .init(
        "Skip to the changes", "Ir a los cambios", "Ir para as alterações", "Aller aux modifications")
    case .view: return .init("View", "Vista", "Visualização", "Affichage")
    case .inline: return .init("In the text", "En el texto", "No texto", "Dans le texte")
    case .sideBySide: return .init("Side by side", "Lado a lado", "Lado a lado", "Côte à côte")
    case .extent: return .init("Extent", "Extensión", "Extensão", "Étendue")
    case .affectedParts: return .init("Changes only", "Solo cambios", "Só alterações", "Modifications seules")
    case .wholeText: return .init("Whole text", "Texto completo", "Texto completo", "Texte entier")
    case .linkToChange(let n, let count):
      let (number, all) = (language.grouped(n), language.grouped(count))
      return .init(
        "\(number) / \(all): link to this change", "\(number) / \(all): enlace a este cambio",
        "\(number) / \(all): ligação a esta alteração", "\(number) / \(all) : lien vers cette modification")
    case .keys: return .init("Keys n and p", "Teclas n y p", "Teclas n e p", "Touches n et p")
    case .oldNumber: return .init("old", "antes", "antes", "avant")
    case .newNumber: return .init("new", "ahora", "agora", "après")
    case .previousChange:
      return .init("Previous change", "Cambio anterior", "Alteração anterior", "Modification précédente")
    case .nextChange:
      return .init("Next change", "Cambio siguiente", "Próxima alteração", "Modification suivante")
    case .legend: return .init("Legend", "Leyenda", "Legenda", "Légende")
    case .insertedSample: return .init("inserted text", "texto insertado", "texto inserido", "texte inséré")
    case .deletedSample: return .init("deleted text", "texto suprimido", "texto suprimido", "texte supprimé")
    case .movedSample:
      return .init("moved paragraph", "párrafo trasladado", "parágrafo deslocado", "paragraphe déplacé")
    case .startOfInsertion:
      return .init("[insertion: ", "[inserción: ", "[inserção: ", "[insertion : ")
    case .endOfInsertion:
      return .init(" end of insertion]", " fin de inserción]", " fim da inserção]", " fin de l’insertion]")
    case .startOfDeletion:
      return .init("[deletion: ", "[supresión: ", "[supressão: ", "[suppression : ")
    case .endOfDeletion:
      return .init(" end of deletion]", " fin de supresión]", " fim da supressão]", " fin de la suppression]")
    case .startOfMovedAway:
      return .init("[moved away: ", "[trasladado de aquí: ", "[deslocado daqui: ", "[déplacé d’ici : ")
    case .endOfMovedAway:
      return .init(
        " end of moved text]", " fin del texto trasladado]", " fim do texto deslocado]", " fin du texte déplacé]")
    case .oldParagraph:
      return .init("old paragraph ", "párrafo anterior ", "parágrafo anterior ", "ancien paragraphe ")
    case .newParagraph:
      return .init("new paragraph ", "párrafo nuevo ", "parágrafo novo ", "nouveau paragraphe ")
    case .yes: return .init("yes", "sí", "sim", "oui")
    case .no: return .init("no", "no", "não", "non")
    case .nothing:
      return .init("Nothing to show.", "No hay nada que mostrar.", "Nada a mostrar.", "Rien à afficher.")
    }
  }
}
