"use strict";
(function () {
  const form = document.getElementById("search");
  const field = form.elements.words;
  const found = document.getElementById("found");
  const entries = Array.from(document.querySelectorAll("li[data-entry]"));
  const index = JSON.parse(document.getElementById("index").textContent);
  const words = entries.map((entry) => (entry.textContent + " " + (index[entry.dataset.entry] || "")).toLowerCase());
  document.documentElement.classList.add("js");

  function apply() {
    const asked = field.value.toLowerCase().split(/\s+/).filter(Boolean);
    let count = 0;
    entries.forEach((entry, at) => {
      entry.hidden = !asked.every((word) => words[at].includes(word));
      if (!entry.hidden) count += 1;
    });
    for (const section of document.querySelectorAll("section.entries")) {
      section.hidden = !section.querySelector("li[data-entry]:not([hidden])");
    }
    found.textContent = asked.length ? count + " of " + entries.length : entries.length + " entries";
    const address = field.value ? "#q=" + encodeURIComponent(field.value) : location.pathname;
    history.replaceState(null, "", address);
  }

  let waiting = 0;
  form.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(apply, 120);
  });
  form.addEventListener("submit", (event) => { event.preventDefault(); apply(); });
  const asked = /^#q=(.*)$/.exec(location.hash);
  if (asked) {
    try { field.value = decodeURIComponent(asked[1]); } catch (error) { field.value = ""; }
  }
  apply();
})();
