// What is read stays readable without network, see /sw.js. Where a browser cannot do that, nothing is lost.
if ("serviceWorker" in navigator) {
  addEventListener("load", () => navigator.serviceWorker.register("/sw.js").catch(() => {}));
}
