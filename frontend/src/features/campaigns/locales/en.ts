import type fr from "./fr";

export default {
  title: "",
} satisfies typeof fr;
