// The page works without this script; it adds the filter and keys.
"use strict";
{
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const plural = (count, one, many) => `${count.toLocaleString("en")} ${count === 1 ? one : many}`;
  const folded = text => text.normalize("NFKC").toLowerCase();

  // Filter: what can be found by its file name, and the person that it belongs to.
  const items = all("[data-path]").map(item => ({ item, path: folded(item.dataset.path) }));
  const people = all(".people > li").map(card => ({
    card,
    count: card.querySelector("span"),
    usual: card.querySelector("span").textContent,
    photos: all("[data-path]", document.getElementById(card.querySelector("a").hash.slice(1))),
  }));
  const sections = all("[data-items]");
  const found = document.getElementById("found");
  const input = document.getElementById("filter");

  const filter = () => {
    const sought = folded(input.value.trim());
    let count = 0;
    for (const { item, path } of items) {
      item.hidden = !path.includes(sought);
      count += item.hidden ? 0 : 1;
    }
    let peopleFound = 0;
    for (const { card, count, usual, photos } of people) {
      const matching = photos.filter(photo => !photo.hidden).length;
      card.hidden = matching === 0;
      peopleFound += matching === 0 ? 0 : 1;
      count.textContent = sought && matching ? `${matching.toLocaleString("en")} of ${usual}` : usual;
    }
    for (const section of sections) {
      const empty = all("[data-path]:not([hidden])", section).length === 0;
      section.hidden = sought !== "" && empty;
      if (section.matches("details"))
        section.open = sought !== "" ? !empty : section.dataset.items === "open";
    }
    for (const more of all(".more"))
      more.hidden = sought !== "";
    document.getElementById("people").hidden = sought !== "" && peopleFound === 0;
    found.textContent = !sought ? "" : count === 0 ? "No file name has this in it." :
      [peopleFound && plural(peopleFound, "person", "people"), plural(count, "match", "matches")].filter(Boolean).join(", ");
  };
  input.addEventListener("input", filter);
  document.querySelector(".filter").hidden = false;

  // Keys: arrows move between faces, Escape goes back to everybody, / goes to the filter.
  const move = (from, key) => {
    const links = all("a", from.closest("ul")).filter(link => link.matches(".people a, a.photo") && link.offsetParent);
    const index = links.indexOf(from);
    if (key === "ArrowRight" || key === "ArrowLeft")
      return links[index + (key === "ArrowRight" ? 1 : -1)];
    const here = from.getBoundingClientRect();
    const below = key === "ArrowDown";
    return (below ? links.slice(index + 1) : links.slice(0, index).reverse()).find(link => {
      const there = link.getBoundingClientRect();
      return Math.abs(there.left - here.left) < here.width / 2 && (below ? there.top > here.top : there.top < here.top);
    });
  };
  document.addEventListener("keydown", event => {
    if (event.ctrlKey || event.altKey || event.metaKey)
      return;
    if (event.key === "/" && document.activeElement !== input) {
      event.preventDefault();
      input.focus();
    } else if (event.key === "Escape" && document.activeElement !== input) {
      const back = document.querySelector(".person:target .back");
      if (back)
        back.click();
    } else if (event.key.startsWith("Arrow") && document.activeElement.matches(".people a, a.photo")) {
      const next = move(document.activeElement, event.key);
      if (next) {
        event.preventDefault();
        next.focus();
      }
    }
  });

  // Where the address goes, the focus goes.
  addEventListener("hashchange", () => {
    const target = document.getElementById(location.hash.slice(1));
    if (target?.matches(".person")) {
      scrollTo(0, 0);
      target.focus({ preventScroll: true });
    } else if (target?.matches(".people > li")) {
      target.querySelector("a").focus();
    } else if (target?.matches("details")) {
      target.open = true;
    }
  });
}
