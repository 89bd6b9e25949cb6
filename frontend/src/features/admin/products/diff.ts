interface Said {
  key: string;
  label: string;
  value: string;
}

/** Lines that read differently, in the order of the new version; those that are gone come last. */
export function changes(before: readonly Said[], after: readonly Said[]) {
  const was = new Map(before.map((one) => [one.key, one.value]));
  const is = new Set(after.map((one) => one.key));
  const told = after.map((one) => ({ key: one.key, label: one.label, before: was.get(one.key) ?? "", after: one.value }));
  const gone = before.filter((one) => !is.has(one.key)).map((one) => ({ key: one.key, label: one.label, before: one.value, after: "" }));
  return [...told, ...gone].filter((one) => one.before !== one.after);
}
