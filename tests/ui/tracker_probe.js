// What test_tracker_script asks the tracker's modules in a browser. Each answer is plain data.

/** Do the deeds of each case; return the state, and the next round in either order. */
export function workCases(knotty, cases) {
  const { makeModel, makeState, doDeed, writeState, findNext } = knotty;
  return cases.map(({ rounds, deeds, focus }) => {
    const model = makeModel(rounds);
    const state = makeState(model, {});
    const past = [];
    for (const deed of deeds) {
      try {
        doDeed(model, state, past, deed);
      } catch (error) {
        if (!(error instanceof RangeError)) throw error;
      }
    }
    const again = makeState(model, writeState(state));
    const next = ['copy', 'colour'].map((order) => findNext(model, state, order, focus));
    return { ...writeState(state), worked: again.worked, kept: state.worked, next };
  });
}

/** A server that is down, then busy, then takes what it gets but for the second deed. */
export async function sendThroughTrouble({ Outbox, Sync }) {
  const said = [];
  const sent = [];
  const troubles = [
    () => { throw new TypeError('down'); },
    () => new Response(null, { status: 503, headers: { 'retry-after': '1' } }),
  ];
  const get = async (url, how) => {
    const trouble = troubles.shift();
    if (trouble) return trouble();
    const { deeds } = JSON.parse(how.body);
    sent.push(...deeds.map((deed) => deed.value));
    const refused = deeds.filter((deed) => deed.value === 2).map(({ id }) => ({ id, error: 'no such copy' }));
    return Response.json({ revision: 1, done: {}, refused });
  };
  const told = { state() {}, status: (name) => said.push(name), refused: (why) => said.push(why) };
  const sync = new Sync('/x', new Outbox('p', localStorage), told, get);
  for (let value = 1; value <= 4; value += 1) sync.outbox.add({ do: 'count', name: `n${value}`, value });
  await sync.turn();
  const kept = new Outbox('p', localStorage).pending().length;
  await sync.wake();
  await sync.wake();
  sync.end();
  return { said, sent, kept, left: new Outbox('p', localStorage).pending().length };
}

/** A request that is not read as a whole, because of one deed in it. */
export async function sendUnreadable({ Outbox, Sync }) {
  const said = [];
  const taken = [];
  const get = async (url, how) => {
    const { deeds } = JSON.parse(how.body ?? '{"deeds":[]}');
    if (deeds.some((deed) => deed.value === 2)) return Response.json({ error: 'not read' }, { status: 422 });
    taken.push(...deeds.map((deed) => deed.value));
    return Response.json({ revision: 1, done: {}, refused: [] });
  };
  const told = { state() {}, status() {}, refused: (why) => said.push(why) };
  const sync = new Sync('/x', new Outbox('u', localStorage), told, get);
  for (let value = 1; value <= 3; value += 1) sync.outbox.add({ do: 'count', name: `n${value}`, value });
  await sync.turn();
  for (let turns = 0; sync.outbox.pending().length && turns < 50; turns += 1) await new Promise((done) => { setTimeout(done, 5); });
  sync.end();
  return { said, taken, left: sync.outbox.pending().length };
}

/** A way so slow that the server gives up on a body, a proxy that refuses it, then a server that takes it. */
export async function sendOverABadWay({ Outbox, Sync }) {
  const said = [];
  const answers = [
    () => Response.json({ error: 'not in time' }, { status: 408 }),
    () => new Response('<h1>Bad request</h1>', { status: 400 }),
    () => Response.json({ error: 'too early' }, { status: 425 }),
    () => Response.json({ revision: 1, done: {}, refused: [] }),
  ];
  const told = { state() {}, status() {}, refused: (why) => said.push(why) };
  const sync = new Sync('/x', new Outbox('w', localStorage), told, async () => answers.shift()());
  sync.outbox.add({ do: 'tick' });
  const left = [];
  while (answers.length) {
    await sync.wake();
    left.push(sync.outbox.pending().length);
  }
  sync.end();
  return { said, left };
}

export function fillNoStorage({ Outbox }) {
  const full = { length: 0, key: () => null, removeItem() {}, setItem() { throw new DOMException('full', 'QuotaExceededError'); } };
  return [full, null].map((storage) => {
    const outbox = new Outbox('q', storage);
    outbox.add({ do: 'tick' });
    outbox.add({ do: 'undo' });
    return [outbox.safe, ...outbox.pending().map((deed) => deed.do)];
  });
}

export function countAgain({ Outbox }) {
  const outbox = new Outbox('c', localStorage);
  outbox.add({ do: 'count', name: 'a', value: 1 });
  outbox.add({ do: 'count', name: 'a', value: 2 });
  outbox.add({ do: 'count', name: 'b', value: 9 });
  outbox.add({ do: 'count', name: 'a', value: 3 }, new Set(outbox.pending().map((deed) => deed.id)));
  return outbox.pending().map((deed) => deed.value);
}

/** Two tabs share an outbox: what the other one has sent stays done here until the server's answer shows it. */
export function hearAnotherTab({ Outbox }) {
  const [mine, other] = [new Outbox('t', localStorage), new Outbox('t', localStorage)];
  mine.add({ do: 'tick', round: 'r1' });
  const [[key]] = other.entries();
  const oldValue = localStorage.getItem(key);
  const seen = other.list().length;
  other.drop(new Set(other.list().map((deed) => deed.id)));
  mine.hear({ key, oldValue, newValue: null });
  const between = [mine.list().length, mine.pending().length];
  mine.settle([key]);
  return [seen, ...between, mine.list().length];
}
