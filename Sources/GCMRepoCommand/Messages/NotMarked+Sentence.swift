import WordML

extension [NotMarked] {
  /// What differs between two Word files and is no tracked change of their redline, a sentence for each kind.
  var sentences: [Wording] {
    var kinds: [NotMarked.Kind] = []
    for part in self where !kinds.contains(part.kind) { kinds.append(part.kind) }
    return kinds.map { kind in
      let places = filter { $0.kind == kind }
      let what = kind.sentence(places.count)
      let named = places.map(\.place).filter { !$0.isEmpty }
      guard !named.isEmpty else { return what }
      let list = named.prefix(4).map { "“\($0)”" }.joined(separator: ", ") + (named.count > 4 ? ", …" : "")
      let spanish = named.prefix(4).map { "«\($0)»" }.joined(separator: ", ") + (named.count > 4 ? ", …" : "")
      return Wording(en: "\(what.en) (\(list))", es: "\(what.es) (\(spanish))")
    }
  }
}

extension NotMarked.Kind {
  fileprivate func sentence(_ count: Int) -> Wording {
    switch self {
    case .header:
      Wording(
        en: "Not marked: \(count.of("header differs", "headers differ")); the new one is in the file.",
        es: "Sin marcar: \(count.of("encabezado difiere", "encabezados difieren")); el archivo lleva el nuevo.")
    case .footer:
      Wording(
        en: "Not marked: \(count.of("footer differs", "footers differ")); the new one is in the file.",
        es: "Sin marcar: \(count.of("pie de página difiere", "pies de página difieren")); el archivo lleva el nuevo.")
    case .section:
      Wording(
        en: "Not marked: sections begin or end elsewhere; the new ones are in the file.",
        es: "Sin marcar: las secciones empiezan o terminan en otro lugar; el archivo lleva las nuevas.")
    case .style:
      Wording(
        en: "Not marked: \(count.of("style looks", "styles look")) otherwise than before.",
        es: "Sin marcar: \(count.of("estilo tiene", "estilos tienen")) otro aspecto que antes.")
    case .target:
      Wording(
        en: "The words stay, but \(count.of("link or field leads", "links or fields lead")) elsewhere.",
        es: "Las palabras no cambian, pero \(count.of("vínculo o campo lleva", "vínculos o campos llevan")) "
          + "a otro lugar.")
    case .contentControl:
      Wording(
        en: "Form fields with changes are no longer filled from the file's data, so that their changes stay.",
        es: "Los campos de formulario con cambios ya no toman su texto de los datos del archivo, para conservar los "
          + "cambios.")
    case .comment:
      Wording(
        en: "\(count.of("comment", "comments")) of the old file cannot be shown in this one.",
        es: "En este archivo no se \(count == 1 ? "puede" : "pueden") mostrar "
          + "\(count.of("comentario", "comentarios")) del anterior.")
    case .embedded:
      Wording(
        en: "Not compared: \(count.of("embedded part", "embedded parts")).",
        es: "Sin comparar: \(count.of("parte incrustada", "partes incrustadas")).")
    case .protection:
      Wording(
        en: "The new file is protected against editing; this redline is not, so changes can be accepted or rejected.",
        es: "El archivo nuevo está protegido contra la edición; este comparativo no, para poder revisar los cambios.")
    }
  }
}
