// Controls for answers, each with the function that brings it in line with them.

// A control of one line or box. `about` has the ids of what labels and describes it.
function textControl(item, scope, path, about) {
  const kinds = { date: "date", time: "time", "date-time": "datetime-local" };
  const isLong = item.type === "long-text";
  const isNumber = isNumeric(item);
  const control = make(isLong ? "textarea" : "input", {
    id: path, type: isLong ? null : kinds[item.type] || "text", rows: isLong ? 3 : null,
    inputmode: item.type === "integer" ? "numeric" : isNumber ? "decimal" : null, class: isNumber ? "number" : null,
    readonly: item.readOnly, autocomplete: "off", spellcheck: isNumber || item.type === "file" ? "false" : null, ...about,
    oninput: () => {
      scope.answers[item.id] = control.value;
      grow();
      changed();
    },
    onblur: () => touch(path),
  });
  // Measuring a box costs the layout of the page: only where its text is another.
  let measured = null;
  const grow = () => {
    if (!isLong || control.value === measured || !control.offsetParent) return;
    measured = control.value;
    control.style.height = "auto";
    control.style.height = Math.min(control.scrollHeight + 4, 900) + "px";
  };
  control.value = scope.answers[item.id] || "";
  const box = make("div", { class: "control" }, control);
  if (item.type === "percentage") box.append(make("span", { class: "unit", "aria-hidden": "true" }, "%"));
  if (item.type === "file" && !item.readOnly) box.append(fileChooser(item, scope, path, control));
  box.append(make("div", { class: isLong || item.type === "text" ? "written" : "written short", "aria-hidden": "true" }));
  return { element: box, target: control, refresh: grow };
}

function fileChooser(item, scope, path, control) {
  const chooser = make("input", {
    type: "file", class: "chooser", tabindex: "-1", "aria-hidden": "true", onchange: () => {
      if (!chooser.files.length) return;
      control.value = chooser.files[0].name;
      scope.answers[item.id] = control.value;
      changed();
      touch(path);
    },
  });
  return make("span", {}, chooser, make("button", { type: "button", onclick: () => chooser.click() }, say("chooseFile")));
}

const choiceText = (choice) => (choice.sentence ? say(choice.sentence) : localized(choice.label).text || choice.id);

function answerOf(item, scope) {
  const answer = scope.answers[item.id] || blankAnswer(item);
  scope.answers[item.id] = answer;
  return answer;
}

// A list to choose one of, where there are many choices or little room.
function selectControl(item, scope, path, about) {
  const select = make("select", {
    id: path, disabled: item.readOnly, ...about,
    onchange: () => {
      const answer = answerOf(item, scope);
      answer.chosen = select.value && select.value !== "+other" ? [select.value] : [];
      answer.other = select.value === "+other" ? answer.other || "" : null;
      changed();
      touch(path);
    },
  });
  const other = item.other ? otherControl(item, scope, path) : null;
  let written = null;
  const refresh = () => {
    const answer = scope.answers[item.id] || blankAnswer(item);
    const choices = filling.choices(item, scope);
    const offered = ["", ...choices.map((choice) => choice.id), ...(item.other ? ["+other"] : [])];
    const kept = answer.chosen.filter((id) => !offered.includes(id));
    if (written !== [...offered, ...kept].join("\n")) {
      written = [...offered, ...kept].join("\n");
      select.replaceChildren(
        make("option", { value: "" }, say("choose")),
        ...choices.map((choice) => make("option", { value: choice.id }, choiceText(choice))),
        ...(item.other ? [make("option", { value: "+other" }, say("other"))] : []),
        // An answer that is not offered any more stays visible, so that it can be changed.
        ...kept.map((id) => make("option", { value: id }, id)));
    }
    select.value = answer.other !== null ? "+other" : answer.chosen[0] || "";
    if (other) other.refresh();
  };
  return { element: make("div", { class: "control" }, select, other && other.element), target: select, refresh };
}

