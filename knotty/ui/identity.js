// Compares the maker of this page's session with the one the browser's cookie names now, and reloads where they differ.
const ASKED = '/api/maker';
const RELOADED = 'knotty:maker';
const AGAIN_MS = 5000; // a second tab that opened with this one has its cookie by then

export default function (component) {
  const mine = component.data.maker;
  let timer = 0;

  const look = async () => {
    let theirs = '';
    try {
      const answer = await fetch(ASKED, { cache: 'no-store', credentials: 'same-origin' });
      theirs = answer.ok ? (await answer.json()).maker : '';
    } catch {
      return; // the server is away; Streamlit says so
    }
    if (!theirs || theirs === mine) return;
    try {
      if (sessionStorage.getItem(RELOADED) === theirs) return; // reloading did not help, so it would not end
      sessionStorage.setItem(RELOADED, theirs);
    } catch {
      return;
    }
    location.reload();
  };

  const seen = () => { if (!document.hidden) look(); };
  look();
  timer = setTimeout(look, AGAIN_MS);
  document.addEventListener('visibilitychange', seen);
  return () => {
    clearTimeout(timer);
    document.removeEventListener('visibilitychange', seen);
  };
}
