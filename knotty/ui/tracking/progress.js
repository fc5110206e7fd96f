// What is worked, and what a deed makes of it. The same rules as knotty/craft/progress.py; a test holds both together.
// Nothing here knows a page, a network or a clock. Marks are [round id, copy]; copies count from 1.

/** Put the rounds in order: a section is a run of rounds that are worked one after the other in each copy. */
export function makeModel(rounds) {
  const sections = [];
  rounds.forEach((round, index) => {
    const last = sections.at(-1);
    if (last && last.key === round.section) last.rounds.push(index);
    else sections.push({ key: round.section, make: round.make, rounds: [index] });
  });
  const sectionOf = rounds.map(() => 0);
  sections.forEach((section, number) => section.rounds.forEach((index) => { sectionOf[index] = number; }));
  return {
    rounds,
    sections,
    sectionOf,
    at: new Map(rounds.map((round, index) => [round.id, index])),
    total: rounds.reduce((sum, round) => sum + round.make, 0),
  };
}

/** Return the state that the server's JSON tells: `done` holds runs of copies, both ends included. */
export function makeState(model, json) {
  const state = {
    revision: json.revision ?? 0,
    undoes: json.undoes ?? '',
    done: new Map(),
    counters: new Map(Object.entries(json.counters ?? {})),
    notes: new Map(Object.entries(json.notes ?? {})),
    worked: 0,
    left: model.sections.map((section) => new Int32Array(section.make + 1).fill(section.rounds.length, 1)),
  };
  for (const [id, runs] of Object.entries(json.done ?? {})) {
    for (const [first, last] of runs) for (let copy = first; copy <= last; copy += 1) mark(model, state, id, copy, true);
  }
  return state;
}

/** Return the state as the server's JSON has it. */
export function writeState(state) {
  const done = {};
  for (const [id, copies] of state.done) if (copies.size) done[id] = findRuns([...copies]);
  const sorted = (map) => Object.fromEntries([...map].sort(([a], [b]) => (a < b ? -1 : 1)));
  return { done, counters: sorted(state.counters), notes: sorted(state.notes) };
}

function findRuns(copies) {
  const runs = [];
  for (const copy of copies.sort((a, b) => a - b)) {
    if (runs.length && runs.at(-1)[1] === copy - 1) runs.at(-1)[1] = copy;
    else runs.push([copy, copy]);
  }
  return runs;
}

export function isDone(state, id, copy) {
  return state.done.get(id)?.has(copy) ?? false;
}

/** Return how many copies of a round are worked. */
export function countCopies(state, id) {
  return state.done.get(id)?.size ?? 0;
}

function mark(model, state, id, copy, done) {
  if (isDone(state, id, copy) === done) return;
  if (!state.done.has(id)) state.done.set(id, new Set());
  if (done) state.done.get(id).add(copy);
  else state.done.get(id).delete(copy);
  const index = model.at.get(id); // a round of another version of the pattern is kept, and not counted
  if (index === undefined || copy > model.rounds[index].make) return;
  state.worked += done ? 1 : -1;
  state.left[model.sectionOf[index]][copy] += done ? -1 : 1;
}

/** Return what a tick, frog or clear changes: {ticked, unticked}. Throws RangeError where the pattern has no such mark. */
export function findChange(model, state, deed) {
  if (deed.do === 'clear') return { ticked: [], unticked: [...listMarks(state)] };
  const index = model.at.get(deed.round);
  if (index === undefined) throw new RangeError('no such round');
  const round = model.rounds[index];
  const copies = deed.do === 'frog' ? [deed.copy] : deed.copies;
  if (copies.some((copy) => !(copy >= 1 && copy <= round.make))) throw new RangeError('no such copy');
  if (deed.do === 'frog') {
    const after = model.rounds.slice(index + 1).filter((other) => other.part === round.part);
    const marks = after.map((other) => [other.id, deed.copy]);
    return { ticked: [], unticked: marks.filter(([id, copy]) => isDone(state, id, copy)) };
  }
  const asked = copies.filter((copy) => isDone(state, deed.round, copy) !== deed.done).map((copy) => [deed.round, copy]);
  return deed.done ? { ticked: asked, unticked: [] } : { ticked: [], unticked: asked };
}

function* listMarks(state) {
  for (const [id, copies] of state.done) for (const copy of copies) yield [id, copy];
}

export function makeChange(model, state, change) {
  for (const [id, copy] of change.ticked) mark(model, state, id, copy, true);
  for (const [id, copy] of change.unticked) mark(model, state, id, copy, false);
}

export function reverse(change) {
  return { ticked: change.unticked, unticked: change.ticked };
}

function put(map, key, value) {
  if (value) map.set(key, value);
  else map.delete(key);
}

/**
 * Do a deed to the state. `past` is the list of {name, change} that can be taken back, the latest last; it is brought up
 * to date. An Undo of what `past` does not know changes nothing here: the server's answer will. Throws as findChange does.
 */
export function doDeed(model, state, past, deed) {
  if (deed.do === 'count') put(state.counters, deed.name, deed.value);
  else if (deed.do === 'note') put(state.notes, deed.round, deed.text);
  else if (deed.do === 'undo') undo(model, state, past);
  else {
    const change = findChange(model, state, deed);
    if (!change.ticked.length && !change.unticked.length) return;
    makeChange(model, state, change);
    past.push({ name: deed.round ? `${deed.do} ${deed.round}` : deed.do, change });
    state.undoes = past.at(-1).name;
  }
}

function undo(model, state, past) {
  const last = past.at(-1);
  if (!last || last.name !== state.undoes) return;
  past.pop();
  makeChange(model, state, reverse(last.change));
  state.undoes = past.at(-1)?.name ?? '';
}

/** Return the first round of a copy that is not worked, as an index; -1 where all are. */
export function findOpen(model, state, section, copy) {
  if (!state.left[section][copy]) return -1;
  return model.sections[section].rounds.find((index) => !isDone(state, model.rounds[index].id, copy)) ?? -1;
}

/**
 * Return the round to work next as {index, copy, section}; null when everything is worked. `order` is "copy" or "colour".
 * `focus` ({section, copy}, or null) is what the maker has in her hands: it comes first as long as it has an open round;
 * copy 0 is none of them, and just the section.
 */
export function findNext(model, state, order, focus) {
  if (focus && model.sections[focus.section] && focus.copy <= model.sections[focus.section].make) {
    const index = findOpen(model, state, focus.section, focus.copy);
    if (index >= 0) return { index, copy: focus.copy, section: focus.section };
  }
  const count = model.sections.length;
  const begin = focus && focus.section < count ? focus.section : 0;
  for (let step = 0; step < count; step += 1) {
    const section = (begin + step) % count;
    const found = order === 'colour' ? findByRound(model, state, section) : findByCopy(model, state, section);
    if (found) return found;
  }
  return null;
}

/** A copy that is begun comes before one that is not. */
function findByCopy(model, state, section) {
  const { make, rounds } = model.sections[section];
  const left = state.left[section];
  let first = 0;
  let begun = 0;
  for (let copy = 1; copy <= make && !begun; copy += 1) {
    if (left[copy] && !first) first = copy;
    if (left[copy] && left[copy] < rounds.length) begun = copy;
  }
  const copy = begun || first;
  return copy ? { index: findOpen(model, state, section, copy), copy, section } : null;
}

function findByRound(model, state, section) {
  const { make, rounds } = model.sections[section];
  for (const index of rounds) {
    for (let copy = 1; copy <= make; copy += 1) {
      if (!isDone(state, model.rounds[index].id, copy)) return { index, copy, section };
    }
  }
  return null;
}
