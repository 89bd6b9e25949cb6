import { MantineProvider } from "@mantine/core";
import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { useState } from "react";
import { afterEach, beforeAll, describe, expect, it } from "vitest";
import { ready } from "@/app/i18n";
import { bytes, toAmount } from "@/lib/format";
import { nameIn, refusedFile } from "@/lib/files";
import { AmountInput } from "./AmountInput";

beforeAll(() => ready);
afterEach(cleanup);

function Field({ start = "", max }: { start?: string; max?: string }) {
  const [amount, setAmount] = useState(start);
  return (
    <MantineProvider>
      <AmountInput label="Montant" value={amount} onChange={setAmount} max={max} />
      <output>{amount}</output>
      <button onClick={() => setAmount("")}>vider</button>
    </MantineProvider>
  );
}

const type = (text: string) => {
  const input = screen.getByLabelText<HTMLInputElement>("Montant");
  fireEvent.change(input, { target: { value: text } });
  fireEvent.blur(input);
  return input;
};

describe("an amount as people type it", () => {
  it("goes on the wire and is read back grouped", () => {
    render(<Field />);
    const input = type("1 800,5");
    expect(screen.getByRole("status").textContent).toBe("1800.50");
    expect(input.value).toMatch(/^1.800,50$/);
    expect(input.checkValidity()).toBe(true);
  });

  it("is refused in words, and holds the form back", () => {
    render(<Field max="100.00" />);
    expect(type("douze").checkValidity()).toBe(false);
    expect(screen.getByText(/par exemple 1.800,50/)).toBeTruthy();
    expect(type("0").validationMessage).toMatch(/supérieur à zéro/);
    expect(type("100,01").validationMessage).toMatch(/dépasser 100,00/);
    expect(screen.getByRole("status").textContent).toBe("");
  });

  it("follows the form when it is emptied", () => {
    render(<Field start="12.00" />);
    fireEvent.click(screen.getByText("vider"));
    expect(screen.getByLabelText<HTMLInputElement>("Montant").value).toBe("");
  });

  it.each([["1 800,50", "1800.50"], ["1,800.50", "1800.50"], ["12.5 €", "12.50"], ["0,05", "0.05"], ["1,800", null], ["1.800,50", null]])("%s", (typed, wire) => {
    expect(toAmount(typed)).toBe(wire);
  });
});

describe("a file", () => {
  it("is taken by its kind and size", () => {
    const file = { name: "Banque.XML", size: 10, type: "text/xml" };
    expect(refusedFile(file, ".xml", 100)).toBeNull();
    expect(refusedFile(file, ".csv", 100)).toBe("type");
    expect(refusedFile(file, "text/*", 5)).toBe("size");
    expect(refusedFile({ ...file, size: 0 }, ".xml", 5)).toBe("empty");
  });

  it("has a size in words and a name", () => {
    expect(bytes(1_234_567)).toMatch(/^1,2.Mo$/);
    expect(nameIn('attachment; filename="reglements.csv"')).toBe("reglements.csv");
  });
});
