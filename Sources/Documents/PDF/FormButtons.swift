/// The check boxes and radio buttons of a form: most are drawn, and poppler extracts no words from drawings.
struct FormButtons {
  struct Button {
    /// Counted from 0.
    var page: Int
    var box: PDFBox
    var isOn: Bool
  }

  private(set) var buttons: [Button] = []

  init(_ widgets: FormWidgets) {
    for widget in widgets.all where widget.kind == "Btn" {
      // A push button has no state (12.7.4.2.2).
      guard widget.flags & 1 << 16 == 0, let box = widget.box else { continue }
      let objects = widgets.objects
      let state =
        objects.dictionaries[widget.number]?["AS"]?.name ?? objects.inherited("V", of: widget.number)?.name ?? "Off"
      buttons.append(Button(page: widget.page, box: box, isOn: state != "Off"))
    }
  }

  /// Puts `☒` or `☐` in the place of each. What poppler extracted there is removed.
  func draw(on pages: inout [PDFPage]) {
    for button in buttons where pages.indices.contains(button.page) {
      let box = button.box
      pages[button.page].words.removeAll { $0.text.count == 1 && $0.letters == 0 && box.holds($0.box, margin: 1) }
      let size = min(max(box.height, 4), 14)
      var place = box
      place.top = box.middle - size / 2
      place.bottom = box.middle + size / 2
      pages[button.page].words.append(PDFWord(text: button.isOn ? "☒" : "☐", box: place, size: size))
    }
  }
}
