// How the tracker looks and behaves for this maker: order, large type, left hand, a screen that stays on, a timer.
import { el, memory, openDialog, setText } from './dom.js';

const TIMER = 'timer'; // a counter of seconds
const TIMER_SAVED_S = 30;

export function makeOptions(app) {
  const { say } = app;
  const toggle = (name, act) => {
    const button = el('button', { type: 'button', class: 'toggle', 'aria-pressed': String(Boolean(app.options[name])), onclick: () => {
      app.options[name] = !app.options[name];
      memory.keep(name, app.options[name]);
      button.setAttribute('aria-pressed', String(app.options[name]));
      act();
    } }, say(name));
    return button;
  };
  const order = makeOrder(app);
  const awake = toggle('awake', () => keepAwake(app));
  awake.hidden = !(globalThis.isSecureContext && 'wakeLock' in navigator);
  const timer = makeTimer(app);
  const piece = el('button', { type: 'button', class: 'plain', onclick: () => openNote(app) }, say('piece_note'));
  const over = el('button', { type: 'button', class: 'plain', onclick: () => openRestart(app) }, say('start_over'));
  const looks = el('div', { class: 'toggles' }, toggle('large', app.draw), toggle('left', app.draw), awake);
  const node = el('details', { class: 'fold options' }, el('summary', {}, say('options')),
    order.node, looks, timer.node, el('div', { class: 'toggles' }, piece, over));
  keepAwake(app);
  return { node, fill: () => { order.fill(); timer.fill(); over.disabled = !app.state.worked; }, end: timer.end };
}

function makeOrder(app) {
  const { say } = app;
  const many = app.model.sections.some((section) => section.make > 1);
  const names = ['copy', 'colour'];
  const inputs = names.map((name) => el('input', { type: 'radio', name: 'order', value: name, id: `order-${name}`, onchange: () => app.setOrder(name) }));
  const labels = inputs.map((input, at) => el('label', { class: 'choice', for: input.id }, input,
    el('span', {}, el('b', {}, say(`order_${names[at]}`)), el('span', { class: 'small' }, say(`order_${names[at]}_text`)))));
  const node = el('fieldset', { hidden: !many }, el('legend', {}, say('order')), ...labels);
  return { node, fill: () => inputs.forEach((input) => { input.checked = input.value === app.order; }) };
}

function openNote(app) {
  const note = el('textarea', { rows: '6', maxlength: '4000', dir: 'auto', 'aria-label': app.say('piece_note') });
  note.value = app.state.notes.get('') ?? '';
  openDialog(app.node, app.say('piece_note'), [note], [
    { label: app.say('save_note'), kind: 'main', act: () => app.note('', note.value.trim()) },
    { label: app.say('close') },
  ]);
}

function openRestart(app) {
  openDialog(app.node, app.say('start_over'), [el('p', {}, app.say('start_over_text'))], [
    { label: app.say('untick_all'), kind: 'danger', act: () => app.clear() },
    { label: app.say('cancel') },
  ]);
}

/** Keep the screen on while the page is seen, where the browser lets it. A lock ends by itself when the page is left. */
export async function keepAwake(app) {
  try {
    if (app.options.awake && !app.lock) {
      app.lock = await navigator.wakeLock?.request('screen');
      app.lock?.addEventListener('release', () => { app.lock = null; });
    } else if (!app.options.awake) {
      await app.lock?.release();
    }
  } catch { /* low battery or a hidden page: asked again when it is seen */ }
}

function makeTimer(app) {
  const { say } = app;
  const clock = el('span', { class: 'clock', role: 'timer' });
  const button = el('button', { type: 'button', class: 'plain' });
  const node = el('div', { class: 'timer' }, el('span', {}, say('timer')), clock, button);
  let begun = 0; // ms; 0 while it stands
  let saved = 0; // seconds that were kept when it began
  let ticking = 0;
  const seconds = () => (begun ? saved + Math.round((Date.now() - begun) / 1000) : app.state.counters.get(TIMER) ?? 0);
  const fill = () => {
    const all = seconds();
    const two = (number) => String(number).padStart(2, '0');
    setText(clock, `${Math.floor(all / 3600)}:${two(Math.floor(all / 60) % 60)}:${two(all % 60)}`);
    setText(button, say(begun ? 'pause' : 'start'));
  };
  const keep = () => { if (begun && seconds() !== app.state.counters.get(TIMER)) app.count(TIMER, seconds()); };
  const beat = () => {
    fill();
    if ((seconds() - saved) % TIMER_SAVED_S === 0) keep();
  };
  button.onclick = () => {
    if (begun) {
      keep();
      begun = 0;
      clearInterval(ticking);
    } else {
      saved = seconds();
      begun = Date.now();
      ticking = setInterval(beat, 1000);
    }
    fill();
  };
  return { node, fill, keep, end: () => { keep(); clearInterval(ticking); } };
}
