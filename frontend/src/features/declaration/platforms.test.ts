import { expect, it } from "vitest";
import { platformOf } from "./platforms";

it.each([
  ["https://www.google.com/maps/contrib/1/reviews", "google"], ["maps.app.goo.gl/abc", "google"], ["https://www.doctolib.fr/medecin/x", "doctolib"],
  ["https://m.facebook.com/p/1", "facebook"], ["https://x.com/a/status/1", "x"], ["https://avis.example.org/annuaire/1", "avis.example.org"],
])("%s is %s", (url, platform) => expect(platformOf(url)).toBe(platform));

it.each(["", "dans la salle d’attente", "javascript:alert(1)", "ftp://example.org/a", "mot"])("%s is no address", (typed) => expect(platformOf(typed)).toBeNull());
it("is not fooled by a name inside another host", () => expect(platformOf("https://google.com.example.org/")).toBe("google.com.example.org"));
