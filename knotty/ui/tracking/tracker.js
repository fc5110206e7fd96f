// The tracker: what the server said, what was done since, and the page that shows both. Streamlit calls the default
// export at every run of its script; the page is made once and only brought up to date after that.
import { keepUncovered } from './calm.js';
import { fillCard, makeCard } from './card.js';
import { makeChart } from './chart.js';
import { STITCHES, makeCounters, nameRepeat } from './counting.js';
import { el, makeColours, makeSay, memory, setClass, setText } from './dom.js';
import { keepAwake, makeOptions } from './options.js';
import { Outbox } from './outbox.js';
import { doDeed, findNext, makeModel, makeState } from './progress.js';
import { makeList } from './rows.js';
import { Sync } from './sync.js';

const PATIENCE = 3; // turns without the new version of a pattern
const LONG = 15; // rounds: more do not stand on a screen

class Tracker {
  constructor(node, data) {
    const model = makeModel(data.rounds);
    Object.assign(this, { node, data, model, base: data.progress, log: [], past: [], viewed: new Map(), order: data.order });
    this.say = makeSay(data.words);
    this.options = Object.fromEntries(['large', 'left', 'awake'].map((name) => [name, memory.find(name, false)]));
    this.focus = memory.find(`focus:${data.project}`, null);
    this.outbox = new Outbox(data.project, findStorage());
    this.sync = new Sync(`${data.base}progress/${encodeURIComponent(data.project)}`, this.outbox, {
      state: (json) => { this.accept(json); this.draw(); },
      status: (name) => { this.status = name; this.drawStatus(); if (name === 'saved') this.follow(); },
      refused: (sentence) => this.warn(this.say('refused', { sentence })),
    });
    this.sync.revision = data.progress.revision;
    this.asked = 0;
    this.status = 'saved';
    this.draw = this.draw.bind(this);
    this.rebuild();
    this.build();
    this.listen();
    this.draw();
    this.sync.turn();
  }

  /** Take in what the server says; null where only what is waiting here has changed. */
  accept(json) {
    const waiting = new Set(this.outbox.list().map((deed) => deed.id));
    this.log = this.past.filter((entry) => !waiting.has(entry.id));
    if (json) this.base = json;
    if ((this.log.at(-1)?.id ?? '') !== this.base.last) this.log = []; // another device was at it
    this.rebuild();
  }

  /** Where the pattern was changed on another page, Streamlit's script is asked for its new rounds; with no answer, the page. */
  follow() {
    if (!(this.base.version > this.data.progress.version)) return;
    this.asked += 1;
    if (this.asked > PATIENCE && this.outbox.safe && !this.node.querySelector('dialog[open]')) location.reload();
    try { this.setStateValue?.('version', this.base.version); } catch { /* no connection to it: asked again next time */ }
  }

  rebuild() {
    this.state = makeState(this.model, this.base);
    this.past = [...this.log];
    for (const deed of this.outbox.list()) this.apply(deed);
  }

  apply(deed) {
    const length = this.past.length;
    try {
      doDeed(this.model, this.state, this.past, deed);
    } catch (error) {
      if (!(error instanceof RangeError)) throw error; // the server will say what is wrong with it
    }
    if (this.past.length > length) this.past.at(-1).id = deed.id;
  }

  act(...deeds) {
    this.warn(''); // what was refused before is read by now
    for (const deed of deeds) this.apply(this.outbox.add(deed, this.sync.sending));
    this.status = 'saving';
    this.draw();
    this.sync.turn();
  }

  /** The next round is worked. */
  finish() {
    if (!this.next) return;
    const { index, copy, section } = this.next;
    const round = this.data.rounds[index];
    const counters = [nameRepeat(round, copy), STITCHES].filter((name) => this.state.counters.has(name));
    this.viewed.delete(section);
    this.hold({ section, copy: this.order === 'copy' ? copy : 0 });
    navigator.vibrate?.(12);
    this.act({ do: 'tick', round: round.id, copies: [copy], done: true }, ...counters.map((name) => ({ do: 'count', name, value: 0 })));
    this.announce(this.say('announce', { done: this.nameRound(index, copy), next: this.next ? this.nameRound(this.next.index, this.next.copy) : this.say('finished') }));
  }

  tick(index, copy, done) {
    const section = this.model.sectionOf[index];
    this.viewed.set(section, copy);
    if (this.order === 'copy') this.hold({ section, copy });
    this.act({ do: 'tick', round: this.data.rounds[index].id, copies: [copy], done });
  }

