// Streamlit covers the whole page, and takes every tap, once its script's connection is lost. The tracker goes on without
// that script and says itself what is saved, so that cover is taken away again, for as long as the tracker is shown.

const COVER = '[data-testid="stDialog"]';
const HEADING = 'Connection error'; // Streamlit says it in English only

export function keepUncovered() {
  const look = () => {
    for (const cover of document.querySelectorAll(COVER)) {
      const heading = cover.querySelector('h1, h2, h3, [slot="title"]');
      if (heading?.textContent.trim() === HEADING) cover.querySelector('button')?.click();
    }
  };
  const watch = new MutationObserver(look);
  watch.observe(document.body, { childList: true });
  look();
  return () => watch.disconnect();
}
