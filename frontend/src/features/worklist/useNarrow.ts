import { useMediaQuery } from "@mantine/hooks";

/** Where rows are cards (worklist.css says the same). */
export const useNarrow = () => useMediaQuery("(max-width: 62em)", false, { getInitialValueInEffect: false });
