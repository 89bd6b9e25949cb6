/** Hints under the fields, so that fields side by side stay in line. */
export const ORDER: ("label" | "input" | "description" | "error")[] = ["label", "input", "description", "error"];
