"use strict";
(function () {
  var root = document.documentElement;
  root.classList.add("js");
  var form = document.querySelector("form.filters");
  if (!form) return;
  var findings = Array.prototype.slice.call(document.querySelectorAll("[data-kind]"));
  var passages = Array.prototype.slice.call(document.querySelectorAll("[data-passage]"));
  var count = document.getElementById("count");
  var rest = document.querySelector("details.rest");
  var texts = new Map();
  function text(node) {
    if (!texts.has(node)) texts.set(node, node.textContent.toLowerCase());
    return texts.get(node);
  }
  function has(node, name, wanted) {
    return !wanted || (node.getAttribute(name) || "").split(" ").indexOf(wanted) >= 0;
  }
  function apply() {
    var kind = form.kind.value, topic = form.topic.value;
    var words = form.search.value.trim().toLowerCase();
    var differs = form.differs.checked;
    var shown = 0, seen = 0;
    findings.forEach(function (node) {
      node.hidden = !(has(node, "data-kind", kind) && has(node, "data-topic", topic) &&
        (!words || text(node).indexOf(words) >= 0));
      if (!node.hidden) shown += 1;
    });
    passages.forEach(function (node) {
      node.hidden = !(has(node, "data-topics", topic) && has(node, "data-kinds", kind) &&
        (!differs || node.hasAttribute("data-differs")) &&
        (!words || text(node).indexOf(words) >= 0));
      if (!node.hidden) seen += 1;
    });
    if (rest && (kind || topic || words)) rest.open = true;
    count.textContent = shown + " of " + findings.length + " findings, " +
      seen + " of " + passages.length + " passages";
  }
  var waiting = 0;
  form.addEventListener("input", function () {
    clearTimeout(waiting);
    waiting = setTimeout(apply, 120);
  });
  form.addEventListener("submit", function (event) { event.preventDefault(); apply(); });
  form.addEventListener("reset", function () { setTimeout(apply, 0); });
  document.getElementById("theme").addEventListener("click", function () {
    var dark = root.getAttribute("data-theme") === "dark" ||
      (!root.hasAttribute("data-theme") && matchMedia("(prefers-color-scheme: dark)").matches);
    root.setAttribute("data-theme", dark ? "light" : "dark");
  });
  function reveal() {
    var node = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!node) return;
    if (node.hidden) { form.reset(); }
    if (rest && rest.contains(node)) rest.open = true;
    setTimeout(function () { node.scrollIntoView(); }, 0);
  }
  addEventListener("hashchange", reveal);
  if (location.hash) reveal();
  var lit = [];
  function light(event) {
    var node = event.target.closest ? event.target.closest("[data-passage], [data-of]") : null;
    lit.forEach(function (other) { other.classList.remove("lit"); });
    lit = [];
    if (!node) return;
    var number = node.getAttribute("data-passage") || node.getAttribute("data-of");
    lit = Array.prototype.slice.call(document.querySelectorAll('[data-of="' + number + '"]'));
    lit.forEach(function (other) { other.classList.add("lit"); });
  }
  document.addEventListener("mouseover", light);
  document.addEventListener("focusin", light);
  apply();
})();
