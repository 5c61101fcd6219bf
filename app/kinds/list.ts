// Every kind, one line each: `card.place` decides the order in which kinds are listed.
export { fix } from "./fix/kind";
export { review } from "./review/kind";
export { test } from "./test/kind";
