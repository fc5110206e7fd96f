// What is counted inside a round: repeats and stitches, large enough for a thumb. Numbers are kept as deeds, like ticks.
import { el, openDialog, setText } from './dom.js';

export const STITCHES = 'stitches';

export function nameRepeat(round, copy) {
  return `repeat:${round.id}:${copy}`;
}

/** Make a counter: less, number (tap to type one), more. `read` gives {name, value, of}; name empty hides it. */
function makeCounter(app, title, read) {
  const { say } = app;
  const change = (by) => {
    const { name, value } = read();
    app.count(name, Math.max(0, value + by));
  };
  const number = el('button', { type: 'button', class: 'number', onclick: () => type(app, title, read()) });
  const button = (by, word, sign, kind) => el('button', {
    type: 'button', class: kind, 'aria-label': say(word, { what: title }), onclick: () => change(by),
  }, sign);
  const node = el('div', { class: 'counter', role: 'group', 'aria-label': title },
    el('span', { class: 'what' }, title),
    el('div', { class: 'counts-row' }, button(-1, 'one_less', '−', 'less'), number, button(1, 'one_more', '+1', 'more')));
  const fill = () => {
    const { name, value, of } = read();
    node.hidden = !name;
    setText(number, of ? say('count_of', { value, of }) : String(value));
    number.setAttribute('aria-label', `${title}: ${number.textContent}. ${say('type_number')}`);
    node.classList.toggle('full', Boolean(of) && value >= of);
  };
  return { node, fill };
}

function type(app, title, { name, value }) {
  const box = el('input', { type: 'number', inputmode: 'numeric', min: '0', max: '9999', value: String(value), 'aria-label': title });
  const save = () => app.count(name, Math.min(9999, Math.max(0, Math.round(Number(box.value) || 0))));
  openDialog(app.node, title, [box], [
    { label: app.say('save'), kind: 'main', act: save },
    { label: app.say('zero'), act: () => app.count(name, 0) },
    { label: app.say('cancel') },
  ]);
  box.select();
}

export function makeCounters(app) {
  const value = (name) => app.state.counters.get(name) ?? 0;
  const repeat = makeCounter(app, app.say('repeats'), () => {
    const round = app.next && app.data.rounds[app.next.index];
    if (!round?.repeats) return { name: '', value: 0, of: 0 };
    const name = nameRepeat(round, app.next.copy);
    return { name, value: value(name), of: round.repeats };
  });
  const stitches = makeCounter(app, app.say('stitches'), () => ({
    name: app.next ? STITCHES : '', value: value(STITCHES), of: app.next ? app.data.rounds[app.next.index].total ?? 0 : 0,
  }));
  const node = el('div', { class: 'counters' }, repeat.node, stitches.node);
  return { node, fill: () => { repeat.fill(); stitches.fill(); } };
}
