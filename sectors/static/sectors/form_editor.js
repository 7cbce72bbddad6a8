/* « Afficher seulement si… » in the form editor: the earlier questions and their answers are chosen from lists.

Without this script the three inputs of a rule can still be filled in by hand; the server checks them all the same. */
(() => {
  const QUESTION = /^(steps-\d+)-value-questions-\d+-value-label$/;
  const NO_VALUE = ["answered", "not_answered"];
  const SEVERAL = ["one_of", "none_of"];

  const named = (name) => document.querySelector(`[name="${CSS.escape(name)}"]`);
  const isDeleted = (prefix) => {
    const flag = named(`${prefix}-deleted`);
    return Boolean(flag && flag.value);
  };
  const text = (input) => (input ? input.value.trim() : "");

  /* The same words make the same key as on the server (keys.py), which has the last word. */
  const slug = (label) => {
    const plain = label.normalize("NFD").replace(/[\u0300-\u036f]/g, "").toLowerCase();
    const words = plain.replace(/[^a-z0-9]+/g, "_").replace(/^[^a-z]+|_+$/g, "").slice(0, 36);
    return words.length > 1 ? words : "";
  };

  const fillKey = (keyInput, label, taken) => {
    if (!keyInput || keyInput.value || !slug(label)) return;
    let key = slug(label);
    for (let number = 2; taken.has(key); number += 1) key = `${slug(label)}_${number}`;
    keyInput.value = key;
  };

  const optionsOf = (prefix) => {
    const found = [];
    const taken = new Set();
    const labels = document.querySelectorAll(`[name^="${CSS.escape(prefix)}-options-"][name$="-value-label"]`);
    const kept = [...labels].filter((input) => !isDeleted(input.name.replace(/-value-label$/, "")));
    kept.forEach((input) => taken.add(text(named(input.name.replace(/label$/, "key")))));
    kept.forEach((input) => {
      const keyInput = named(input.name.replace(/label$/, "key"));
      fillKey(keyInput, text(input), taken);
      taken.add(text(keyInput));
      if (text(keyInput)) found.push({ key: text(keyInput), label: text(input) });
    });
    return found;
  };

  const axes = () => {
    const found = new Map();
    document.querySelectorAll('input[name="covers"]').forEach((input) => {
      const [axis, option] = input.value.split(":");
      const group = input.closest("#id_covers > div");
      const heading = group && group.querySelector(":scope > label");
      if (!found.has(axis)) {
        const label = heading ? heading.textContent.trim() : axis;
        found.set(axis, { subject: `axis:${axis}`, label, step: "Classement du litige", kind: "choice", options: [] });
      }
      found.get(axis).options.push({ key: option, label: input.closest("label").textContent.trim() });
    });
    return [...found.values()];
  };

  /* Every question of the form, in the order of the page. */
  const questions = () => {
    const inputs = [...document.querySelectorAll('[name^="steps-"][name$="-value-label"]')].filter((input) => {
      const match = input.name.match(QUESTION);
      return match && !isDeleted(match[1]) && !isDeleted(input.name.replace(/-value-label$/, ""));
    });
    const keyOf = (input) => named(input.name.replace(/label$/, "key"));
    const taken = new Set(inputs.map((input) => text(keyOf(input))));
    return inputs.map((input) => {
      const prefix = input.name.replace(/-label$/, "");
      const step = input.name.match(QUESTION)[1];
      fillKey(keyOf(input), text(input), taken);
      taken.add(text(keyOf(input)));
      const kind = text(named(prefix.replace(/-value$/, "-type")));
      const options = kind === "yes_no" ? [{ key: "oui", label: "Oui" }, { key: "non", label: "Non" }] : optionsOf(prefix);
      const title = text(named(`${step}-value-title`)) || "Étape sans titre";
      return { subject: text(keyOf(input)), label: text(input) || "Question sans texte", step: title, kind, options, input, prefix, stepName: step };
    }).filter((question) => question.subject && question.kind !== "info");
  };

  const earlierThan = (rule) => {
    const inside = rule.name.match(/^(steps-\d+)-/);  // a rule of a document or of an end is in no step
    const step = inside ? inside[1] : null;
    const own = rule.name.match(/^(steps-\d+-value-questions-\d+-value)-visible_when-/);
    return questions().filter((question) => {
      if (own ? question.prefix === own[1] : question.stepName === step) return false;
      return Boolean(question.input.compareDocumentPosition(rule) & Node.DOCUMENT_POSITION_FOLLOWING);
    });
  };

  const element = (tag, properties = {}, children = []) => {
    const made = Object.assign(document.createElement(tag), properties);
    made.append(...children);
    return made;
  };

  const option = (value, label) => element("option", { value, textContent: label });

  const set = (input, value) => {
    if (input.value === value) return;
    input.value = value;
    ["input", "change"].forEach((name) => input.dispatchEvent(new Event(name, { bubbles: true })));
  };

  class ConditionRule extends window.StimulusModule.Controller {
    connect() {
      /* The comparison and the expected answer are drawn just after this input. */
      setTimeout(() => this.start(), 0);
    }

    start() {
      const prefix = this.element.name.replace(/-subject$/, "");
      this.operator = named(`${prefix}-operator`);
      this.value = named(`${prefix}-value`);
      if (!this.operator || !this.value || this.list) return;
      this.fits = JSON.parse(this.element.dataset.fits);
      this.list = element("select", { id: `${this.element.id}-list` });
      this.list.setAttribute("aria-label", "La réponse à la question");
      this.answers = element("div", { className: "sectors-answers" });
      this.element.after(this.list);
      this.value.after(this.answers);
      this.element.classList.add("sectors-replaced");
      this.list.addEventListener("focus", () => this.drawQuestions());
      this.list.addEventListener("change", () => {
        set(this.element, this.list.value);
        set(this.value, "");
        this.drawRest();
      });
      this.operator.addEventListener("change", () => this.drawAnswers());
      this.answers.addEventListener("change", () => this.readAnswers());
      this.drawQuestions();
      this.drawRest();
    }

    drawQuestions() {
      this.known = [...axes(), ...earlierThan(this.element)];
      const groups = new Map();
      this.known.forEach((known) => {
        if (!groups.has(known.step)) groups.set(known.step, element("optgroup", { label: known.step }));
        groups.get(known.step).append(option(known.subject, known.label));
      });
      const chosen = this.element.value;
      this.list.replaceChildren(option("", "Choisissez une question placée plus haut"), ...groups.values());
      if (chosen && !this.known.some((known) => known.subject === chosen)) {
        this.list.append(option(chosen, "À choisir de nouveau : cette question n’est plus placée plus haut"));
      }
      this.list.value = chosen;
    }

    drawRest() {
      const known = this.known.find((each) => each.subject === this.element.value);
      const fitting = known ? [...(this.fits[known.kind] || []), ...NO_VALUE] : null;
      [...this.operator.options].forEach((each) => {
        each.hidden = each.disabled = Boolean(fitting && each.value && !fitting.includes(each.value));
      });
      if (fitting && !fitting.includes(this.operator.value)) {
        const first = [...this.operator.options].find((each) => each.value && !each.disabled);
        if (first) set(this.operator, first.value);
      }
      this.drawAnswers();
    }

    drawAnswers() {
      const known = this.known.find((each) => each.subject === this.element.value);
      const none = NO_VALUE.includes(this.operator.value);
      const choices = known && known.options.length && !none ? known.options : null;
      this.value.classList.toggle("sectors-replaced", Boolean(none || choices));
      this.answers.replaceChildren(...(choices ? this.choicesFor(choices) : []));
    }

    choicesFor(choices) {
      const chosen = this.value.value.split(",").map((part) => part.trim());
      const lost = chosen.filter((key) => key && !choices.some((each) => each.key === key));
      const all = [...choices, ...lost.map((key) => ({ key, label: `Réponse supprimée (${key})` }))];
      if (SEVERAL.includes(this.operator.value)) {
        return all.map((each) => {
          const box = element("input", { type: "checkbox", value: each.key, checked: chosen.includes(each.key) });
          return element("label", {}, [box, each.label]);
        });
      }
      const list = element("select", {}, [option("", "Choisissez une réponse"), ...all.map((each) => option(each.key, each.label))]);
      list.setAttribute("aria-label", "Réponse attendue");
      list.value = chosen[0] || "";
      if (chosen.length > 1) set(this.value, list.value);
      return [list];
    }

    readAnswers() {
      const list = this.answers.querySelector("select");
      const boxes = [...this.answers.querySelectorAll("input:checked")].map((box) => box.value);
      set(this.value, list ? list.value : boxes.join(", "));
    }
  }

  /* A name picked from what the page knows: its own dates, the libraries, the other forms of the sector. */
  class PagePicker extends window.StimulusModule.Controller {
    connect() {
      if (this.element.classList.contains("sectors-replaced")) return;
      this.list = element("select", { id: `${this.element.id}-list` });
      const label = document.querySelector(`label[for="${CSS.escape(this.element.id)}"]`);
      this.list.setAttribute("aria-label", label ? label.textContent.trim() : "Choix");
      this.element.after(this.list);
      this.element.classList.add("sectors-replaced");
      this.list.addEventListener("focus", () => this.draw());
      this.list.addEventListener("change", () => set(this.element, this.list.value));
      this.draw();
    }

    known() {
      if (this.element.dataset.source !== "dates") {
        const data = document.getElementById("sectors-picks");
        return data ? JSON.parse(data.textContent)[this.element.dataset.source] || [] : [];
      }
      const after = Node.DOCUMENT_POSITION_FOLLOWING;
      return questions()
        .filter((each) => each.kind === "date" && !this.element.name.startsWith(`${each.prefix}-`))
        .filter((each) => each.input.compareDocumentPosition(this.element) & after)
        .map((each) => [each.subject, each.label]);
    }

    draw() {
      const chosen = this.element.value;
      const known = this.known();
      this.list.replaceChildren(option("", "Choisissez dans la liste"), ...known.map((each) => option(...each)));
      if (chosen && !known.some(([value]) => value === chosen)) {
        this.list.append(option(chosen, `À choisir de nouveau (${chosen})`));
      }
      this.list.value = chosen;
    }
  }

  /* A finding leads to its block: open what it is folded in, go there, and give it the keyboard. */
  const openBlock = () => {
    const block = location.hash.startsWith("#block-") && document.getElementById(location.hash.slice(1));
    if (!block) return;
    for (let panel = block; panel; panel = panel.parentElement && panel.parentElement.closest("[data-panel]")) {
      const toggle = panel.querySelector("[data-panel-toggle]");
      if (toggle && toggle.getAttribute("aria-expanded") === "false") toggle.click();
    }
    block.scrollIntoView();
    block.querySelector("[data-panel-toggle]").focus({ preventScroll: true });
  };
  window.addEventListener("load", openBlock);
  window.addEventListener("hashchange", openBlock);

  window.wagtail.app.register("condition-rule", ConditionRule);
  window.wagtail.app.register("page-picker", PagePicker);
})();
