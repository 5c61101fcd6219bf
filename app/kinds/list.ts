// All kinds, one line each. `card.place` decides the order in which pages list them.
export { fix } from "./fix/kind";
export { review } from "./review/kind";
export { test } from "./test/kind";
