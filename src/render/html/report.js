"use strict";
(function () {
  const root = document.documentElement;
  root.classList.add("js");
  const all = (selector) => Array.from(document.querySelectorAll(selector));
  const form = document.querySelector("form.filters");
  const findings = all("[data-kind]"), passages = all("[data-passage]"), cards = all("[data-card]");
  const drawn = all("[data-of]");
  const count = document.getElementById("count");
  const rest = document.querySelector("details.rest");
  const partners = document.querySelector(".partners");
  const rows = new Map(passages.map((row) => [row.getAttribute("data-passage"), row]));

  // Filters and search. What is hidden keeps its place in the picture, only fainter.
  const texts = new Map();
  function text(node) {
    if (!texts.has(node)) texts.set(node, node.textContent.toLowerCase());
    return texts.get(node);
  }
  function has(node, name, wanted) {
    return !wanted || (node.getAttribute(name) || "").split(" ").includes(wanted);
  }
  function apply() {
    const kind = form.kind.value, topic = form.topic.value, differs = form.differs.checked;
    const words = form.search.value.trim().toLowerCase();
    const said = (node) => !words || text(node).includes(words);
    let shown = 0, seen = 0;
    for (const node of findings) {
      node.hidden = !(has(node, "data-kind", kind) && has(node, "data-topic", topic) && said(node));
      if (!node.hidden) shown += 1;
    }
    for (const node of passages) {
      node.hidden = !(has(node, "data-topics", topic) && has(node, "data-kinds", kind) &&
        (!differs || node.hasAttribute("data-differs")) && said(node));
      if (!node.hidden) seen += 1;
    }
    for (const node of cards) node.hidden = !(has(node, "data-card", topic) && said(node));
    for (const node of drawn) {
      node.classList.toggle("off", rows.get(node.getAttribute("data-of")).hidden);
    }
    if (rest && (kind || topic || words)) rest.open = true;
    const of = (some, nodes) => some === nodes.length ? some : some + " of " + nodes.length;
    count.textContent = of(shown, findings) + " findings, " + of(seen, passages) + " passages";
    highlight(words);
  }
  function highlight(words) {
    if (!window.Highlight || !CSS.highlights) return;
    CSS.highlights.delete("found");
    if (!words) return;
    const ranges = [];
    for (const node of findings.concat(passages, cards)) {
      if (node.hidden || ranges.length > 2000) continue;
      const walker = document.createTreeWalker(node, NodeFilter.SHOW_TEXT);
      while (walker.nextNode()) {
        const lower = walker.currentNode.data.toLowerCase();
        // A few letters change their length with their case; positions would be off.
        if (lower.length !== walker.currentNode.length) continue;
        for (let at = lower.indexOf(words); at >= 0; at = lower.indexOf(words, at + words.length)) {
          const range = new Range();
          range.setStart(walker.currentNode, at);
          range.setEnd(walker.currentNode, at + words.length);
          ranges.push(range);
        }
      }
    }
    CSS.highlights.set("found", new Highlight(...ranges));
  }
  let waiting = 0;
  form.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(apply, 120);
  });
  form.addEventListener("submit", (event) => { event.preventDefault(); apply(); });
  form.addEventListener("reset", () => setTimeout(apply, 0));

  document.getElementById("theme").addEventListener("click", () => {
    const dark = root.getAttribute("data-theme") === "dark" ||
      (!root.hasAttribute("data-theme") && matchMedia("(prefers-color-scheme: dark)").matches);
    root.setAttribute("data-theme", dark ? "light" : "dark");
  });

  // A link leads to what it names, also where that is filtered away or folded up.
  function reveal() {
    let id = location.hash.slice(1);
    try { id = decodeURIComponent(id); } catch (error) { return; }
    const node = document.getElementById(id);
    if (!node) return;
    if (node.closest("[hidden]")) { form.reset(); apply(); }
    if (rest && rest.contains(node)) rest.open = true;
    setTimeout(() => node.scrollIntoView(), 0);
  }
  addEventListener("hashchange", reveal);
  if (location.hash) reveal();

  // A passage that is pointed at or focused shows its partners: in the picture, and beside it.
  let lit = [];
  function light(event) {
    const node = event.target.closest && event.target.closest("[data-passage], [data-of]");
    const number = node && (node.getAttribute("data-passage") || node.getAttribute("data-of"));
    for (const other of lit) other.classList.remove("lit");
    lit = number ? drawn.filter((other) => other.getAttribute("data-of") === number) : [];
    for (const other of lit) other.classList.add("lit");
    if (node && node.hasAttribute("data-of")) show(number);
  }
  function show(number) {
    if (!partners || partners.getAttribute("data-shown") === number) return;
    partners.setAttribute("data-shown", number);
    const note = document.createElement("p");
    note.className = "note";
    note.textContent = "Passage " + number;
    const cells = Array.from(rows.get(number).querySelectorAll(".cell"));
    const copies = cells.filter((cell) => cell.firstElementChild).map((cell) => {
      const copy = cell.cloneNode(true);
      for (const named of copy.querySelectorAll("[id]")) named.removeAttribute("id");
      return copy;
    });
    partners.replaceChildren(note, ...copies);
  }
  document.addEventListener("mouseover", light);
  document.addEventListener("focusin", light);
  document.addEventListener("click", (event) => {
    const bar = event.target.closest("rect[data-of]");
    if (bar) location.hash = rows.get(bar.getAttribute("data-of")).id;
  });
  apply();
})();