// The field of another answer in words.
function otherControl(item, scope, path) {
  const input = make("input", {
    type: "text", id: path + "-other", autocomplete: "off", readonly: item.readOnly,
    "aria-label": say("other") + ": " + label(item) + " – " + say("otherWhich"), placeholder: say("otherWhich"),
    oninput: () => {
      answerOf(item, scope).other = input.value;
      changed();
    },
    onblur: () => touch(path),
  });
  const element = make("div", { class: "other" }, input, make("div", { class: "written", "aria-hidden": "true" }));
  const refresh = () => {
    const answer = scope.answers[item.id] || blankAnswer(item);
    show(element, answer.other !== null);
    if (answer.other !== null && input.value !== answer.other) input.value = answer.other;
  };
  return { element, refresh };
}

// Radio buttons or check boxes.
function boxControl(item, scope, path) {
  const isMany = item.type === "many-of";
  const list = make("div", { class: "choices" });
  const other = item.other ? otherControl(item, scope, path) : null;
  const clear = isMany || item.readOnly ? null : make("button", {
    type: "button", class: "quiet", onclick: () => {
      scope.answers[item.id] = blankAnswer(item);
      changed();
      (list.querySelector("input") || list).focus();
    },
  }, say("clearAnswer"));
  if (clear) clear.setAttribute("aria-label", say("clearAnswer") + ": " + label(item));
  let boxes = new Map();
  let written = null;
  const box = (id, text, tag) => {
    const input = make("input", {
      type: isMany ? "checkbox" : "radio", name: path, value: id, id: path + "=" + id, disabled: item.readOnly,
      onchange: () => {
        const answer = answerOf(item, scope);
        if (id === "+other") {
          answer.other = input.checked ? answer.other || "" : null;
          if (!isMany) answer.chosen = [];
        } else if (isMany) {
          const order = [...boxes.keys()];
          const chosen = new Set(answer.chosen);
          if (input.checked) chosen.add(id); else chosen.delete(id);
          answer.chosen = [...chosen].sort((a, b) => order.indexOf(a) - order.indexOf(b));
        } else {
          answer.chosen = [id];
          answer.other = null;
        }
        changed();
        touch(path);
      },
    });
    boxes.set(id, input);
    return make("label", { class: "choice" }, input, make("span", { lang: tag === language ? null : tag }, text));
  };
  const refresh = () => {
    const answer = scope.answers[item.id] || blankAnswer(item);
    const choices = filling.choices(item, scope);
    const kept = answer.chosen.filter((id) => !choices.some((choice) => choice.id === id));
    const offered = [...choices.map((choice) => choice.id), ...kept].join("\n");
    if (offered !== written) {
      written = offered;
      boxes = new Map();
      list.replaceChildren(
        ...choices.map((choice) => box(choice.id, choiceText(choice), choice.label ? localized(choice.label).language : language)),
        ...kept.map((id) => box(id, id, language)), ...(item.other ? [box("+other", say("other"), language)] : []));
    }
    for (const [id, input] of boxes) {
      input.checked = id === "+other" ? answer.other !== null : answer.chosen.includes(id);
    }
    if (other) other.refresh();
    if (clear) show(clear, !isBlank(item, answer));
  };
  refresh();
  const element = make("div", { class: "control" }, list, other && other.element, clear);
  return { element, target: list, refresh };
}

// A place for each choice. Two may have the same one for a while: whoever chooses with the arrow keys passes by others.
function rankingControl(item, scope, path) {
  const list = make("div", { class: "ranking" });
  let written = null;
  const selects = new Map();
  const refresh = () => {
    const answer = scope.answers[item.id] || blankAnswer(item);
    const choices = filling.choices(item, scope);
    const offered = choices.map((choice) => choice.id).join("\n");
    if (offered !== written) {
      written = offered;
      selects.clear();
      list.replaceChildren(...choices.map((choice) => {
        const id = path + "=" + choice.id;
        const select = make("select", {
          id, disabled: item.readOnly, onchange: () => {
            const places = answerOf(item, scope).places, given = Number(select.value);
            if (given) places[choice.id] = given; else delete places[choice.id];
            changed();
          },
          onblur: () => touch(path),
        }, make("option", { value: "" }, "–"), ...choices.map((_, index) => make("option", { value: index + 1 }, index + 1)));
        selects.set(choice.id, select);
        return make("div", { class: "rank" }, select, make("label", { for: id }, choiceText(choice)));
      }));
    }
    for (const [id, select] of selects) select.value = answer.places[id] || "";
  };
  refresh();
  return { element: make("div", { class: "control" }, list), target: list, refresh };
}

