/** Brings a part of the page into view and the focus with it. */
export function show(id: string) {
  const part = document.getElementById(id);
  if (!part) return;
  part.tabIndex = -1;
  part.scrollIntoView({ block: "start" });
  part.focus({ preventScroll: true });
}

const SETTLING_MS = 4000;

/** The same, again while the blocks above it arrive and push it down, until the person moves. Returns what stops it. */
export function keepShown(id: string): () => void {
  const growing = new ResizeObserver(() => show(id));
  const stop = () => {
    growing.disconnect();
    for (const event of ["wheel", "keydown", "pointerdown", "touchstart"]) removeEventListener(event, stop);
  };
  growing.observe(document.body);
  for (const event of ["wheel", "keydown", "pointerdown", "touchstart"]) addEventListener(event, stop, { passive: true });
  setTimeout(stop, SETTLING_MS);
  return stop;
}
