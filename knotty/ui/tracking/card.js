// The round that is next, large: what to do, in which colour, how many. It is made once and filled anew at every change.
import { el, makeColours, openDialog, setText } from './dom.js';

export function makeCard(app) {
  const { say } = app;
  const parts = {
    copy: el('span', { class: 'copy', dir: 'auto' }),
    round: el('span', { class: 'round' }),
    before: el('div', { class: 'before' }),
    colours: el('div', { class: 'colours' }),
    text: el('p', { class: 'instruction', dir: 'auto' }),
    counts: el('p', { class: 'counts' }),
    sides: el('p', { class: 'sides' }),
    problem: el('p', { class: 'problem', role: 'note' }),
    writer: el('p', { class: 'small' }),
    note: el('p', { class: 'note', dir: 'auto' }),
    after: el('div', { class: 'before' }),
  };
  const step = (by, name, sign) => el('button', {
    type: 'button', class: 'step', 'aria-label': say(name), title: say(name), onclick: () => app.moveCopy(by),
  }, sign);
  parts.back = step(-1, 'previous_copy', '‹');
  parts.forward = step(1, 'next_copy', '›');
  const head = el('h2', { class: 'where' }, parts.copy, parts.round);
  const skip = el('button', { type: 'button', class: 'skip', onclick: () => app.dock.done.focus() }, say('to_done'));
  const node = el('section', { class: 'card', id: 'next', 'aria-label': say('next_round'), tabindex: '-1' },
    skip, el('div', { class: 'head' }, head, el('div', { class: 'steps' }, parts.back, parts.forward)),
    parts.colours, parts.before, parts.text, parts.counts, parts.sides, parts.problem, parts.writer, parts.note, parts.after);
  return { node, parts, shown: '' };
}

/** Bring the card up to date with `next` ({index, copy, section}), or with the end where it is null. */
export function fillCard(app, card, next) {
  const key = next ? `${next.index}:${next.copy}` : 'end';
  if (card.shown !== key) {
    card.shown = key;
    if (next) fillRound(app, card.parts, next);
    else fillEnd(app, card.parts);
  }
  const note = next ? app.state.notes.get(app.data.rounds[next.index].id) ?? '' : '';
  setText(card.parts.note, note && app.say('your_note', { note }));
}

function fillRound(app, parts, next) {
  const { say, data, model } = app;
  const round = data.rounds[next.index];
  const section = data.sections[next.section];
  const { rounds, make } = model.sections[next.section];
  setText(parts.copy, make > 1 ? say('copy_of', { name: section.name, copy: next.copy, make }) : section.name);
  const at = rounds.indexOf(next.index) + 1;
  const plain = round.label.endsWith(` ${at}`); // "Rnd 3 of 5" says it all, where the third round is called so
  setText(parts.round, say(plain ? 'round_of_plain' : 'round_of', { label: round.label, last: rounds.length, at }));
  parts.back.hidden = parts.forward.hidden = make < 2;
  // a note on all pieces is read with the first of them; what is done is done for each
  fillSteps(parts.before, say('first'), round.before.filter((step) => next.copy === 1 || !step.note));
  parts.colours.replaceChildren(...makeColours(round));
  parts.text.replaceChildren(...makeWords(app, round.words));
  setText(parts.counts, say('makes', { counts: round.counts.join(', ') }));
  parts.counts.hidden = !round.counts.length;
  setText(parts.sides, round.sides);
  setText(parts.problem, round.problem);
  setText(parts.writer, round.writer);
  fillSteps(parts.after, say('then'), next.index === rounds.at(-1) ? section.after : []);
}

function fillSteps(node, heading, steps) {
  const lines = steps.map((step) => el('p', { dir: 'auto' }, step.part && el('b', {}, `${step.part}: `), step.text));
  node.replaceChildren(...(lines.length ? [el('strong', {}, heading), ...lines] : []));
}

/**
 * Plain text and stitch names in turns; a name is a button that tells how the stitch is worked. What stands close behind
 * it, a comma or the number of chains, stays with it at the end of a line.
 */
export function makeWords(app, words) {
  const nodes = [];
  for (let at = 0; at < words.length; at += 2) {
    const close = at ? words[at].match(/^( \d+)?[^\s]*/)?.[0] ?? '' : '';
    if (at) nodes.push(el('span', { class: 'together' }, makeStitch(app, words[at - 1]), close));
    nodes.push(document.createTextNode(words[at].slice(close.length)));
  }
  return nodes;
}

function makeStitch(app, word) {
  const meaning = app.data.meanings[word.toLowerCase()];
  if (!meaning) return word;
  const open = () => openDialog(app.node, meaning.name, [el('p', { dir: 'auto' }, meaning.text)], [{ label: app.say('close') }]);
  return el('button', { type: 'button', class: 'stitch', onclick: open }, word);
}

function fillEnd(app, parts) {
  const { say, data, model } = app;
  setText(parts.copy, say(model.total ? 'finished' : 'nothing_to_work'));
  setText(parts.round, '');
  parts.back.hidden = parts.forward.hidden = true;
  for (const name of ['colours', 'before']) parts[name].replaceChildren();
  for (const name of ['counts', 'sides', 'problem', 'writer']) setText(parts[name], '');
  setText(parts.text, model.total ? say('finished_text') : '');
  fillSteps(parts.after, say('then'), [...(data.sections.at(-1)?.after ?? []), ...data.last]);
}
