// Brings deeds to the server and hears what other devices did. One request at a time; what fails is tried again, with
// longer and longer pauses, for as long as the page is open. What the page says of it is tracker's.

const POLL_MS = 4000;
const PATIENCE_MS = 15000; // for an answer
const FIRST_PAUSE_MS = 1000;
const LONGEST_PAUSE_MS = 8000;
const MOST_DEEDS = 200;
const MOST_BYTES = 50000; // a request that outlives its page may have 64 KiB
const UNREAD = new Set([400, 413, 422]); // what Knotty answers to deeds that it will never take; the rest is trouble on the way
const STOPS = { 401: 'stranger', 403: 'stranger', 404: 'gone' };

/**
 * Keep a project in step with `url`. `told` hears {state(json or null: what is here changed), status(name), refused(sentence)};
 * names are saved, saving, waiting (no connection), stranger and gone. `get` is fetch.
 */
export class Sync {
  constructor(url, outbox, told, get = (...args) => fetch(...args)) {
    Object.assign(this, { url, outbox, told, get });
    this.busy = false;
    this.again = false; // something was done while a request was under way
    this.stopped = '';
    this.pause = 0;
    this.timer = 0;
    this.revision = -1;
    this.single = false; // one deed a request, to find the one that the server refuses to read
    this.sending = new Set();
  }

  /** Send what there is, or ask what is new. Safe to call at any time, as often as one likes. */
  async turn({ leaving = false } = {}) {
    if (this.busy && !leaving) {
      this.again = true;
      return;
    }
    clearTimeout(this.timer);
    const deeds = this.choose();
    this.busy = true;
    if (deeds.length) this.told.status(this.pause ? 'waiting' : 'saving');
    const heard = [...this.outbox.ghosts.keys()];
    let wait = POLL_MS;
    try {
      const answer = deeds.length ? await this.post(deeds, leaving) : await this.ask();
      wait = await this.read(answer, deeds, heard);
    } catch {
      wait = this.fail(0);
    }
    this.busy = false;
    this.sending = new Set();
    this.plan(wait);
  }

  plan(wait) {
    clearTimeout(this.timer);
    if (this.ended) return;
    const more = this.again || (this.outbox.pending().length && !this.pause && !this.stopped);
    this.again = false;
    if (more && !this.pause) this.turn();
    else if (!globalThis.document?.hidden || this.outbox.pending().length) {
      this.timer = setTimeout(() => this.turn(), wait);
    }
  }

  /** Try at once, whatever pause there was: the maker is back, or the network is. */
  wake() {
    this.pause = 0;
    this.stopped = '';
    return this.turn();
  }

  end() {
    this.ended = true;
    clearTimeout(this.timer);
  }

  choose() {
    const chosen = [];
    let bytes = 0;
    for (const deed of this.outbox.pending()) {
      bytes += new TextEncoder().encode(JSON.stringify(deed)).length;
      if (chosen.length && (this.single || chosen.length >= MOST_DEEDS || bytes > MOST_BYTES)) break;
      chosen.push(deed);
    }
    return chosen;
  }

  post(deeds, leaving) {
    this.sending = new Set(deeds.map((deed) => deed.id));
    return this.get(this.url, {
      method: 'POST',
      credentials: 'same-origin',
      keepalive: true,
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ deeds }),
      ...(leaving ? {} : { signal: AbortSignal.timeout(PATIENCE_MS) }),
    });
  }

  ask() {
    const since = this.revision >= 0 ? `?since=${this.revision}` : '';
    return this.get(this.url + since, { credentials: 'same-origin', cache: 'no-store', signal: AbortSignal.timeout(PATIENCE_MS) });
  }

  /** Take an answer in; return how long to wait for the next turn, in ms. */
  async read(answer, deeds, heard) {
    if (answer.status >= 500 || answer.status === 429) return this.fail(Number(answer.headers.get('retry-after')) * 1000);
    const json = answer.status === 204 ? null : await answer.json().catch(() => ({}));
    if (answer.status in STOPS) return this.stop(STOPS[answer.status]);
    if (!answer.ok) return UNREAD.has(answer.status) && json?.error ? this.refuse(json, deeds) : this.fail(0);
    if (json && !json.done) return this.fail(0); // some other page answered: a proxy, a login
    this.pause = 0;
    this.stopped = '';
    this.outbox.settle(heard);
    const sent = new Set(deeds.map((deed) => deed.id));
    this.outbox.drop(sent);
    for (const { id, error } of json?.refused ?? []) if (sent.has(id)) this.told.refused(error);
    if (json) this.revision = json.revision;
    if (json || heard.length) this.told.state(json);
    if (!this.outbox.pending().length) {
      this.single = false;
      this.told.status('saved');
    }
    return POLL_MS;
  }

  fail(asked) {
    this.pause = Math.min(Math.max(asked || 0, this.pause * 2 || FIRST_PAUSE_MS), LONGEST_PAUSE_MS);
    this.told.status('waiting');
    return this.pause;
  }

  stop(name) {
    this.stopped = name;
    this.pause = LONGEST_PAUSE_MS;
    this.told.status(name);
    return this.pause;
  }

  /** The request as a whole was not read: find the deed it was, and drop that one only. */
  refuse(json, deeds) {
    if (deeds.length > 1) this.single = true;
    else if (deeds.length === 1) {
      this.outbox.drop(new Set([deeds[0].id]));
      this.told.refused(json?.error ?? '');
      this.told.state(null);
    } else return this.fail(0);
    return 0;
  }
}
