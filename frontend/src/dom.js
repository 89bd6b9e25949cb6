/** Building the page. Text that comes from data only ever becomes text, never markup. */

/**
 * An element with its attributes and children; a string child is a text node.
 * @param {string} name
 * @param {Record<string, string | boolean | ((event: Event) => void)>} [attributes] `on…` are listeners, `true` is an empty attribute
 * @param {...(Node | string | null | undefined)} children
 * @returns {HTMLElement}
 */
export function el(name, attributes = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (typeof value === "function") element.addEventListener(key.slice(2), value);
    else if (value !== false) element.setAttribute(key, value === true ? "" : value);
  }
  element.append(...children.filter((child) => child !== null && child !== undefined && child !== ""));
  return element;
}

/**
 * The element of the page with this id, which the page must have.
 * @param {string} id
 * @returns {HTMLElement}
 */
export function byId(id) {
  const found = document.getElementById(id);
  if (!found) throw new Error(`#${id} is missing`);
  return found;
}

/**
 * Say something to the person, or nothing any more.
 * @param {string} [message]
 */
export function alertWith(message = "") {
  const place = byId("alerte");
  place.textContent = message;
  place.hidden = message === "";
}
