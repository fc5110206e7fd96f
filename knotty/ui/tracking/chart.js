// The symbol chart of the part in work, with its next round lit. It is fetched when it is unfolded, and not before.
import { el, memory, openDialog } from './dom.js';

export function makeChart(app) {
  const image = el('img', { class: 'chart', alt: app.say('chart_alt'), decoding: 'async' });
  const missing = el('p', { class: 'small', hidden: true }, app.say('no_chart'));
  const enlarge = el('button', { type: 'button', class: 'enlarge', 'aria-label': app.say('enlarge'), onclick: () => open(app, image.src) }, image);
  const node = el('details', { class: 'fold chart-fold' }, el('summary', {}, app.say('chart')), enlarge, missing);
  node.open = memory.find('chart', false);
  image.onerror = () => { enlarge.hidden = true; missing.hidden = false; };
  image.onload = () => { enlarge.hidden = false; missing.hidden = true; };
  const fill = () => {
    node.hidden = !app.next;
    if (!app.next || !node.open) return;
    const round = app.data.rounds[app.next.index];
    const mirrored = app.options.left ? '?mirrored=1' : '';
    const source = `${app.data.base}projects/${encodeURIComponent(app.data.project)}/chart/${encodeURIComponent(round.id)}.svg${mirrored}`;
    if (image.getAttribute('src') !== source) image.src = source;
  };
  node.ontoggle = () => { memory.keep('chart', node.open); fill(); };
  return { node, fill };
}

function open(app, source) {
  const large = el('div', { class: 'large-chart', tabindex: '0' }, el('img', { src: source, alt: app.say('chart_alt') }));
  openDialog(app.node, app.say('chart'), [large], [{ label: app.say('close') }]).classList.add('wide');
}
