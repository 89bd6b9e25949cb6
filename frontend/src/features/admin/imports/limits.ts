/** Largest file offered to the server, which has the last word. */
export const LARGEST = 200 * 1024 * 1024;
