"use strict";
(function () {
  const root = document.documentElement;
  root.classList.add("js");
  const all = (selector) => Array.from(document.querySelectorAll(selector));
  const byId = (id) => document.getElementById(id);
  const form = byId("filters");
  const findings = all("[data-kind]"), passages = all("[data-passage]"), issues = all("[data-issue]");
  const drawn = all("[data-of]");
  const partners = document.querySelector(".partners");
  const rows = new Map(passages.map((row) => [row.getAttribute("data-passage"), row]));

  // Filters, search and theme stand in the address behind the place that it names:
  // #place&kind=silence&search=soybeans. Nothing of it leaves the page.
  const fields = ["search", "kind", "topic"];
  function read() {
    const [first, ...rest] = location.hash.slice(1).split("&");
    const named = first.includes("=") ? [first, ...rest] : rest;
    let place = first.includes("=") ? "" : first;
    try { place = decodeURIComponent(place); } catch (error) { place = ""; }
    return { place, state: new URLSearchParams(named.join("&")) };
  }
  function write() {
    const state = new URLSearchParams();
    if (form) {
      for (const name of fields) if (form[name].value) state.set(name, form[name].value);
      if (form.differs.checked) state.set("differs", "1");
    }
    if (reading && reading.value) state.set("order", reading.value);
    if (root.hasAttribute("data-theme")) state.set("theme", root.getAttribute("data-theme"));
    const address = [encodeURIComponent(read().place), state.toString()].filter(Boolean).join("&");
    if (address !== location.hash.slice(1)) history.replaceState(null, "", "#" + address);
  }
  function restore(state) {
    for (const name of fields) {
      const wanted = state.get(name) || "";
      const options = form[name].options;
      if (!options || Array.from(options).some((option) => option.value === wanted)) form[name].value = wanted;
    }
    form.differs.checked = state.has("differs");
  }

  // What is hidden keeps its place in the picture, only fainter.
  const texts = new Map();
  function text(node) {
    if (!texts.has(node)) texts.set(node, node.textContent.toLowerCase());
    return texts.get(node);
  }
  function has(node, name, wanted) {
    return !wanted || (node.getAttribute(name) || "").split(" ").includes(wanted);
  }
  function apply() {
    if (!form) return;
    const kind = form.kind.value, topic = form.topic.value, differs = form.differs.checked;
    const words = form.search.value.trim().toLowerCase();
    const said = (node) => !words || text(node).includes(words);
    const any = Boolean(kind || topic || words || differs);
    for (const node of findings) {
      node.hidden = !(has(node, "data-kind", kind) && has(node, "data-topic", topic) && said(node));
    }
    for (const node of passages) {
      node.hidden = !(has(node, "data-topics", topic) && has(node, "data-kinds", kind) &&
        (!differs || node.hasAttribute("data-differs")) && said(node));
    }
    for (const node of issues) {
      node.hidden = !(has(node, "data-issue", topic) && said(node));
      if (topic || words) node.classList.add("shown");
    }
    for (const node of drawn) {
      node.classList.toggle("off", rows.get(node.getAttribute("data-of")).hidden);
    }
    for (const node of all("details.rest, details.texts")) if (kind || topic || words) node.open = true;
    for (const node of all(".empty")) {
      const rest = Array.from(node.parentNode.querySelectorAll("[data-kind], [data-passage], [data-issue]"));
      node.hidden = !rest.length || rest.some((one) => !one.hidden);
    }
    const shown = (nodes) => nodes.filter((node) => !node.hidden).length;
    const of = (nodes) => shown(nodes) === nodes.length ? nodes.length : shown(nodes) + " of " + nodes.length;
    const told = of(findings) + " findings, " + of(passages) + " passages";
    byId("count").textContent = told;
    byId("filtered").hidden = !any;
    document.querySelector("#filtered output").textContent = any ? "Filtered: " + told + "." : "";
    highlight(words);
    write();
  }

  // Found words are marked by elements, so that they are seen on paper and in pictures, too.
  function highlight(words) {
    for (const found of all("mark.found")) {
      const above = found.parentNode;
      found.replaceWith(...found.childNodes);
      above.normalize();
    }
    if (!words) return;
    let marked = 0;
    for (const node of findings.concat(passages, issues)) {
      if (node.hidden) continue;
      const walker = document.createTreeWalker(node, NodeFilter.SHOW_TEXT);
      const pieces = [];
      while (walker.nextNode()) pieces.push(walker.currentNode);
      for (let piece of pieces) {
        const lower = piece.data.toLowerCase();
        // A few letters change their length with their case; positions would be off.
        if (lower.length !== piece.length) continue;
        let cut = 0;
        for (let at = lower.indexOf(words); at >= 0 && marked < 2000; at = lower.indexOf(words, at + words.length)) {
          const found = piece.splitText(at - cut);
          piece = found.splitText(words.length);
          cut = at + words.length;
          const mark = document.createElement("mark");
          mark.className = "found";
          found.replaceWith(mark);
          mark.append(found);
          marked += 1;
        }
      }
    }
  }
  let waiting = 0;
  function reset() { form.reset(); apply(); }
  if (form) {
    form.addEventListener("input", () => {
      clearTimeout(waiting);
      waiting = setTimeout(apply, 120);
    });
    form.addEventListener("submit", (event) => { event.preventDefault(); apply(); });
    form.addEventListener("reset", () => setTimeout(apply, 0));
    document.querySelector("#filtered button").addEventListener("click", reset);
  }

  byId("theme").addEventListener("click", () => {
    const dark = root.getAttribute("data-theme") === "dark" ||
      (!root.hasAttribute("data-theme") && matchMedia("(prefers-color-scheme: dark)").matches);
    root.setAttribute("data-theme", dark ? "light" : "dark");
    write();
  });

  for (const button of all("button.all")) {
    button.addEventListener("click", () => {
      for (const row of all("tr.later")) row.classList.add("shown");
      button.setAttribute("aria-expanded", "true");
      button.hidden = true;
    });
  }

  // The rows in the order of one account: one that it lacks stands behind the row before it in its own.
  const reading = byId("reading");
  const longest = all("tr.passage");
  function arrange() {
    if (!reading || !longest.length) return;
    const accounts = Array.from(reading.options).map((option) => option.value).filter(Boolean);
    const at = (row, id) => {
      const first = Array.from(row.querySelectorAll("p[id]")).find((one) => one.id.slice(0, one.id.lastIndexOf("-")) === "s-" + id);
      return first ? Number(first.id.slice(first.id.lastIndexOf("-") + 1)) : 0;
    };
    const inOrder = (id) => longest.filter((row) => at(row, id)).sort((a, b) => at(a, id) - at(b, id));
    let order = longest;
    if (accounts.includes(reading.value)) {
      order = inOrder(reading.value);
      for (const id of accounts.filter((one) => one !== reading.value)) {
        let before = null;
        for (const row of inOrder(id)) {
          if (!order.includes(row)) order.splice(before ? order.indexOf(before) + 1 : 0, 0, row);
          before = row;
        }
      }
    }
    longest[0].parentNode.append(...order);
  }
  if (reading) reading.addEventListener("change", () => { arrange(); write(); });

  // A finding with what it rests on, each quotation with where it is from.
  function citation(finding) {
    const lines = [finding.querySelector(".claim").textContent.trim()];
    const cited = (quote) => {
      const source = byId("source-" + quote.getAttribute("data-source"));
      const place = quote.querySelector(".place");
      const number = place ? "sentence " + place.textContent : "";
      return "“" + quote.querySelector(".said").textContent + "” (" +
        [source && source.getAttribute("data-cite"), number].filter(Boolean).join(", ") + ")";
    };
    for (const quote of finding.querySelectorAll("blockquote")) {
      if (!quote.closest(".nothing")) lines.push(cited(quote));
    }
    // What the page says of a side in which nothing is found, in its words.
    for (const lacking of finding.querySelectorAll(".nothing .lacking")) {
      const name = lacking.previousElementSibling;
      const side = name && name.matches(".side") ? name.textContent + ": " : "";
      lines.push(side + lacking.textContent.replace(/^./, (first) => first.toLowerCase()));
    }
    for (const quote of finding.querySelectorAll(".nothing blockquote")) lines.push("nearest: " + cited(quote));
    return lines.join("\n");
  }
  async function copy(words) {
    try {
      await navigator.clipboard.writeText(words);
    } catch (error) {
      const area = document.createElement("textarea");
      area.value = words;
      document.body.append(area);
      area.select();
      document.execCommand("copy");
      area.remove();
    }
  }
  for (const button of all("button.copy")) {
    const label = button.firstChild;
    button.addEventListener("click", async () => {
      await copy(citation(button.closest("[data-kind]")));
      label.data = "Copied";
      setTimeout(() => { label.data = "Copy"; }, 1500);
    });
  }

  // A link leads to what it names, also where that is filtered away or folded up.
  function reveal() {
    const { place } = read();
    const node = place && byId(place);
    if (!node) return;
    if (node.closest("[hidden]") && form) reset();
    if (node.matches("tr.later")) node.classList.add("shown");
    const inside = node.matches("li.finding") && node.querySelector("details");
    if (inside && node.closest("#others")) inside.open = true;
    for (let fold = node.closest("details"); fold; fold = fold.parentNode.closest("details")) fold.open = true;
    setTimeout(() => node.scrollIntoView(), 0);
  }
  addEventListener("hashchange", () => {
    const { state } = read();
    if (form && Array.from(state.keys()).length) { restore(state); apply(); }
    reveal();
    write();
  });
  const { state } = read();
  if (["dark", "light"].includes(state.get("theme"))) root.setAttribute("data-theme", state.get("theme"));
  if (form) restore(state);
  if (reading && Array.from(reading.options).some((option) => option.value === state.get("order"))) {
    reading.value = state.get("order");
    arrange();
  }
  apply();
  reveal();

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
    const row = rows.get(number);
    const cells = row.matches("tr") ? Array.from(row.querySelectorAll(".cell")) : [row];
    const copies = cells.map((cell) => {
      const copy = document.createElement("div");
      copy.className = cell.className;
      copy.append(...Array.from(cell.childNodes).map((node) => node.cloneNode(true)));
      for (const named of copy.querySelectorAll("[id]")) named.removeAttribute("id");
      return copy;
    });
    partners.replaceChildren(...copies);
  }
  document.addEventListener("mouseover", light);
  document.addEventListener("focusin", light);
  document.addEventListener("click", (event) => {
    const bar = event.target.closest("rect[data-of]");
    if (bar) location.hash = rows.get(bar.getAttribute("data-of")).id;
  });
})();
