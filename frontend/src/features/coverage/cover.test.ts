import { expect, it } from "vitest";
import { coverOf, wire } from "./cover";

const totals = { reserved: "0.00", committed: "1200.50", paid: "200.00", recovered: "0.00", remaining: "1799.50", predicted_remaining: "1799.50", annual_predicted_remaining: null };
const standing = { events_used: 1, events_limit: 2, event_limit: "3000.00", annual_remaining: null, totals };

it("counts the limit of events not opened yet", () => expect(coverOf(standing).remaining).toBe("4799.50"));
it("never promises more than the annual limit", () => expect(coverOf({ ...standing, annual_remaining: "900.05" }).remaining).toBe("900.05"));
it("promises nothing beyond the events of the period", () => expect(coverOf({ ...standing, events_used: 3 }).remaining).toBe("1799.50"));
it("keeps its cents", () => expect(wire(5n)).toBe("0.05"));
