// One question as HTML elements, and back to the value that the API reads. Nothing here knows about a particular form.

/** element("p", {class: "hint"}, "text", child…) */
export function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value === true) made.setAttribute(key, "");
    else if (value !== false && value !== null && value !== undefined && value !== "") made.setAttribute(key, value);
  }
  made.append(...children.filter((child) => child !== null && child !== undefined));
  return made;
}

const TAGS = ["P", "B", "STRONG", "I", "EM", "BR", "UL", "OL", "LI", "A"];

/** The formatted text of a document, rebuilt from the few tags it may have: nothing else of it enters the page. */
export function richText(html) {
  const copy = (node) => {
    if (node.nodeType === Node.TEXT_NODE) return [node.textContent];
    if (node.nodeType !== Node.ELEMENT_NODE) return [];
    const inner = [...node.childNodes].flatMap(copy);
    if (!TAGS.includes(node.tagName)) return inner;
    const href = node.tagName === "A" && /^(https?:|mailto:|\/)/.test(node.getAttribute("href") || "") && node.getAttribute("href");
    return [element(node.tagName.toLowerCase(), { href }, ...inner)];
  };
  const parsed = new DOMParser().parseFromString(html || "", "text/html");
  return element("div", {}, ...[...parsed.body.childNodes].flatMap(copy));
}

export const idOf = (key) => `q-${key}`;
const YES_NO = [{ key: "true", label: "Oui" }, { key: "false", label: "Non" }];
const ADDRESS = [["line", "Numéro et rue"], ["postal_code", "Code postal"], ["city", "Commune"]];
const KEYBOARD = { amount: "decimal", number: "numeric", phone: "tel", email: "email" };

/** The field of a question, with its value, its help and what is wrong with it. */
export function field(question, value, errors = [], id = idOf(question.key)) {
  if (question.type === "info") return element("div", { class: "field" }, element("h2", {}, question.label), richText(question.text));
  const notes = [question.help, question.example && `Par exemple : ${question.example}`, question.why && `Pourquoi cette question ? ${question.why}`];
  const hints = notes.filter(Boolean).map((text, i) => element("p", { class: "hint", id: `${id}-aide-${i}` }, text));
  const wrong = errors.map((text, i) => element("p", { class: "error", id: `${id}-erreur-${i}` }, text));
  const described = [...hints, ...wrong].map((one) => one.id).join(" ");
  const label = question.label + (question.required ? "" : " (facultatif)");
  const kind = errors.length ? "field wrong" : "field";
  const inputs = (DRAW[question.type] || line)({ question, value, id, described, invalid: errors.length > 0 });
  if (inputs.single) return element("div", { class: kind }, element("label", { for: id }, label), ...hints, ...wrong, inputs.single);
  return element("fieldset", { class: kind, "aria-describedby": described }, element("legend", {}, label), ...hints, ...wrong, ...inputs.several);
}

function line({ question, value, id, described, invalid }) {
  const shared = { id, name: id, "aria-describedby": described, "aria-invalid": invalid && "true" };
  if (question.type === "textarea") return { single: element("textarea", { ...shared, rows: 5 }, value ?? "") };
  const type = question.type === "date" ? "date" : "text";
  const short = ["date", "amount", "number", "phone"].includes(question.type) && "short";
  const said = question.type === "amount" ? String(value ?? "").replace(".", ",") : value;
  return { single: element("input", { ...shared, type, class: short, inputmode: KEYBOARD[question.type], value: said }) };
}

function choices(type) {
  return ({ question, value, id }) => {
    const chosen = [].concat(value ?? []).map(String);
    const options = question.type === "yes_no" ? YES_NO : question.options;
    return {
      several: options.map((option, i) => {
        const own = i ? `${id}-${i}` : id;
        const input = element("input", { type, id: own, name: id, value: option.key });
        input.checked = chosen.includes(option.key);
        const help = option.help || option.example;
        return element("div", { class: "choice" }, input, element("label", { for: own }, option.label, help ? element("small", {}, help) : null));
      }),
    };
  };
}

