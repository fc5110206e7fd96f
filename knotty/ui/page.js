// Tells the browser what Streamlit's index page cannot know: the language of the page, for screen readers and hyphens,
// and that the app can be put on a home screen. Nothing is drawn.

const LINKS = [
  ["manifest", "/manifest.webmanifest"],
  ["apple-touch-icon", "/icons/knotty-180.png"],
];

export default function ({ data }) {
  document.documentElement.lang = data.language;
  for (const [rel, href] of LINKS) {
    if (document.head.querySelector(`link[rel="${rel}"]`)) continue;
    const link = document.createElement("link");
    link.rel = rel;
    link.href = href;
    if (rel === "manifest") link.crossOrigin = "use-credentials";
    document.head.append(link);
  }
}
