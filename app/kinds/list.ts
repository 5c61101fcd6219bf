// Lists all kinds, one line each. `card.place` decides the order in which pages show them.
export { fix } from "./fix/kind";
export { review } from "./review/kind";
export { test } from "./test/kind";