function address({ value, id }) {
  return {
    several: ADDRESS.map(([part, label], i) => {
      const own = i ? `${id}-${part}` : id;
      return element("div", { class: "part" }, element("label", { for: own }, label), element("input", { type: "text", id: own, name: `${id}-${part}`, value: value?.[part] }));
    }),
  };
}

function table({ question, value, id }) {
  const rows = element("div", { id, tabindex: -1 });
  const add = (row) => {
    const number = rows.children.length;
    const legend = element("legend", {}, `${question.item_label} ${number + 1}`);
    const parts = question.questions.map((part) => field(part, row[part.key], [], `${id}-${number}-${part.key}`));
    rows.append(element("fieldset", { class: "row" }, legend, ...parts));
  };
  const given = Array.isArray(value) && value.length ? value : Array.from({ length: Math.max(question.min_rows, 1) }, () => ({}));
  given.forEach(add);
  const more = element("button", { type: "button", class: "second" }, `Ajouter : ${question.item_label}`);
  more.addEventListener("click", () => {
    add({});
    rows.lastElementChild.querySelector("input, textarea").focus();
  });
  return { several: [rows, more] };
}

const DRAW = { yes_no: choices("radio"), choice: choices("radio"), multi_choice: choices("checkbox"), address, repeat: table };

/** What was typed, as the API reads it: amounts « 1250.50 », dates 2026-03-31, yes or no booleans; undefined if nothing. */
export function valueOf(question, id = idOf(question.key)) {
  const named = (name) => [...document.getElementsByName(name)];
  const typed = (name) => (named(name)[0]?.value ?? "").trim();
  if (question.type === "info") return undefined;
  if (["yes_no", "choice", "multi_choice"].includes(question.type)) {
    const chosen = named(id).filter((input) => input.checked).map((input) => input.value);
    if (question.type === "multi_choice") return chosen.length ? chosen : undefined;
    return question.type === "yes_no" && chosen.length ? chosen[0] === "true" : chosen[0];
  }
  if (question.type === "address") {
    const parts = Object.fromEntries(ADDRESS.map(([part]) => [part, typed(`${id}-${part}`)]));
    return Object.values(parts).some(Boolean) ? parts : undefined;
  }
  if (question.type === "repeat") return rowsOf(question, id);
  const text = typed(id);
  if (!text) return undefined;
  if (question.type === "amount") return text.replace(/[\s€]/g, "").replace(",", ".");
  if (question.type === "number") return /^[\d\s]+$/.test(text) ? Number(text.replace(/\s/g, "")) : text;
  return text;
}

function rowsOf(question, id) {
  const rows = [...document.getElementById(id).children].map((_, number) => {
    const cells = question.questions.map((part) => [part.key, valueOf(part, `${id}-${number}-${part.key}`)]);
    return Object.fromEntries(cells.filter(([, value]) => value !== undefined));
  });
  const filled = rows.filter((row) => Object.keys(row).length);
  return filled.length ? filled : undefined;
}

/** The answer in words, for the summary. */
export function say(question, value) {
  const labels = Object.fromEntries((question.options || []).map((option) => [option.key, option.label]));
  if (typeof value === "boolean") return value ? "Oui" : "Non";
  if (question.type === "repeat") return value.map((row) => question.questions.filter((part) => part.key in row).map((part) => say(part, row[part.key])).join(", ")).join("\n");
  if (Array.isArray(value)) return value.map((key) => labels[key] || key).join(", ");
  if (typeof value === "object") return ADDRESS.map(([part]) => value[part]).join("\n");
  if (question.type === "amount") return `${value.replace(".", ",")} €`;
  if (question.type === "date") return value.split("-").reverse().join("/");
  return labels[value] || String(value);
}
