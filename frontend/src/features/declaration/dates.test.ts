import { describe, expect, it } from "vitest";
import { readDate } from "./dates";

const TODAY = "2026-11-22";
const day = (date: string) => ({ earliest: date, latest: date, certainty: "exact" });
const about = (earliest: string, latest: string) => ({ earliest, latest, certainty: "about" });

describe("a date as it is said", () => {
  it.each([
    ["12/11/2026", "2026-11-12"], ["12.11.26", "2026-11-12"], ["2026-11-12", "2026-11-12"], ["12 novembre 2026", "2026-11-12"],
    ["1er août", "2026-08-01"], ["hier", "2026-11-21"], ["avant-hier", "2026-11-20"], ["Aujourd’hui", TODAY], ["12 nov.", "2026-11-12"], ["12 nov", "2026-11-12"],
  ])("%s is one day", (typed, date) => expect(readDate(typed, TODAY)).toEqual(day(date)));

  it("without a year, means the latest one that has been", () => {
    expect(readDate("22/11", TODAY)).toEqual(day("2026-11-22"));
    expect(readDate("23/11", TODAY)).toEqual(day("2025-11-23"));
    expect(readDate("31/12", "2027-01-01")).toEqual(day("2026-12-31"));
  });

  it("knows when there is a 29 February", () => {
    expect(readDate("29/02", TODAY)).toEqual(day("2024-02-29"));
    expect(readDate("29/02/2024", TODAY)).toEqual(day("2024-02-29"));
    expect(readDate("29/02/2026", TODAY)).toBeNull();
    expect(readDate("29/02", "2028-02-29")).toEqual(day("2028-02-29"));
  });

  it("names a weekday that has been", () => {
    expect(readDate("lundi", TODAY)).toEqual(day("2026-11-16"));
    expect(readDate("dimanche dernier", TODAY)).toEqual(day("2026-11-15"));
  });
});

describe("an interval as it is said", () => {
  it("counts back as the server does: a page rounds down", () => {
    expect(readDate("il y a 3 semaines", TODAY)).toEqual(about("2026-10-25", "2026-11-01"));
    expect(readDate("il y a un mois", TODAY)).toEqual(about("2026-09-22", "2026-10-22"));
    expect(readDate("3 weeks ago", TODAY)).toEqual(about("2026-10-25", "2026-11-01"));
    expect(readDate("un mois", "2026-03-31")).toEqual(about("2026-01-31", "2026-02-28"));
    expect(readDate("il y a un an", "2028-02-29")).toEqual(about("2026-02-28", "2027-02-28"));
  });

  it("takes a month or a year whole, without the days to come", () => {
    expect(readDate("octobre 2026", TODAY)).toEqual(about("2026-10-01", "2026-10-31"));
    expect(readDate("10/2026", TODAY)).toEqual(about("2026-10-01", "2026-10-31"));
    expect(readDate("décembre", TODAY)).toEqual(about("2025-12-01", "2025-12-31"));
    expect(readDate("2026", TODAY)).toEqual(about("2026-01-01", TODAY));
  });

  it("keeps a doubt that was said", () => expect(readDate("vers le 12/11", TODAY)).toEqual({ ...day("2026-11-12"), certainty: "about" }));
});

it.each(["", "bientôt", "32/01/2026", "31/04", "13/2026", "23/11/2026", "il y a longtemps", "12/11/0026"])("%s says no day", (typed) =>
  expect(readDate(typed, TODAY)).toBeNull());
