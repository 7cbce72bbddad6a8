// A guided form run from the public API alone: which sector, which dispute, which form, then its steps one by one.
// The portal decides everything (what is shown, what is wrong, where it ends): this page asks it after each step.

import { element, field, idOf, richText, say, valueOf } from "./fields.js";

const API = document.body.dataset.api;
const MAIN = document.querySelector("main");
const SITE = document.title;
const FIRST = "#secteur";
const state = { sectors: [], sector: null, axes: [], facets: {}, form: null, answers: {}, told: null, seen: new Set() };

class Refused extends Error {}

/** The JSON of an address. 422 is an answer too: it says which replies are not acceptable. */
async function ask(path, body) {
  const sent = body && { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) };
  const answer = await fetch(API + path, { credentials: "omit", ...sent });
  const told = await answer.json();
  if (!answer.ok && answer.status !== 422) throw new Refused(told.detail || "Le portail n’a pas pu répondre.");
  return told;
}

// -- Pages -----------------------------------------------------------------------------------------------------------

/** Replace the page, tell it to a screen reader by moving to its title, or to what is wrong in it. */
function show(title, children, problems = []) {
  document.title = `${problems.length ? "Erreur : " : ""}${title} – ${SITE}`;
  const heading = element("h1", { tabindex: -1 }, title);
  const summary = problems.length ? errorSummary(problems) : null;
  MAIN.replaceChildren(...[summary, heading, ...children].filter(Boolean));
  (summary || heading).focus();
}

function errorSummary(problems) {
  const links = problems.map((problem) => {
    const link = element("a", { href: `#${idOf(problem.key)}` }, problem.message);
    link.addEventListener("click", (event) => {
      event.preventDefault();  // the address says which page is shown
      document.getElementById(idOf(problem.key))?.focus();
    });
    return element("li", {}, link);
  });
  return element("div", { class: "errors", role: "alert", tabindex: -1 }, element("h2", {}, "Il y a un problème"), element("ul", {}, ...links));
}

/** A page of questions; `next` reads them, answers {problems} to stay, or moves on. */
function askQuestions(title, intro, questions, answers, next, problems = []) {
  const errorsOf = (key) => problems.filter((problem) => problem.key === key).map((problem) => problem.message);
  const fields = questions.map((question) => field(question, answers[question.key], errorsOf(question.key)));
  const back = element("button", { type: "button", class: "second" }, "Précédent");
  back.addEventListener("click", () => history.back());
  const form = element("form", { novalidate: true }, ...fields, element("button", { type: "submit" }, "Continuer"), location.hash === FIRST ? null : back);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    for (const question of questions) {
      const value = valueOf(question);
      if (value === undefined) delete answers[question.key];
      else answers[question.key] = value;
    }
    safely(async () => {
      const found = await next();
      if (found) askQuestions(title, intro, found.questions || questions, answers, next, found.problems);
    });
  });
  show(title, [intro ? richText(intro) : null, form], problems);
}

const go = (hash) => { location.hash = hash; };

async function safely(action) {
  try {
    await action();
  } catch (problem) {
    const text = problem instanceof Refused ? problem.message : "Le portail ne répond pas. Vérifiez votre connexion, puis réessayez.";
    document.getElementById("panne")?.remove();
    const said = element("div", { id: "panne", class: "errors", role: "alert", tabindex: -1 }, element("p", {}, text));
    MAIN.prepend(said);
    said.focus();
  }
}

// -- Which form ------------------------------------------------------------------------------------------------------

const choose = (key, label, options, help) => ({ key, label, help, type: "choice", required: true, options });
const missing = (question) => ({ problems: [{ key: question.key, message: `${question.label} : choisissez une réponse.` }] });

async function pageOfSectors() {
  state.sectors = await ask("/sectors");
  const question = choose("sector", "De quel secteur s’agit-il ?", state.sectors.map((one) => ({ key: one.slug, label: one.title })));
  const answers = { sector: state.sector };
  askQuestions("Le secteur", "", [question], answers, async () => {
    if (!answers.sector) return missing(question);
    if (answers.sector !== state.sector) Object.assign(state, { sector: answers.sector, facets: {}, answers: {}, form: null });
    state.axes = await ask(`/sectors/${state.sector}/axes`);
    go(await afterAxis(-1));
  });
}

/** A condition on earlier axes, as `asked_when` writes it. */
function holds(condition, facets) {
  if (!condition) return true;
  if (condition.all) return condition.all.every((one) => holds(one, facets));
  if (condition.any) return condition.any.some((one) => holds(one, facets));
  return [].concat(condition.v).includes(facets[condition.facet]);
}

async function afterAxis(index) {
  const last = index >= 0 && state.facets[state.axes[index].key] === "none_fits";
  const following = last ? -1 : state.axes.findIndex((axis, i) => i > index && holds(axis.asked_when, state.facets));
  if (following >= 0) return `#axe-${following}`;
  await loadForm();
  return nextAfter(null);
}

function pageOfAxis(index) {
  const axis = state.axes[index];
  const question = choose(axis.key, axis.label, axis.options, axis.help);
  askQuestions("Votre litige", "", [question], state.facets, async () => {
    if (!state.facets[axis.key]) return missing(question);
    state.axes.slice(index + 1).forEach((later) => delete state.facets[later.key]);
    go(await afterAxis(index));
  });
}

