/// The styles of a form in Word.
enum WordFormStyles {
  static func part(language: String, namespace: String) -> String {
    let language = WordMarkup.escaped(language)
    return "<w:styles xmlns:w=\"\(namespace)\"><w:docDefaults><w:rPrDefault><w:rPr>"
      + "<w:rFonts w:ascii=\"Arial\" w:hAnsi=\"Arial\" w:eastAsia=\"Arial\" w:cs=\"Arial\"/><w:sz w:val=\"20\"/>"
      + "<w:szCs w:val=\"20\"/><w:lang w:val=\"\(language)\"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr>"
      + "<w:spacing w:after=\"100\" w:line=\"259\" w:lineRule=\"auto\"/></w:pPr></w:pPrDefault></w:docDefaults>"
      + "<w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Normal\"><w:name w:val=\"Normal\"/><w:qFormat/></w:style>"
      + "<w:style w:type=\"character\" w:default=\"1\" w:styleId=\"DefaultParagraphFont\"><w:name w:val=\"Default Paragraph "
      + "Font\"/></w:style>"
      + "<w:style w:type=\"table\" w:default=\"1\" w:styleId=\"TableNormal\"><w:name w:val=\"Normal Table\"/><w:tblPr>"
      + "<w:tblInd w:w=\"0\" w:type=\"dxa\"/><w:tblCellMar><w:top w:w=\"0\" w:type=\"dxa\"/><w:left w:w=\"108\" "
      + "w:type=\"dxa\"/><w:bottom w:w=\"0\" w:type=\"dxa\"/><w:right w:w=\"108\" w:type=\"dxa\"/></w:tblCellMar></w:tblPr></w:style>"
      + table
      + paragraph(
        "Title", "Title", "<w:spacing w:after=\"80\"/>", "<w:b/><w:color w:val=\"12355B\"/><w:sz w:val=\"36\"/>")
      + paragraph(
        "Heading1", "heading 1",
        "<w:keepNext/><w:pBdr><w:bottom w:val=\"single\" w:sz=\"8\" w:space=\"2\" w:color=\"12355B\"/></w:pBdr>"
          + "<w:spacing w:before=\"360\" w:after=\"120\"/><w:outlineLvl w:val=\"0\"/>",
        "<w:b/><w:color w:val=\"12355B\"/><w:sz w:val=\"28\"/>")
      + paragraph(
        "Heading2", "heading 2",
        "<w:keepNext/><w:spacing w:before=\"240\" w:after=\"100\"/><w:outlineLvl w:val=\"1\"/>",
        "<w:b/><w:sz w:val=\"24\"/>")
      + paragraph(
        "Heading3", "heading 3",
        "<w:keepNext/><w:spacing w:before=\"160\" w:after=\"80\"/><w:outlineLvl w:val=\"2\"/>",
        "<w:b/><w:color w:val=\"12355B\"/><w:sz w:val=\"20\"/>")
      + paragraph("Facts", "Form Facts", "<w:spacing w:after=\"160\"/>", "<w:color w:val=\"4A5560\"/>")
      + paragraph(
        "Instructions", "Form Instructions",
        "<w:pBdr><w:left w:val=\"single\" w:sz=\"24\" w:space=\"8\" w:color=\"12355B\"/></w:pBdr>"
          + "<w:spacing w:before=\"160\" w:after=\"200\"/><w:ind w:left=\"180\"/>", "")
      + paragraph("Question", "Form Question", "<w:spacing w:before=\"50\" w:after=\"50\"/>", "")
      + paragraph(
        "Hint", "Form Hint", "<w:spacing w:before=\"0\" w:after=\"50\"/>",
        "<w:color w:val=\"4A5560\"/><w:sz w:val=\"18\"/>")
      + paragraph("Answer", "Form Answer", "<w:spacing w:before=\"50\" w:after=\"50\"/>", "")
      + paragraph("Note", "Form Note", "<w:keepNext/><w:spacing w:before=\"120\" w:after=\"120\"/>", "")
      + paragraph(
        "Gap", "Form Gap", "<w:spacing w:before=\"0\" w:after=\"0\" w:line=\"120\" w:lineRule=\"exact\"/>",
        "<w:sz w:val=\"8\"/>")
      + paragraph(
        "Footer", "footer", "<w:tabs><w:tab w:val=\"right\" w:pos=\"9638\"/></w:tabs><w:spacing w:after=\"0\"/>",
        "<w:color w:val=\"4A5560\"/><w:sz w:val=\"16\"/>")
      + character("PlaceholderText", "Placeholder Text", "<w:color w:val=\"5F6770\"/>")
      + character("AnswerText", "Form Answer Text", "<w:color w:val=\"000000\"/>")
      + character("Soft", "Form Soft", "<w:color w:val=\"4A5560\"/>") + "</w:styles>"
  }

  private static func paragraph(_ id: String, _ name: String, _ paragraph: String, _ run: String) -> String {
    "<w:style w:type=\"paragraph\" w:styleId=\"\(id)\"><w:name w:val=\"\(name)\"/><w:basedOn w:val=\"Normal\"/><w:qFormat/>"
      + "<w:pPr>\(paragraph)</w:pPr>" + (run.isEmpty ? "" : "<w:rPr>\(run)</w:rPr>") + "</w:style>"
  }

  private static func character(_ id: String, _ name: String, _ run: String) -> String {
    "<w:style w:type=\"character\" w:styleId=\"\(id)\"><w:name w:val=\"\(name)\"/><w:basedOn "
      + "w:val=\"DefaultParagraphFont\"/><w:rPr>\(run)</w:rPr></w:style>"
  }

  private static var table: String {
    "<w:style w:type=\"table\" w:styleId=\"FormTable\"><w:name w:val=\"Form Table\"/><w:basedOn w:val=\"TableNormal\"/><w:tblPr>"
      + "<w:tblBorders>"
      + ["top", "left", "bottom", "right", "insideH", "insideV"].map {
        "<w:\($0) w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"8A97A6\"/>"
      }.joined() + "</w:tblBorders></w:tblPr></w:style>"
  }
}
