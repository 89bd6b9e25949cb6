/** Brings a part of the page into view and the focus with it. */
export function show(id: string) {
  const part = document.getElementById(id);
  if (!part) return;
  part.tabIndex = -1;
  part.scrollIntoView({ block: "start" });
  part.focus({ preventScroll: true });
}