/** The form whose `covers` holds every choice, or the general one; then its current version. */
async function loadForm() {
  const rows = await ask(`/sectors/${state.sector}/coverage`);
  const takes = (row) => {
    const restricted = Object.entries(row.covers).filter(([, options]) => options.length);
    return restricted.length > 0 && restricted.every(([axis, options]) => options.includes(state.facets[axis]));
  };
  const general = rows.find((row) => row.general);
  const found = Object.values(state.facets).includes("none_fits") ? general : rows.find(takes) || general;
  if (!found) throw new Refused("Aucun formulaire n’est publié pour ce litige.");
  const path = `/forms/${state.sector}/${found.form}/versions/${found.version}`;
  if (state.path !== path) Object.assign(state, { path, answers: {}, seen: new Set(), form: await ask(path) });
  state.current = null;
  await evaluate();
}

// -- The steps of the form -------------------------------------------------------------------------------------------

async function evaluate() {
  state.told = await ask(`${state.path}/evaluate`, { facets: state.facets, answers: state.answers });
}

const shownIn = (step) => step.questions.filter((question) => state.told.visible.includes(question.key));
const endNamed = (key) => state.form.outcomes.find((outcome) => outcome.key === key);
const INTERRUPTING = ["stop", "redirect", "defer", "human_review"];

/** Where to go after the step of that key: an end, a wall of information, the next step, or the summary. */
function nextAfter(key) {
  if (INTERRUPTING.includes(endNamed(state.told.outcome)?.kind)) return `#fin-${state.told.outcome}`;
  const wall = state.told.warnings.find((warning) => !state.seen.has(warning));
  if (wall) return `#fin-${wall}`;
  const keys = state.told.steps.map((step) => step.key);
  const following = keys[keys.indexOf(key) + 1] || (state.told.complete ? null : state.told.next_step);
  return following ? `#etape-${following}` : "#recapitulatif";
}

function pageOfStep(key) {
  const step = state.form.steps.find((one) => one.key === key);
  const place = state.told.steps.findIndex((one) => one.key === key) + 1;
  state.current = key;
  askQuestions(`${step.title} (étape ${place} sur ${state.told.steps.length})`, step.intro, shownIn(step), state.answers, async () => {
    const asked = shownIn(step).map((question) => question.key);
    await evaluate();
    const problems = state.told.problems.filter((problem) => problem.step === key && asked.includes(problem.key));
    const more = shownIn(step).some((question) => !asked.includes(question.key) && state.answers[question.key] === undefined);
    if (problems.length || (more && nextAfter(key).startsWith("#etape"))) return { problems, questions: shownIn(step) };
    go(nextAfter(key));
  });
}

function pageOfEnd(key) {
  const outcome = endNamed(key);
  state.seen.add(key);
  const actions = outcome.next_actions.map((action) => element("li", {}, element("a", { href: action.url }, action.label)));
  const onward = element("button", { type: "button" }, outcome.kind === "warn" ? "J’ai lu, continuer" : "Modifier ma réponse");
  onward.addEventListener("click", () => (outcome.kind === "warn" ? go(nextAfter(state.current)) : history.back()));
  show(outcome.title, [richText(outcome.body), actions.length ? element("ul", {}, ...actions) : null, onward]);
}

function pageOfSummary() {
  const questions = state.form.steps.flatMap(shownIn).filter((question) => question.key in state.answers);
  const lines = questions.flatMap((question) => [element("dt", {}, question.label), element("dd", {}, say(question, state.answers[question.key]))]);
  const documents = state.form.documents.map((one) => element("li", {}, one.label + (one.required ? " (nécessaire)" : "")));
  const relief = state.form.relief_options.map((one) => element("li", {}, one.label));
  show("Toutes les réponses sont là", [
    element("p", {}, "L’exemple s’arrête ici : rien n’a été enregistré, rien n’est envoyé."),
    element("dl", {}, ...lines),
    documents.length ? element("h2", {}, "Les documents qui peuvent être demandés") : null, element("ul", {}, ...documents),
    element("h2", {}, "Ce qui peut être demandé au professionnel"), element("ul", {}, ...relief),
  ]);
}

/** The address says which page is shown, so that the browser's « back » goes back; one that is not ready is the first. */
function route() {
  if (location.hash === "#contenu") return;
  const [, kind, key] = location.hash.match(/^#(secteur|axe|etape|fin|recapitulatif)-?(.*)$/) || [];
  safely(async () => {
    if (kind === "axe" && state.axes[Number(key)]) return pageOfAxis(Number(key));
    if (kind === "etape" && state.told?.steps.some((step) => step.key === key)) return pageOfStep(key);
    if (kind === "fin" && state.form && endNamed(key)) return pageOfEnd(key);
    if (kind === "recapitulatif" && state.told?.complete) return pageOfSummary();
    if (location.hash !== FIRST) history.replaceState(null, "", FIRST);
    return pageOfSectors();
  });
}

window.addEventListener("hashchange", route);
route();