  frog(round, copy) {
    this.hold({ section: this.model.sectionOf[this.model.at.get(round)], copy });
    this.act({ do: 'frog', round, copy });
  }

  undo() {
    this.viewed.clear();
    const last = this.past.at(-1)?.change;
    const [id, copy] = last?.ticked[0] ?? last?.unticked[0] ?? [];
    if (this.model.at.has(id)) this.hold({ section: this.model.sectionOf[this.model.at.get(id)], copy });
    this.act({ do: 'undo', of: this.findLast() });
    this.announce(this.say('undone'));
  }

  /** The id of the deed that Undo is about, for another device may do something meanwhile; empty where it is not known. */
  findLast() {
    const mine = this.past.at(-1);
    if (mine?.name === this.state.undoes && mine.id) return mine.id;
    return this.outbox.list().length ? '' : this.base.last;
  }

  clear() { this.viewed.clear(); this.hold(null); this.act({ do: 'clear' }); }

  count(name, value) { this.act({ do: 'count', name, value }); }

  note(round, text) { this.act({ do: 'note', round, text }); }

  hold(focus) {
    this.focus = focus;
    memory.keep(`focus:${this.data.project}`, focus);
  }

  /** Take another copy in hand; a finished one is only shown in the list. */
  choose(section, copy) {
    this.viewed.set(section, copy);
    this.hold({ section, copy });
    this.draw();
    this.announce(this.say('copy_of', { name: this.data.sections[section].name, copy, make: this.model.sections[section].make }));
  }

  moveCopy(by) {
    const { section, copy } = this.next;
    const { make } = this.model.sections[section];
    const open = this.state.left[section];
    let at = copy;
    do at = ((at - 1 + by + make) % make) + 1; while (!open[at] && at !== copy);
    this.choose(section, at);
  }

  copyOf(section) {
    return this.viewed.get(section) ?? (this.next?.section === section ? this.next.copy : 1);
  }

  setOrder(order) {
    this.order = order;
    this.hold(this.next && { section: this.next.section, copy: order === 'copy' ? this.next.copy : 0 });
    this.draw();
    try { this.setStateValue?.('order', order); } catch { /* no connection to the page's script: asked again next time */ }
  }

  nameRound(index, copy) {
    const { label, make } = this.data.rounds[index];
    const { name } = this.data.sections[this.model.sectionOf[index]];
    return make > 1 ? this.say('round_of_copy', { label, name, copy }) : label;
  }

  build() {
    const { say } = this;
    this.bar = el('progress', { max: String(this.model.total || 1), value: '0', 'aria-label': say('progress') });
    this.said = el('output', { class: 'said' });
    this.saved = el('span', { class: 'saved', role: 'status' });
    this.alert = el('p', { class: 'alert', role: 'alert', hidden: true });
    this.live = el('p', { class: 'unseen', 'aria-live': 'polite' });
    this.card = makeCard(this);
    this.pieces = [makeCounters(this), makeChart(this), makeOptions(this), makeList(this)];
    this.dock = this.makeDock();
    const [counters, chart, options, list] = this.pieces;
    const top = el('div', { class: 'top' }, this.bar, el('div', { class: 'top-line' }, this.said, this.saved));
    this.node.replaceChildren(top, this.alert, this.card.node, counters.node, chart.node, options.node,
      el('div', { class: 'heading' }, el('h2', {}, say('all_rounds')), this.makeJump()), list.node, this.live, this.dock.node);
  }

  /** In a long list the next round is found by a button, not by scrolling. */
  makeJump() {
    const jump = () => this.node.querySelector('.part li[aria-current]')?.scrollIntoView({ block: 'center' });
    const long = this.model.sections.some((section) => section.rounds.length > LONG);
    return el('button', { type: 'button', class: 'plain', hidden: !long, onclick: jump }, this.say('to_next'));
  }

  /** What stays under the thumb: Done and Undo, and the next round in short while its card is out of sight. */
  makeDock() {
    const { say } = this;
    const words = el('span', { class: 'dock-words', dir: 'auto' });
    const where = el('b', {});
    const colours = el('span', { class: 'dock-colours' });
    const toCard = () => { this.card.node.scrollIntoView({ block: 'start' }); this.card.node.focus({ preventScroll: true }); };
    const short = el('button', { type: 'button', class: 'dock-next', onclick: toCard }, el('span', { class: 'line' }, where, colours), words);
    const undo = el('button', { type: 'button', class: 'undo', onclick: () => this.undo() }, say('undo'));
    const done = el('button', { type: 'button', class: 'main done-button', onclick: () => this.finish() });
    const node = el('div', { class: 'dock' }, short, el('div', { class: 'dock-row' }, undo, done));
    return { node, short, words, where, colours, undo, done, shown: '' };
  }

