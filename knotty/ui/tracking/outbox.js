// Deeds that the server has not confirmed yet, in the order they were done. They lie in the browser's storage, one key a
// deed, so that two tabs never overwrite each other and an instant reload loses nothing. Sending them is sync's.

const PREFIX = 'knotty:deed:';

export function makeId() {
  if (globalThis.crypto?.randomUUID) return crypto.randomUUID(); // only where the page came over https
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** An outbox of a project. `storage` is localStorage or the like; null, or one that throws, keeps deeds in memory only. */
export class Outbox {
  constructor(project, storage, now = Date.now) {
    this.prefix = `${PREFIX}${project}:`;
    this.storage = storage;
    this.now = now;
    this.loose = new Map(); // key -> deed: what storage had no room for
    this.ghosts = new Map(); // what another tab has sent, until the server's answer shows it here too
    this.last = 0;
  }

  /** Whether everything in it would be there after a reload. */
  get safe() {
    return this.loose.size === 0;
  }

  /** Put a deed in and return it with its id. A counter or note that was not sent yet gives way to its newer value. */
  add(deed, sending = new Set()) {
    for (const [key, old] of this.entries()) {
      const same = old.do === deed.do && (deed.do === 'count' ? old.name === deed.name : old.round === deed.round);
      if ((deed.do === 'count' || deed.do === 'note') && same && !sending.has(old.id)) this.remove(key);
    }
    const kept = { id: makeId(), ...deed };
    this.last = Math.max(this.now(), this.last + 1, ...this.keys().map((key) => this.time(key) + 1));
    const key = `${this.prefix}${String(this.last).padStart(15, '0')}:${kept.id}`;
    try {
      if (!this.storage) throw new Error('no storage');
      this.storage.setItem(key, JSON.stringify(kept));
    } catch {
      this.loose.set(key, kept);
    }
    return kept;
  }

  /** Return the deeds in order, those that another tab has just sent among them. */
  list() {
    return this.entries().map(([, deed]) => deed);
  }

  /** Return the deeds that are still to be sent, in order. */
  pending() {
    return this.entries().filter(([key]) => !this.ghosts.has(key)).map(([, deed]) => deed);
  }

  drop(ids) {
    for (const [key, deed] of this.entries()) if (ids.has(deed.id)) this.remove(key);
  }

  /** Hear of a change that another tab made to the storage. Returns whether it concerns this project. */
  hear(event) {
    if (!event.key?.startsWith(this.prefix)) return false;
    const deed = event.newValue === null ? parse(event.oldValue) : null;
    if (deed) this.ghosts.set(event.key, deed);
    return true;
  }

  settle(keys) {
    for (const key of keys) this.ghosts.delete(key);
  }

  time(key) {
    return Number(key.slice(this.prefix.length, this.prefix.length + 15)) || 0;
  }

  keys() {
    const found = [...this.loose.keys()];
    try {
      for (let at = 0; at < (this.storage?.length ?? 0); at += 1) {
        const key = this.storage.key(at);
        if (key?.startsWith(this.prefix)) found.push(key);
      }
    } catch { /* forbidden: what is in memory is all there is */ }
    return found;
  }

  entries() {
    const all = new Map(this.ghosts);
    for (const key of this.keys()) {
      const deed = this.loose.get(key) ?? parse(this.storage.getItem(key));
      if (deed) all.set(key, deed);
    }
    return [...all].sort(([a], [b]) => (a < b ? -1 : 1));
  }

  remove(key) {
    this.loose.delete(key);
    this.ghosts.delete(key);
    try { this.storage?.removeItem(key); } catch { /* forbidden: it was never in there */ }
  }
}

function parse(text) {
  try {
    const deed = JSON.parse(text);
    return deed && typeof deed.id === 'string' && typeof deed.do === 'string' ? deed : null;
  } catch {
    return null;
  }
}
