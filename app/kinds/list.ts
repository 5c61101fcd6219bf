// Lists all kinds, one line each. `card.place` determines the order in which pages show the kinds.
export { fix } from "./fix/kind";
export { review } from "./review/kind";
export { test } from "./test/kind";