  listen() {
    this.ears = new AbortController();
    this.uncover = keepUncovered();
    const { signal } = this.ears;
    const here = () => { if (!document.hidden) { keepAwake(this); this.sync.wake(); } };
    document.addEventListener('visibilitychange', here, { signal });
    addEventListener('focus', here, { signal });
    addEventListener('online', () => this.sync.wake(), { signal });
    addEventListener('pagehide', () => { if (this.outbox.pending().length) this.sync.turn({ leaving: true }); }, { signal });
    addEventListener('storage', (event) => { if (this.outbox.hear(event)) { this.rebuild(); this.draw(); this.sync.turn(); } }, { signal });
    this.eye = new IntersectionObserver(([seen]) => setClass(this.node, 'away', !seen.isIntersecting), { rootMargin: '-60px 0px -90px 0px' });
    this.eye.observe(this.card.node);
  }

  draw() {
    this.next = findNext(this.model, this.state, this.order, this.focus);
    setClass(this.node, 'large', this.options.large);
    setClass(this.node, 'left', this.options.left);
    fillCard(this, this.card, this.next);
    for (const piece of this.pieces) piece.fill();
    const { worked } = this.state;
    const { total } = this.model;
    this.bar.value = worked;
    setText(this.said, this.say('all_done_of', { done: worked, total, percent: total ? Math.floor((100 * worked) / total) : 0 }));
    this.drawDock();
    this.drawStatus();
  }

  drawDock() {
    const { dock, next } = this;
    dock.undo.disabled = !this.state.undoes;
    dock.done.hidden = dock.short.hidden = !next;
    const key = next ? `${next.index}:${next.copy}:${this.order}` : '';
    if (!next || dock.shown === key) return;
    dock.shown = key;
    const round = this.data.rounds[next.index];
    setText(dock.where, this.nameRound(next.index, next.copy));
    dock.colours.replaceChildren(...makeColours(round));
    setText(dock.words, round.words.join(''));
    setText(dock.done, this.say('done', { what: round.make > 1 && this.order === 'colour' ? this.nameRound(next.index, next.copy) : round.label }));
  }

  drawStatus() {
    const waiting = this.outbox.pending().length > 0;
    const names = { saved: 'saved', saving: waiting ? 'saving' : 'saved', waiting: !waiting ? 'offline' : this.outbox.safe ? 'waiting' : 'unsafe' };
    const word = this.say(names[this.status] ?? 'kept');
    setText(this.saved, word);
    this.saved.dataset.status = this.status;
    if (this.status === 'stranger' || this.status === 'gone') this.warn(this.say(this.status));
    else if (this.stopped) this.warn('');
    this.stopped = this.status === 'stranger' || this.status === 'gone';
  }

  warn(sentence) {
    setText(this.alert, sentence);
    this.alert.hidden = !sentence;
  }

  announce(sentence) { setText(this.live, sentence); }

  /** Streamlit's script ran again. */
  update(data, setStateValue) {
    this.setStateValue = setStateValue;
    if (data.order !== this.data.order) this.order = data.order;
    if (data.progress.revision > this.base.revision) {
      this.sync.revision = data.progress.revision;
      this.accept(data.progress);
    }
    this.data = { ...this.data, order: data.order };
    this.draw();
    if (this.sync.pause) this.sync.wake(); // the server is there again
  }

  end() {
    this.pieces[2].end();
    this.ears.abort();
    this.uncover();
    this.eye.disconnect();
    this.sync.end();
    if (this.outbox.pending().length) this.sync.turn({ leaving: true });
  }
}

function findStorage() {
  try { return globalThis.localStorage; } catch { return null; }
}

export default function show({ parentElement, data, setStateValue }) {
  const node = parentElement.querySelector('.knotty');
  if (node.tracker?.data.signature !== data.signature) {
    node.tracker?.end();
    node.tracker = new Tracker(node, data);
  }
  node.tracker.update(data, setStateValue);
  return () => {
    node.tracker?.end();
    node.tracker = null;
  };
}