function tableControl(item, scope, path) {
  const columns = item.columns.filter((column) => column.type !== "calculation" && column.type !== "note");
  const answer = answerOf(item, scope);
  const definition = scope.definition.definitions.get(item.id);
  const refreshes = [];
  const head = make("tr", { role: "row" }, make("td", { role: "cell" }), ...columns.map((column) =>
    make("th", { role: "columnheader", scope: "col", id: path + "|" + column.id },
      label(column), column.required ? make("span", { class: "required" }, " (" + say("required") + ")") : null,
      column.hint ? words("span", { class: "hint" }, column.hint) : null)));
  const body = (item.rows || []).map((row) => {
    if (!answer[row.id]) answer[row.id] = {};
    const inner = filling.inner(definition, answer[row.id], scope);
    const header = make("th", { role: "rowheader", scope: "row", id: path + "/" + row.id }, choiceText(row));
    return make("tr", { role: "row" }, header, ...columns.map((column) => {
      const cellPath = path + "/" + row.id + "/" + column.id;
      const fault = make("p", { class: "fault", id: cellPath + "-fault", hidden: true });
      const about = {
        "aria-labelledby": header.id + " " + path + "|" + column.id, "aria-describedby": fault.id,
        "aria-required": column.required ? "true" : null,
      };
      const control = controlOf(column, inner, cellPath, about, true);
      const cell = make("td", { role: "cell" }, make("span", { class: "column", "aria-hidden": "true" }, label(column)),
        control.isGroup ? make("div", { role: "group", "aria-labelledby": about["aria-labelledby"] }, control.element)
          : control.element, fault);
      register(column, inner, cellPath, control, fault, cell, item, row, refreshes);
      return cell;
    }));
  });
  const table = make("table", { role: "table" }, make("thead", { role: "rowgroup" }, head),
    make("tbody", { role: "rowgroup" }, ...body));
  return { element: make("div", { class: "control wide" }, table), target: table, refresh: () => {
    for (const refresh of refreshes) refresh();
  } };
}

function controlOf(item, scope, path, about, isCell) {
  switch (item.type) {
    case "one-of": case "yes-no": case "status": {
      const isLong = item.type === "one-of" && (filling.lists[item.list] || []).length > 10;
      if (isCell || isLong) return selectControl(item, scope, path, about);
      return { ...boxControl(item, scope, path), isGroup: true };
    }
    case "many-of": return { ...boxControl(item, scope, path), isGroup: true };
    case "ranking": return { ...rankingControl(item, scope, path), isGroup: true };
    case "table": return { ...tableControl(item, scope, path), isGroup: true };
    default: return textControl(item, scope, path, about);
  }
}

// Makes a field known: it is shown where it is relevant, and its fault is said once it was left.
function register(item, scope, path, control, fault, element, table, row, refreshes) {
  const field = {
    item, scope, path, target: control.target, isShown: () => filling.isRelevant(item.id, scope),
    fault: () => filling.fault(item, scope),
    name: () => (table ? label(table) + " · " + choiceText(row) + " · " + label(item) : label(item)),
    number: null, isCell: Boolean(table),
  };
  fields.push(field);
  const refresh = () => {
    const isShown = field.isShown();
    if (table) {
      control.element.hidden = !isShown;
    } else {
      show(element, isShown);
    }
    if (!isShown) return;
    if (control.refresh) control.refresh();
    const found = isChecked || touched.has(path) ? field.fault() : null;
    const text = found ? (found.text && localized(found.text).text) || say(found.sentence, found.values) : "";
    if (fault.textContent !== text) fault.textContent = text;
    show(fault, Boolean(found));
    element.classList.toggle("faulty", Boolean(found));
    const target = control.target;
    if (["INPUT", "SELECT", "TEXTAREA"].includes(target.tagName)) {
      if (found) target.setAttribute("aria-invalid", "true"); else target.removeAttribute("aria-invalid");
    }
  };
  (refreshes || refreshers).push(refresh);
  return field;
}
