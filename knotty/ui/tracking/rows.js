// All rounds with their boxes, part by part, and the map of a part's copies. Only the part that is unfolded has rows.
import { el, makeColours, openDialog, setClass, setText } from './dom.js';
import { countCopies, findOpen, isDone } from './progress.js';

/** Make the list of parts. Its `fill` draws what changed, and nothing else. */
export function makeList(app) {
  const parts = app.data.sections.map((section, number) => makePart(app, section, number));
  const node = el('div', { class: 'parts' }, ...parts.map((part) => part.node));
  const fill = () => {
    const here = app.next?.section ?? -1;
    parts.forEach((part, number) => part.fill(number === here));
  };
  return { node, fill };
}

function makePart(app, section, number) {
  const { say, model } = app;
  const { make, rounds } = model.sections[number];
  const count = el('span', { class: 'part-count' });
  const title = section.size ? `${section.name} · ${section.size}` : section.name;
  const summary = el('summary', {}, el('h3', { dir: 'auto' }, title), count);
  const map = make > 1 ? makeMap(app, number, make) : null;
  const heading = el('p', { class: 'copy-heading', dir: 'auto', hidden: make < 2 });
  const list = el('ol', { class: 'rows', 'aria-label': title });
  const node = el('details', { class: 'part' }, summary, map?.node, heading, list);
  const part = { node, rows: [], copy: 0, opened: false };
  node.ontoggle = () => part.fill(app.next?.section === number);
  part.fill = (here) => {
    if (here && !part.opened) part.opened = node.open = true;
    const worked = rounds.reduce((sum, index) => sum + Math.min(make, countCopies(app.state, model.rounds[index].id)), 0);
    setText(count, say('done_of', { done: worked, total: rounds.length * make }));
    if (!node.open) return;
    if (!part.rows.length) {
      part.rows = rounds.map((index) => makeRow(app, index, part));
      list.append(...part.rows.map((row) => row.node));
    }
    part.copy = app.copyOf(number);
    setText(heading, say('copy_of', { name: section.name, copy: part.copy, make }));
    map?.fill(part.copy);
    part.rows.forEach((row) => row.fill(part.copy));
  };
  return part;
}

function makeRow(app, index, part) {
  const { say } = app;
  const round = app.data.rounds[index];
  const box = el('input', { type: 'checkbox', id: `box-${index}`, onchange: () => app.tick(index, part.copy, box.checked) });
  const badge = el('span', { class: 'badge' }, say('next'));
  const note = el('span', { class: 'note', dir: 'auto' });
  const text = el('span', { class: 'words', dir: 'auto' }, round.words.join(''));
  const facts = el('span', { class: 'facts' }, round.counts.join(', '));
  const wrong = round.problem ? el('span', { class: 'problem' }, round.problem) : null;
  const label = el('label', { for: box.id }, el('span', { class: 'line' }, el('b', {}, round.label), badge, ...makeColours(round)), text, facts, wrong, note);
  const more = el('button', {
    type: 'button', class: 'more-row', 'aria-label': say('more_about', { label: round.label }), onclick: () => openRow(app, index, part.copy),
  }, '⋯');
  const before = round.before.map((step) => el('p', { class: 'between', dir: 'auto' }, step.part && el('b', {}, `${step.part}: `), step.text));
  const node = el('li', {}, ...before, el('div', { class: 'row' }, box, label, more));
  const fill = (copy) => {
    const done = isDone(app.state, round.id, copy);
    if (box.checked !== done) box.checked = done;
    setClass(node, 'done', done);
    const next = app.next?.index === index && app.next.copy === copy;
    if (next !== node.hasAttribute('aria-current')) {
      if (next) node.setAttribute('aria-current', 'step');
      else node.removeAttribute('aria-current');
    }
    setText(note, app.state.notes.get(round.id) ?? '');
  };
  return { node, fill };
}

/** Everything about one round: its note, and pulling back to it. */
function openRow(app, index, copy) {
  const { say, state, model } = app;
  const round = app.data.rounds[index];
  const note = el('textarea', { rows: '3', maxlength: '4000', dir: 'auto', 'aria-label': say('note_label'), placeholder: say('note_label') });
  note.value = state.notes.get(round.id) ?? '';
  const buttons = [{ label: say('save_note'), kind: 'main', act: () => app.note(round.id, note.value.trim()) }];
  const after = model.rounds.filter((other, at) => at > index && other.part === model.rounds[index].part && isDone(state, other.id, copy));
  const body = [el('p', { class: 'words', dir: 'auto' }, round.words.join('')), note];
  if (isDone(state, round.id, copy) && after.length) {
    body.push(el('p', { class: 'small' }, say('frog_text', { label: round.label, many: after.length })));
    buttons.push({ label: say('frog', { label: round.label }), kind: 'danger', act: () => app.frog(round.id, copy) });
  }
  openDialog(app.node, round.label, body, [...buttons, { label: say('close') }]);
}

/** A little square for each copy: worked, begun or open, told by sign and words as well as by colour. */
function makeMap(app, number, make) {
  const { say, model } = app;
  const cells = [];
  const grid = el('div', { class: 'map', role: 'group', 'aria-label': say('all_copies', { make }) });
  for (let copy = 1; copy <= make; copy += 1) {
    cells.push(el('button', { type: 'button', class: 'cell', onclick: () => app.choose(number, copy) }, String(copy)));
  }
  const node = el('details', { class: 'fold map-fold' }, el('summary', {}, say('all_copies', { make })), grid);
  const fill = (chosen) => {
    if (!node.open) return;
    if (!grid.firstChild) grid.append(...cells);
    const length = model.sections[number].rounds.length;
    cells.forEach((cell, at) => {
      const left = app.state.left[number][at + 1];
      const kind = left === 0 ? 'whole' : left < length ? 'begun' : 'open';
      const open = findOpen(model, app.state, number, at + 1);
      const key = `${kind}${left}${chosen === at + 1}`;
      if (cell.dataset.key === key) return;
      cell.dataset.key = key;
      cell.className = `cell ${kind}`;
      cell.style.setProperty('--part', `${Math.round((100 * (length - left)) / length)}%`);
      cell.setAttribute('aria-label', say(`copy_${kind}`, { copy: at + 1, label: open < 0 ? '' : app.data.rounds[open].label }));
      if (chosen === at + 1) cell.setAttribute('aria-current', 'true');
      else cell.removeAttribute('aria-current');
    });
  };
  node.ontoggle = () => fill(app.copyOf(number));
  return { node, fill };
}
