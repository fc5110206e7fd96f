// Making elements and saying words. Every text goes in as a text node: what a pattern says is never read as HTML.

/** Make an element: el('button', {class: 'x', onclick}, 'text', child). Attributes that are null or false are left out. */
export function el(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith('on')) node[name] = value;
    else node.setAttribute(name, value === true ? '' : value);
  }
  node.append(...children.filter((child) => child !== null && child !== undefined && child !== ''));
  return node;
}

/** Return a function that says a word of `words`, its {names} filled. */
export function makeSay(words) {
  return (name, values = {}) => (words[name] ?? name).replace(/\{(\w+)\}/g, (whole, key) => values[key] ?? whole);
}

export function setText(node, text) {
  if (node.textContent !== text) node.textContent = text;
}

export function setClass(node, name, on) {
  if (node.classList.contains(name) !== on) node.classList.toggle(name, on);
}

/** A circle in a yarn's colour. Only what is a hex colour becomes a style. */
export function makeSwatch(hex) {
  const swatch = el('span', { class: 'swatch', 'aria-hidden': 'true' });
  if (/^#[0-9a-f]{6}$/i.test(hex)) swatch.style.backgroundColor = hex;
  else swatch.classList.add('unknown');
  return swatch;
}

export function makeColours(round) {
  const named = (yarn) => (yarn.letter ? `${yarn.letter} · ${yarn.name}` : yarn.name);
  return round.colours.map((yarn) => el('span', { class: 'yarn' }, makeSwatch(yarn.hex), el('bdi', {}, named(yarn))));
}

/** Show a dialog with a heading, what is in it, and buttons; it closes by Escape, by a tap beside it, and by each button. */
export function openDialog(host, heading, body, buttons) {
  const title = el('h2', { dir: 'auto', id: 'dialog-title' }, heading);
  const row = el('div', { class: 'buttons' });
  const dialog = el('dialog', { 'aria-labelledby': 'dialog-title' }, title, ...body, row);
  for (const { label, kind, act } of buttons) {
    row.append(el('button', { type: 'button', class: kind ?? 'plain', onclick: () => { dialog.close(); act?.(); } }, label));
  }
  dialog.onclick = (event) => { if (event.target === dialog) dialog.close(); };
  dialog.onclose = () => dialog.remove();
  host.append(dialog);
  dialog.showModal();
  return dialog;
}

/** What this browser remembers for itself, such as large type; forgotten where it may keep nothing. */
export const memory = {
  find(name, usual) {
    try { return JSON.parse(localStorage.getItem(`knotty:${name}`)) ?? usual; } catch { return usual; }
  },
  keep(name, value) {
    try { localStorage.setItem(`knotty:${name}`, JSON.stringify(value)); } catch { /* then it is asked again */ }
  },
};
