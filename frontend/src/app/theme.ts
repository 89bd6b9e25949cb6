import { createTheme, type CSSVariablesResolver, type MantineColorsTuple } from "@mantine/core";

const egide: MantineColorsTuple = [
  "#e9f8f8", "#d5eeef", "#a9dcde", "#79c9cd", "#52b9be", "#3aafb5", "#17868d", "#0b6e75", "#075a60", "#03454a",
];

export const theme = createTheme({
  primaryColor: "egide",
  primaryShade: 7,
  colors: { egide },
  autoContrast: true,
  fontFamily: "'Inter Variable', system-ui, sans-serif",
  fontFamilyMonospace: "ui-monospace, 'DejaVu Sans Mono', monospace",
  defaultRadius: "md",
  cursorType: "pointer",
  focusRing: "auto",
  respectReducedMotion: true,
  headings: { fontWeight: "650", sizes: { h1: { fontSize: "1.375rem" }, h2: { fontSize: "1.125rem" }, h3: { fontSize: "1rem" } } },
  components: {
    Tooltip: { defaultProps: { withArrow: true, openDelay: 300 } },
    Modal: { defaultProps: { centered: true, closeButtonProps: { "aria-label": "×" } } },
    Loader: { defaultProps: { type: "dots" } },
  },
});

/** Mantine's own greys are too pale for WCAG AA on our grounds: these reach 4.5:1 (text) and 3:1 (borders of fields). */
export const contrast: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    "--mantine-color-dimmed": "#555f69",
    "--mantine-color-placeholder": "#66707a",
    "--mantine-color-default-border": "#c3cad1",
    "--mantine-color-error": "#b42318",
    "--mantine-color-body": "#ffffff",
    "--eg-focus": "#0b6e75",
    "--eg-here": "#d5eeef",
    "--eg-ground": "#f4f6f8",
    "--eg-surface": "#ffffff",
    "--eg-line": "#dde2e7",
    "--eg-expired": "#b42318",
    "--eg-soon": "#9a4a00",
    "--eg-near": "#7a5b00",
    "--eg-calm": "#2b6b46",
  },
  dark: {
    "--mantine-color-dimmed": "#a9b3bd",
    "--mantine-color-placeholder": "#98a2ac",
    "--mantine-color-default-border": "#48525c",
    "--mantine-color-error": "#ff9b90",
    "--mantine-color-body": "#12181d",
    "--mantine-color-text": "#e4e9ed",
    "--eg-focus": "#52b9be",
    "--eg-here": "#143d42",
    "--eg-ground": "#0d1216",
    "--eg-surface": "#161d23",
    "--eg-line": "#2b353d",
    "--eg-expired": "#ff9b90",
    "--eg-soon": "#ffb066",
    "--eg-near": "#f2d06b",
    "--eg-calm": "#7fd6a4",
  },
});
